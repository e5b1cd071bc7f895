using System.Text.Json;
using Amazon.Rekognition.Model;

namespace FaceAspire.Emulator.Tests.Rekognition;

public sealed class ImageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DetectFaces_OneFace_BoxLandmarksPoseAndQuality()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();

        var face = (await rekognition.CallAsync("DetectFaces", new { Image = new { Bytes = Portrait.Png() } }))["FaceDetails"].EnumerateArray().Single();

        Box(face, out var left, out var top, out var width, out var height);
        Assert.InRange(left + (width / 2), 0.45, 0.55); // it is in the picture's middle
        Assert.InRange(top + (height / 2), 0.4, 0.6);
        Assert.Equal(
            ["eyeLeft", "eyeRight", "mouthLeft", "mouthRight", "nose"],
            face.GetProperty("Landmarks").EnumerateArray().Select(point => point.GetProperty("Type").GetString()!));
        Assert.InRange(face.GetProperty("Confidence").GetDouble(), 50, 100);
        Assert.InRange(face.GetProperty("Quality").GetProperty("Brightness").GetDouble(), 30, 90);
        Assert.Equal(["Pitch", "Roll", "Yaw"], face.GetProperty("Pose").EnumerateObject().Select(angle => angle.Name));
    }

    [Fact]
    public async Task DetectFaces_PhotoOnItsSide_BoxOfTheUprightPicture()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        async Task<JsonElement> DetectAsync(byte[] picture) =>
            (await rekognition.CallAsync("DetectFaces", new { Image = new { Bytes = picture } }))["FaceDetails"].EnumerateArray().Single();

        Box(await DetectAsync(Portrait.Jpeg()), out var left, out var top, out var width, out var height);
        Box(await DetectAsync(Portrait.OnItsSide()), out var otherLeft, out var otherTop, out var otherWidth, out var otherHeight);

        Assert.All(
            [left - otherLeft, top - otherTop, width - otherWidth, height - otherHeight], difference => Assert.InRange(difference, -0.05, 0.05));
    }

    [Theory]
    [InlineData(5_242_881, "ImageTooLargeException")]
    [InlineData(5_242_880, "InvalidImageFormatException")] // as large as it may be, and no picture
    [InlineData(0, "InvalidImageFormatException")]
    public async Task DetectFaces_BytesAroundTheLimit_AwsErrorCode(int length, string code)
    {
        await using var rekognition = await RekognitionFixture.StartAsync();

        var answer = await rekognition.CallAsync("DetectFaces", new { Image = new { Bytes = new byte[length] } });

        Assert.Equal((400, code), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task DetectFaces_WrongImage_AwsErrorCode()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        async Task<string?> ErrorAsync(object image) => (await rekognition.CallAsync("DetectFaces", new { Image = image })).Error;
        var png = Portrait.Png();

        Assert.Equal("InvalidImageFormatException", await ErrorAsync(new { Bytes = "GIF89a, no longer"u8.ToArray() }));
        Assert.Equal("InvalidImageFormatException", await ErrorAsync(new { Bytes = png[..100] }));
        Assert.Equal("InvalidParameterException", await ErrorAsync(new { Bytes = Small() }));
        Assert.Equal("InvalidParameterException", await ErrorAsync(new { }));
        Assert.Equal("InvalidParameterException", await ErrorAsync(new { Bytes = png, S3Object = new { Bucket = "b", Name = "n" } }));
        Assert.Equal("InvalidS3ObjectException", await ErrorAsync(new { S3Object = new { Bucket = "none", Name = "n" } }));
        Assert.Equal("InvalidParameterException", (await rekognition.CallAsync("DetectFaces", new { Image = new { Bytes = png }, Attributes = new[] { "HAT" } })).Error);
    }

    [Fact]
    public async Task IndexFaces_OutOfABucket_IndexedUnlessTooLarge()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        using var s3 = rekognition.Emulator.S3();
        await s3.PutBucketAsync("photos", Token);
        await s3.PutObjectAsync(new() { BucketName = "photos", Key = "Ann Lee/1.png", InputStream = new MemoryStream(Portrait.Png()) }, Token);
        await s3.PutObjectAsync(new() { BucketName = "photos", Key = "large.png", InputStream = new MemoryStream(new byte[(15 * 1024 * 1024) + 1]) }, Token);
        IndexFacesRequest Of(string key) =>
            new() { CollectionId = "people", Image = new Image { S3Object = new S3Object { Bucket = "photos", Name = key } }, ExternalImageId = "Ann:1" };

        var indexed = await rekognition.Client.IndexFacesAsync(Of("Ann Lee/1.png"), Token);
        var large = await Assert.ThrowsAsync<ImageTooLargeException>(() => rekognition.Client.IndexFacesAsync(Of("large.png"), Token));
        await Assert.ThrowsAsync<InvalidS3ObjectException>(() => rekognition.Client.IndexFacesAsync(Of("none.png"), Token));

        var face = Assert.Single(indexed.FaceRecords!).Face!;
        Assert.Equal(("Ann:1", face.FaceId), (face.ExternalImageId, (await rekognition.FacesAsync()).Single().GetProperty("FaceId").GetString()));
        Assert.Contains("15728640", large.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a\n")]
    [InlineData("")]
    public async Task IndexFaces_ExternalImageIdOutOfItsAlphabet_InvalidParameterAndNothingIndexed(string id)
    {
        await using var rekognition = await RekognitionFixture.StartAsync();

        Assert.Equal("InvalidParameterException", (await rekognition.IndexAsync(Portrait.Png(), id)).Error);
        Assert.Empty(await rekognition.FacesAsync());
    }

    [Fact]
    public async Task IndexFaces_MoreFacesThanAskedFor_LargestIndexedTheOthersTold()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();

        var answer = await rekognition.IndexAsync(Portrait.Two(0, 1), maxFaces: 1);

        Box(answer["FaceRecords"].EnumerateArray().Single().GetProperty("Face"), out var left, out _, out _, out _);
        Assert.InRange(left, 0.4, 0.8);
        var other = answer["UnindexedFaces"].EnumerateArray().Single();
        Assert.Equal("EXCEEDS_MAX_FACES", other.GetProperty("Reasons").EnumerateArray().Single().GetString());
        Assert.Single(await rekognition.FacesAsync());
        Assert.Equal(2, (await rekognition.IndexAsync(Portrait.Two(0, 1)))["FaceRecords"].GetArrayLength());
        Assert.Equal("InvalidParameterException", (await rekognition.IndexAsync(Portrait.Png(), maxFaces: 0)).Error);
    }

    [Fact]
    public async Task IndexFaces_BlurredFace_LeftOutUnlessTheFilterIsNone()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();

        var filtered = await rekognition.IndexAsync(Portrait.Blurred());
        var all = await rekognition.IndexAsync(Portrait.Blurred(), filter: "NONE");

        Assert.Equal(0, filtered["FaceRecords"].GetArrayLength());
        Assert.Contains(
            "LOW_SHARPNESS", filtered["UnindexedFaces"].EnumerateArray().Single().GetProperty("Reasons").EnumerateArray().Select(reason => reason.GetString()));
        Assert.Equal(1, all["FaceRecords"].GetArrayLength());
        Assert.Equal("InvalidParameterException", (await rekognition.IndexAsync(Portrait.Png(), filter: "SOME")).Error);
    }

    [Fact]
    public async Task IndexFaces_NoFace_SuccessWithoutRecords()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();

        var answer = await rekognition.IndexAsync(Portrait.Empty());

        Assert.Equal((0, 0), (answer["FaceRecords"].GetArrayLength(), answer["UnindexedFaces"].GetArrayLength()));
    }

    [Fact]
    public async Task SearchFacesByImage_TwoFaces_SearchesTheLargest()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        await rekognition.IndexOneAsync(Portrait.Png(0), "ann");
        await rekognition.IndexOneAsync(Portrait.Png(1), "bob");

        foreach (var (person, name) in ((int, string)[])[(0, "ann"), (1, "bob")])
        {
            var answer = await rekognition.CallAsync(
                "SearchFacesByImage", new { CollectionId = "people", Image = new { Bytes = Portrait.Two(1 - person, person) }, FaceMatchThreshold = 0, MaxFaces = 1 });

            Assert.Equal(name, answer["FaceMatches"].EnumerateArray().Single().GetProperty("Face").GetProperty("ExternalImageId").GetString());
            Assert.InRange(answer["SearchedFaceBoundingBox"].GetProperty("Left").GetDouble(), 0.4, 0.8);
        }
    }

    [Fact]
    public async Task SearchFacesByImage_Threshold_OnlyWhatIsLikeEnoughBestFirst()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        await rekognition.IndexOneAsync(Portrait.Of("Bruno Oakes"), "bob");
        await rekognition.IndexOneAsync(Portrait.Of("Ada Brightwell"), "ann");
        Task<WireAnswer> SearchAsync(double? threshold) => rekognition.CallAsync(
            "SearchFacesByImage", new { CollectionId = "people", Image = new { Bytes = Portrait.Of("Ada Brightwell") }, FaceMatchThreshold = threshold });

        var all = (await SearchAsync(0))["FaceMatches"].EnumerateArray().ToList();
        var close = (await SearchAsync(null))["FaceMatches"].EnumerateArray().Single();

        Assert.Equal(["ann", "bob"], all.Select(match => match.GetProperty("Face").GetProperty("ExternalImageId").GetString()!));
        Assert.True(all[0].GetProperty("Similarity").GetDouble() > all[1].GetProperty("Similarity").GetDouble());
        Assert.Equal("ann", close.GetProperty("Face").GetProperty("ExternalImageId").GetString());
        Assert.Equal("InvalidParameterException", (await SearchAsync(101)).Error);
    }

    [Fact]
    public async Task SearchFacesByImage_NoFace_InvalidParameter()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();

        await Assert.ThrowsAsync<InvalidParameterException>(() => rekognition.Client.SearchFacesByImageAsync(
            new SearchFacesByImageRequest { CollectionId = "people", Image = new Image { Bytes = Portrait.Empty() } }, Token));
    }

    [Fact]
    public async Task SearchFaces_FaceOfTheCollection_OthersLikeItWithoutItself()
    {
        await using var rekognition = await RekognitionFixture.StartAsync();
        var one = await rekognition.IndexOneAsync(Portrait.Png(0));
        var two = await rekognition.IndexOneAsync(Portrait.Jpeg(0));
        await rekognition.IndexOneAsync(Portrait.Of("Ada Brightwell"));

        var answer = await rekognition.CallAsync("SearchFaces", new { CollectionId = "people", FaceId = one });
        var unknown = await rekognition.CallAsync("SearchFaces", new { CollectionId = "people", FaceId = Guid.NewGuid() });

        Assert.Equal(one, answer.Text("SearchedFaceId"));
        Assert.Equal([two], answer["FaceMatches"].EnumerateArray().Select(match => match.GetProperty("Face").GetProperty("FaceId").GetString()!));
        Assert.Equal((400, "InvalidParameterException"), (unknown.Status, unknown.Error));
    }

    private static byte[] Small()
    {
        using var picture = new OpenCvSharp.Mat(79, 200, OpenCvSharp.MatType.CV_8UC3, OpenCvSharp.Scalar.White);
        return OpenCvSharp.Cv2.ImEncode(".png", picture, out var file) ? file : [];
    }

    private static void Box(JsonElement face, out double left, out double top, out double width, out double height)
    {
        var box = face.GetProperty("BoundingBox");
        (left, top, width, height) = (
            box.GetProperty("Left").GetDouble(), box.GetProperty("Top").GetDouble(), box.GetProperty("Width").GetDouble(), box.GetProperty("Height").GetDouble());
    }
}
