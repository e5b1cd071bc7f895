using System.Text.Json;

namespace FaceAspire.Contracts.Tests;

public class FaceSearchRecordTests
{
    /// <summary>As the service writes it: exponents, the creation time in the ARN, landmarks in its own order, members that nobody asked for.</summary>
    private const string AsOnTheWire = """
        {
          "InputInformation": { "KinesisVideo": {
              "StreamArn": "arn:aws:kinesisvideo:eu-west-1:111122223333:stream/cam-1/1585900000000",
              "FragmentNumber": "91343852333182522497921856555094773623291269982",
              "ServerTimestamp": 1.586040339444E9,
              "ProducerTimestamp": 1.586040338006E9,
              "FrameOffsetInSeconds": 1.3769999742507935 } },
          "StreamProcessorInformation": { "Status": "RUNNING" },
          "FaceSearchResponse": [ {
              "DetectedFace": {
                "BoundingBox": { "Height": 0.20, "Width": 0.11, "Left": 0.41, "Top": 0.30 },
                "Confidence": 99.9,
                "Landmarks": [ { "X": 0.44, "Y": 0.37, "Type": "eyeLeft" }, { "X": 0.49, "Y": 0.37, "Type": "eyeRight" },
                               { "X": 0.45, "Y": 0.44, "Type": "mouthLeft" }, { "X": 0.49, "Y": 0.44, "Type": "mouthRight" },
                               { "X": 0.47, "Y": 0.41, "Type": "nose" } ],
                "Pose": { "Pitch": 2.9, "Roll": -6.8, "Yaw": 23.8 },
                "Quality": { "Brightness": 40.5, "Sharpness": 96.0 } },
              "MatchedFaces": [ {
                "Similarity": 98.7,
                "Face": { "BoundingBox": { "Height": 0.5, "Width": 0.4, "Left": 0.2, "Top": 0.2 },
                          "FaceId": "11111111-2222-3333-4444-555555555555",
                          "Confidence": 99.99,
                          "ImageId": "66666666-7777-8888-9999-000000000000",
                          "ExternalImageId": "person-42" } } ] },
            { "DetectedFace": { "BoundingBox": { "Height": 0.1, "Width": 0.1, "Left": 0.8, "Top": 0.1 }, "Confidence": 97.0 }, "MatchedFaces": [] },
            { "DetectedFace": { "Confidence": 91.0 }, "MatchedFaces": [ { "Similarity": 88.0, "Face": { "FaceId": "f" } } ] } ]
        }
        """;

    [Fact]
    public void Deserialize_RecordAsOnTheWire_EveryMemberThatCounts()
    {
        var record = Read(AsOnTheWire);
        Assert.Equal(1.586040338006E9, record.InputInformation.KinesisVideo.ProducerTimestamp);
        Assert.Equal(new DateTimeOffset(2020, 4, 4, 22, 45, 39, 444, TimeSpan.Zero), record.InputInformation.KinesisVideo.ReceivedAt);
        var face = record.FaceSearchResponse![0];
        Assert.Equal(new FaceBox(0.41, 0.30, 0.11, 0.20), face.DetectedFace!.BoundingBox);
        Assert.Equal(new FacePose(2.9, -6.8, 23.8), face.DetectedFace.Pose);
        Assert.Equal(98.7, face.MatchedFaces![0].Similarity);
        Assert.Equal("person-42", face.MatchedFaces[0].Face!.ExternalImageId);
        Assert.Empty(record.FaceSearchResponse[1].MatchedFaces!);
        Assert.Null(record.FaceSearchResponse[2].MatchedFaces![0].Face!.ExternalImageId);
        Assert.Null(record.FaceSearchResponse[2].DetectedFace!.Pose);
    }

    [Fact]
    public void Of_RecordAsOnTheWire_CameraAndTimeToTheMillisecond() =>
        Assert.Equal(new Frame(Camera.Named("cam-1"), new DateTimeOffset(2020, 4, 4, 22, 45, 39, 383, TimeSpan.Zero)), Frame.Of(Read(AsOnTheWire)));

    [Theory]
    [InlineData("1.586040338006E9", "0.5")]
    [InlineData("1586040338.006", "0.5")]
    [InlineData("1.586040338E9", "0.506")]
    public void Of_SameMomentWrittenDifferently_SameFrame(string producer, string offset) =>
        Assert.Equal(1586040338506, Frame.Of(Read(Record(producer, offset))).Time.ToUnixTimeMilliseconds());

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-5", "0")]
    [InlineData("1e300", "0")]
    [InlineData("1e999", "0")]
    [InlineData("253402300800", "0")]
    public void Of_NoTime_FormatException(string producer, string offset) =>
        Assert.Throws<FormatException>(() => Frame.Of(Read(Record(producer, offset))));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"InputInformation":null}""")]
    [InlineData("""{"InputInformation":{"KinesisVideo":null}}""")]
    [InlineData("""{"InputInformation":{"KinesisVideo":{"StreamArn":null}}}""")]
    [InlineData("""{"InputInformation":{"KinesisVideo":{"StreamArn":"a"}},"FaceSearchResponse":{}}""")]
    public void Deserialize_SomethingElse_JsonException(string json) => Assert.Throws<JsonException>(() => Read(json));

    [Fact]
    public void Deserialize_EmptyFrame_NoFaces() => Assert.Empty(Read(Record("1", "0")).FaceSearchResponse!);

    private static string Record(string producer, string offset) =>
        """{"InputInformation":{"KinesisVideo":{"StreamArn":"arn:aws:kinesisvideo:eu-west-1:1:stream/door/1","ProducerTimestamp":"""
        + producer + ""","FrameOffsetInSeconds":""" + offset + """}},"FaceSearchResponse":[]}""";

    private static FaceSearchRecord Read(string json) => JsonSerializer.Deserialize(json, ContractsJson.Default.FaceSearchRecord)!;
}
