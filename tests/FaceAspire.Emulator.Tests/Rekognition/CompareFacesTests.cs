namespace FaceAspire.Emulator.Tests.Rekognition;

public sealed class CompareFacesTests
{
    [Fact]
    public async Task CompareFaces_OneOfTwoIsAlike_MatchedTheOtherUnmatched()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();

        var answer = await rekognition.CallAsync(
            "CompareFaces", new { SourceImage = new { Bytes = Portrait.Jpeg(0) }, TargetImage = new { Bytes = Portrait.Two(left: 1, right: 0) }, SimilarityThreshold = 99 });

        var match = Assert.Single(answer["FaceMatches"].EnumerateArray());
        Assert.InRange(match.GetProperty("Similarity").GetDouble(), 99, 100);
        Assert.InRange(match.GetProperty("Face").GetProperty("BoundingBox").GetProperty("Left").GetDouble(), 0.4, 0.8);
        Assert.InRange(Assert.Single(answer["UnmatchedFaces"].EnumerateArray()).GetProperty("BoundingBox").GetProperty("Left").GetDouble(), 0, 0.3);
        Assert.InRange(answer["SourceImageFace"].GetProperty("BoundingBox").GetProperty("Left").GetDouble(), 0.2, 0.5);
    }

    [Fact]
    public async Task CompareFaces_NobodyInTheSource_InvalidParameterNobodyInTheTargetIsNoMatch()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        object Of(byte[] source, byte[] target) => new { SourceImage = new { Bytes = source }, TargetImage = new { Bytes = target } };

        var none = await rekognition.CallAsync("CompareFaces", Of(Portrait.Empty(), Portrait.Png()));
        var unmatched = await rekognition.CallAsync("CompareFaces", Of(Portrait.Png(), Portrait.Empty()));
        var missing = await rekognition.CallAsync("CompareFaces", new { SourceImage = new { Bytes = Portrait.Png() } });

        Assert.Equal((400, "InvalidParameterException"), (none.Status, none.Error));
        Assert.Equal((200, 0, 0), (unmatched.Status, unmatched["FaceMatches"].GetArrayLength(), unmatched["UnmatchedFaces"].GetArrayLength()));
        Assert.Equal((400, "InvalidParameterException"), (missing.Status, missing.Error));
    }
}
