using System.Text.Json;
using FaceAspire.Contracts;
using static FaceAspire.Analyzer.Tests.Scene;

namespace FaceAspire.Analyzer.Tests;

public sealed class AnalyzerFunctionTests
{
    [Fact]
    public async Task Handle_OneFace_TheStreamProcessorsRecordByOneSearchOfTheWholePicture()
    {
        var rig = new AnalyzerRig();
        var key = rig.Picture(Jpeg((Ann, Box(320, 90, 64, 90))), seconds: 1.5);

        Assert.Empty(await rig.HandleAsync(key));

        var sent = Assert.Single(rig.Kinesis.Records);
        Assert.Equal(("AmazonRekognition-faceaspire-door", "door"), (sent.StreamName, sent.PartitionKey));
        Assert.Equal([null], rig.Rekognition.Searched);
        var record = JsonDocument.Parse(sent.Data).RootElement;
        Assert.Equal(
            """{"KinesisVideo":{"StreamArn":"arn:aws:kinesisvideo:eu-west-1:111122223333:stream/door","FragmentNumber":"91343852333182522497921856555094773623291269982","ServerTimestamp":1767323046.5,"ProducerTimestamp":1767323046,"FrameOffsetInSeconds":0.5}}""",
            record.GetProperty("InputInformation").GetRawText());
        Assert.Equal("RUNNING", record.GetProperty("StreamProcessorInformation").GetProperty("Status").GetString());
        var face = Assert.Single(record.GetProperty("FaceSearchResponse").EnumerateArray());
        Assert.Equal(
            ["BoundingBox", "Confidence", "Landmarks", "Pose", "Quality"],
            face.GetProperty("DetectedFace").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal(0.5, face.GetProperty("DetectedFace").GetProperty("BoundingBox").GetProperty("Left").GetDouble(), 0.01);
        Assert.Equal(
            """{"Similarity":97.5,"Face":{"FaceId":"id-ann","ExternalImageId":"ann.jpg","Confidence":98}}""",
            Assert.Single(face.GetProperty("MatchedFaces").EnumerateArray()).GetRawText());
    }

    [Fact]
    public async Task Handle_Traced_ASpanUnderTheFragmentsRoot()
    {
        using var telemetry = new Telemetry();
        var (rig, camera) = (new AnalyzerRig(), $"door-{Guid.NewGuid():N}");

        Assert.Empty(await rig.HandleAsync(rig.Picture(Jpeg((Ann, Box(320, 90, 64, 90))), seconds: 1.5, camera)));

        var root = FragmentTrace.Of(camera, DateTimeOffset.FromUnixTimeMilliseconds(AnalyzerRig.Start + 1000)); // a fragment every two seconds
        var span = Assert.Single(telemetry.Spans(root.TraceId));
        Assert.Equal(("analyse picture", root.SpanId), (span.OperationName, span.ParentSpanId));
        Assert.Equal((camera, 1), (span.GetTagItem("faceaspire.camera"), span.GetTagItem("faceaspire.faces")));
    }

    [Fact]
    public async Task Handle_NoFace_ARecordWithoutFacesAndNoSearch()
    {
        var rig = new AnalyzerRig();

        Assert.Empty(await rig.HandleAsync(rig.Picture(Jpeg())));

        Assert.Empty(Assert.Single(rig.Records).FaceSearchResponse!);
        Assert.Empty(rig.Rekognition.Searched);
    }

    [Fact]
    public async Task Handle_SeveralFaces_EachIsSearchedByItself()
    {
        var rig = new AnalyzerRig();
        var key = rig.Picture(Jpeg((Ann, Box(100, 100, 60, 60)), (Ben, Box(165, 60, 150, 150)), (Stranger, Box(450, 200, 20, 20))));

        Assert.Empty(await rig.HandleAsync(key));

        Assert.Equal(["? ann ben"], rig.Persons);
        Assert.Equal(3, rig.Rekognition.Searched.Count);
    }

    [Fact]
    public async Task Handle_MoreFacesThanAreSearched_TheSmallestAreStrangers()
    {
        var rig = new AnalyzerRig(options => options with { MaxFaces = 1 });
        var key = rig.Picture(Jpeg((Ann, Box(100, 100, 60, 60)), (Ben, Box(300, 60, 150, 150))));

        await rig.HandleAsync(key);

        Assert.Equal(["? ben"], rig.Persons);
        Assert.Single(rig.Rekognition.Searched);
    }

    [Fact]
    public async Task Handle_BatchOfCameras_EachInTheOrderOfTime()
    {
        var rig = new AnalyzerRig();
        string[] keys = [rig.Picture(Jpeg(), 3), rig.Picture(Jpeg(), 1), rig.Picture(Jpeg(), 2, "gate"), rig.Picture(Jpeg(), 2)];

        Assert.Empty(await rig.HandleAsync(keys));

        var frames = rig.Records.Select(FaceAspire.Contracts.Frame.Of).ToList();
        Assert.Equal([1.0, 2, 3], frames.Where(frame => frame.Camera.Name == "door").Select(Seconds));
        Assert.Equal([2.0], frames.Where(frame => frame.Camera.Name == "gate").Select(Seconds));

        static double Seconds(FaceAspire.Contracts.Frame frame) => (frame.Time.ToUnixTimeMilliseconds() - AnalyzerRig.Start) / 1000.0;
    }

    [Fact]
    public async Task Handle_Analysed_ThePictureIsDeletedAndAnotherEventOfItDoesNothing()
    {
        var rig = new AnalyzerRig();
        var key = rig.Picture(Jpeg((Ann, Box(320, 90, 64, 90))));

        await rig.HandleAsync(key);
        Assert.Empty(await rig.HandleAsync(key));

        Assert.Empty(rig.Store.Keys("frames"));
        Assert.Single(rig.Records);
    }

    [Fact]
    public async Task Handle_SamplingInterval_PicturesInBetweenAreLeftOutForTheirCameraAlone()
    {
        var rig = new AnalyzerRig(options => options with { SamplingInterval = TimeSpan.FromSeconds(2) });
        double[] times = [0, 1, 2, 3.5, 4];

        await rig.HandleAsync([.. times.Select(time => rig.Picture(Jpeg(), time)), rig.Picture(Jpeg(), 1, "gate")]);

        Assert.Equal(
            ["door 0", "door 2", "door 4", "gate 1"],
            rig.Records.Select(FaceAspire.Contracts.Frame.Of).Select(frame => $"{frame.Camera} {(frame.Time.ToUnixTimeMilliseconds() - AnalyzerRig.Start) / 1000}")
                .Order(StringComparer.Ordinal));
        Assert.Empty(rig.Store.Keys("frames"));
    }
}
