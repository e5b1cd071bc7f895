using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace FaceAspire.Notifier.Tests;

public class SnapshotTests
{
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task GetAsync_Alert_AsksForTheFramesOwnMoment()
    {
        var video = new FakeVideo(FakeVideo.Picture(NotifierRig.Jpeg(640, 360)));
        var snapshot = await new SnapshotSource(video, TimeProvider.System).GetAsync(NotifierRig.Alert(), TestContext.Current.CancellationToken);
        Assert.NotNull(snapshot.Jpeg);
        var asked = Assert.Single(video.Asked);
        Assert.Equal(("door", "PRODUCER_TIMESTAMP", NotifierRig.Alert().SeenAt, "JPEG"), (asked.StreamName, asked.ImageSelectorType, asked.StartTimestamp, asked.Format));
        Assert.True(asked.EndTimestamp > asked.StartTimestamp && asked.SamplingInterval >= 200);
    }

    [Fact]
    public async Task GetAsync_ArchiveLagsBehind_AsksAgain()
    {
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        var video = new FakeVideo(FakeVideo.NoMedia(), FakeVideo.Picture(NotifierRig.Jpeg(640, 360)));
        var snapshot = new SnapshotSource(video, time).GetAsync(NotifierRig.Alert(), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.NotNull((await snapshot.WaitAsync(Generous, TestContext.Current.CancellationToken)).Jpeg);
    }

    [Fact]
    public async Task HandleAsync_NoMedia_EmailWithoutPictureThatSaysSo()
    {
        var rig = new NotifierRig(new FakeVideo(FakeVideo.NoMedia()));
        var handled = rig.HandleAsync(NotifierRig.Message(NotifierRig.Alert()));
        for (var i = 0; i < 3; i++)
        {
            rig.Time.Advance(TimeSpan.FromMilliseconds(500)); // each goes straight on to the next try: the fakes never wait
        }

        Assert.Empty(await handled.WaitAsync(Generous, TestContext.Current.CancellationToken));
        var message = Assert.Single(rig.Email.Taken).Message;
        Assert.Contains("There is no picture: the stored video has no picture of that moment.", message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(message.BodyParts, part => part.ContentType.IsMimeType("image", "*"));
    }

    [Theory]
    [InlineData("NoDataRetentionException")]
    [InlineData("ResourceNotFoundException")]
    public async Task GetAsync_ServiceRefuses_SaysWhat(string code) => Assert.Equal(
        new(null, $"the video service answered {code}"),
        await new SnapshotSource(new FakeVideo(FakeVideo.Refusal(code)), TimeProvider.System).GetAsync(NotifierRig.Alert(), TestContext.Current.CancellationToken));

    [Fact]
    public async Task GetAsync_ServiceHangs_GivesUpInTimeForTheEmail()
    {
        var time = new FakeTimeProvider();
        var video = new FakeVideo(async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });
        var snapshot = new SnapshotSource(video, time).GetAsync(NotifierRig.Alert(), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(
            new(null, "the video service did not answer in time"), await snapshot.WaitAsync(Generous, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task GetAsync_NoPictureInTheAnswer_SaysSo() => Assert.Equal(
        new(null, "the video's picture could not be decoded"),
        await new SnapshotSource(new FakeVideo(FakeVideo.Picture([1, 2, 3])), TimeProvider.System).GetAsync(NotifierRig.Alert(), TestContext.Current.CancellationToken));

    [Fact]
    public async Task HandleAsync_FaceInALargeFrame_CroppedAroundIt()
    {
        var rig = new NotifierRig(new FakeVideo(FakeVideo.Picture(NotifierRig.Jpeg(1000, 500))));
        await rig.HandleAsync(NotifierRig.Message(NotifierRig.Alert()));
        var picture = rig.Email.Taken.Single().Message.BodyParts.OfType<MimePart>().Single(part => part.ContentType.IsMimeType("image", "jpeg"));
        Assert.Equal(new(300, 300), NotifierRig.Size(picture)); // three times the face's 100 x 100
    }
}
