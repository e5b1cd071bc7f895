using System.Text;
using FaceAspire.Emulator.KinesisVideo;
using FaceAspire.Emulator.Rekognition;
using FaceAspire.Faces;

namespace FaceAspire.Emulator.Tests.Rekognition;

public sealed class FaceSearchRecordTests
{
    private static readonly StoredFragment Fragment = new(
        7, DateTimeOffset.FromUnixTimeMilliseconds(1586040338006), DateTimeOffset.FromUnixTimeMilliseconds(1586040339440), default, 0, []);

    [Fact]
    public void Write_NoFaces_AsTheServiceWritesIt()
    {
        Assert.Equal(
            """
            {"InputInformation":{"KinesisVideo":{"StreamArn":"arn:cam","FragmentNumber":"91343852333180000000000000000000000000000000007",
            "ServerTimestamp":1.58604033944E9,"ProducerTimestamp":1.586040338006E9,"FrameOffsetInSeconds":1.377}},
            "StreamProcessorInformation":{"Status":"RUNNING"},"FaceSearchResponse":[]}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(FaceSearchRecord.Write("arn:cam", Fragment, TimeSpan.FromSeconds(1.377), [])));
    }

    [Fact]
    public void Write_KnownAndUnknownFace_AsTheServiceWritesThem()
    {
        var point = new FacePoint(0.25, 0.5);
        var face = new DetectedFace(new(0.4, 0.3, 0.1, 0.2), 99.5, new(point, point, point, point, point), new(1, 2, 3), new(40, 96));
        var known = new IndexedFace("face-id", "image-id", "person-42", new(0.2, 0.2, 0.4, 0.5), 98.5);
        var nameless = known with { ExternalImageId = null };

        var record = Encoding.UTF8.GetString(FaceSearchRecord.Write(
            "arn:cam", Fragment, default, [new(face, [(98.75, known), (81.5, nameless)]), new(face, [])]));

        const string Detected =
            """
            {"DetectedFace":{"BoundingBox":{"Width":0.1,"Height":0.2,"Left":0.4,"Top":0.3},"Confidence":99.5,
            "Landmarks":[{"X":0.25,"Y":0.5,"Type":"eyeLeft"},{"X":0.25,"Y":0.5,"Type":"eyeRight"},{"X":0.25,"Y":0.5,"Type":"mouthLeft"},
            {"X":0.25,"Y":0.5,"Type":"mouthRight"},{"X":0.25,"Y":0.5,"Type":"nose"}],
            "Pose":{"Pitch":3,"Roll":1,"Yaw":2},"Quality":{"Brightness":40,"Sharpness":96}},"MatchedFaces":
            """;
        const string Box =
            """
            {"BoundingBox":{"Width":0.4,"Height":0.5,"Left":0.2,"Top":0.2},"FaceId":"face-id","Confidence":98.5,"ImageId":"image-id"
            """;
        Assert.EndsWith(
            $$$"""
            "FaceSearchResponse":[{{{Detected}}}[{"Similarity":98.75,"Face":{{{Box}}},"ExternalImageId":"person-42"}},{"Similarity":81.5,"Face":{{{Box}}}}}]},{{{Detected}}}[]}]}
            """.ReplaceLineEndings(""),
            record, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1586040339444, "1.586040339444E9")]
    [InlineData(1586040339000, "1.586040339E9")]
    [InlineData(1000000000000, "1.0E9")]
    [InlineData(10000000000, "1.0E7")]
    [InlineData(9999999999, "9999999.999")]
    [InlineData(5, "0.005")]
    [InlineData(0, "0")]
    public void Seconds_AnyTime_AsJavaWritesDoubles(long milliseconds, string expected) =>
        Assert.Equal(expected, FaceSearchRecord.Seconds(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)).ToJsonString());
}
