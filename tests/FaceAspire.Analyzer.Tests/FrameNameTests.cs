namespace FaceAspire.Analyzer.Tests;

public sealed class FrameNameTests
{
    [Theory]
    [InlineData("111122223333_door_1767323045500_8c63d5b2-1111-2222-3333-444455556666.jpg", "door")]
    [InlineData("111122223333_back_door_2_1767323045500_8c63d5b2.png", "back_door_2")]
    [InlineData("111122223333_444455556666_1767323045500_1767323045500_8c63d5b2.jpg", "444455556666_1767323045500")]
    [InlineData("Prefix_111122223333_door_1767323045500_8c63d5b2.jpg", "door")]
    [InlineData("a/b_c/in_door_111122223333_gate.1_1767323045500_8c63d5b2.jpg", "gate.1")]
    public void Parse_KinesisVideosKeys_CameraAndTime(string key, string camera)
    {
        var name = FrameName.Parse(key)!;

        Assert.Equal(("111122223333", camera, 1767323045500), (name.Account, name.Frame.Camera.Name, name.Frame.Time.ToUnixTimeMilliseconds()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("door.jpg")]
    [InlineData("11112222333_door_1767323045500_8c63d5b2.jpg")] // eleven digits
    [InlineData("111122223333_front door_1767323045500_8c63d5b2.jpg")]
    [InlineData("111122223333_door_x_8c63d5b2.jpg")]
    [InlineData("111122223333_door_999999999999999999_8c63d5b2.jpg")] // beyond year 9999
    [InlineData("111122223333_door_1767323045500_8c63d5b2.jpg.txt")]
    public void Parse_OtherKeys_Null(string key) => Assert.Null(FrameName.Parse(key));

    [Theory]
    [InlineData(1767323044000, 1767323044.0, 1.5)]
    [InlineData(1767323045500, 1767323045.5, 0)] // where the service states the picture's own time
    public void Of_ProducerTime_OffsetGivesTheFramesTime(long producer, double timestamp, double offset)
    {
        var name = FrameName.Parse("111122223333_door_1767323045500_x.jpg")!;

        var origin = FrameOrigin.Of(name, AnalyzerRig.Metadata(producer, 1767323046123), "arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:f");

        Assert.Equal((timestamp, offset, 1767323046.123), (origin.ProducerTimestamp, origin.FrameOffsetInSeconds, origin.ServerTimestamp));
        Assert.Equal("arn:aws-us-gov:kinesisvideo:us-gov-west-1:111122223333:stream/door", origin.StreamArn);
        var record = new Contracts.FaceSearchRecord { InputInformation = new() { KinesisVideo = origin } };
        Assert.Equal(name.Frame, Contracts.Frame.Of(record));
    }

    [Theory]
    [InlineData("aws_kinesisvideo_producer_timestamp", null)]
    [InlineData("aws_kinesisvideo_server_timestamp", "soon")]
    [InlineData("aws_kinesisvideo_fragment_number", null)]
    public void Of_MetadataMissingOrWrong_NamesIt(string name, string? value)
    {
        var metadata = AnalyzerRig.Metadata(1, 2);
        metadata.Remove(name);
        if (value is not null)
        {
            metadata[name] = value;
        }

        var e = Assert.Throws<FormatException>(() => FrameOrigin.Of(FrameName.Parse("111122223333_door_1_x.jpg")!, metadata, AnalyzerRig.FunctionArn));

        Assert.Contains(name, e.Message, StringComparison.Ordinal);
    }
}
