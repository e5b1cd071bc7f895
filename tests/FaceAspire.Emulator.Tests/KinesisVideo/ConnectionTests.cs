using Amazon.KinesisVideo;
using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Emulator.KinesisVideo;
using FragmentAck = FaceAspire.Aws.KinesisVideo.FragmentAck;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>How connections of one stream follow each other, as those of AWS's own producers do: they open the next before the last has ended.</summary>
public sealed class ConnectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // it has had its last acknowledgement, and the end of its request is on its way
    public async Task PutMedia_NextOpenedBeforeTheLastHasEnded_TakesOverFromIt(bool sendsBefore)
    {
        await using var video = await VideoFixture.StartAsync();
        await using var last = await video.OpenAsync();
        await using var lastAcks = last.ReadAcksAsync(Token).GetAsyncEnumerator(Token);
        await last.SendAsync(TestMedia.Document(VideoFixture.Start), Token);
        await NextAsync(lastAcks);
        await using var next = await video.OpenAsync();
        await using var nextAcks = next.ReadAcksAsync(Token).GetAsyncEnumerator(Token);
        var answered = NextAsync(nextAcks);
        var media = TestMedia.Document(VideoFixture.Start + 2);

        await next.SendAsync(sendsBefore ? media : default, Token);
        await last.CompleteAsync(Token);
        Assert.Equal([FragmentAckType.Received, FragmentAckType.Persisted], [(await NextAsync(lastAcks)).Type, (await NextAsync(lastAcks)).Type]);
        await next.SendAsync(sendsBefore ? default : media, Token);
        await next.CompleteAsync(Token);

        Assert.Equal(FragmentAckType.Buffering, (await answered).Type); // it has not been refused
        Assert.Equal([FragmentAckType.Received, FragmentAckType.Persisted], [(await NextAsync(nextAcks)).Type, (await NextAsync(nextAcks)).Type]);
        Assert.Equal(2, (await video.FragmentsAsync()).Length);
    }

    [Fact]
    public async Task PutMedia_LastDoesNotEnd_NextIsRefusedInTheEnd()
    {
        await using var video = await VideoFixture.StartAsync();
        await using var last = await video.OpenAsync();
        await last.SendAsync(TestMedia.Document(VideoFixture.Start), Token);
        await last.ReadAcksAsync(Token).FirstAsync(Token);
        await using var next = await video.OpenAsync();

        var refused = Assert.ThrowsAsync<AmazonKinesisVideoException>(() => next.ReadAcksAsync(Token).ToListAsync(Token).AsTask());
        var e = await video.Time.AdvanceUntilAsync(new VideoLimits().IdleTimeout, refused);

        Assert.Equal("ConnectionLimitExceededException", e.ErrorCode);
    }

    [Fact]
    public async Task PutMedia_AfterAnError_TakesWhatStillComesAndTheStreamIsFree()
    {
        await using var video = await VideoFixture.StartAsync();
        await using var connection = await video.OpenAsync();
        await using var acks = connection.ReadAcksAsync(Token).GetAsyncEnumerator(Token);
        await connection.SendAsync(TestMedia.Document(VideoFixture.Start, VideoFixture.Start - 1), Token);
        while ((await NextAsync(acks)).ErrorId != 4004)
        {
        }

        Assert.Equal(3, (await video.PutAsync(TestMedia.Document(5))).Length); // on another connection, at once
        for (var i = 0; i < 64; i++)
        {
            await connection.SendAsync(new byte[256 * 1024], Token); // more than any socket's buffers hold
        }

        var ended = acks.MoveNextAsync().AsTask();
        Assert.False(ended.IsCompleted); // the answer ends when the request does
        await connection.CompleteAsync(Token);
        Assert.False(await ended);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PutMedia_DoesNotEndAfterAnError_IsCutOff(bool isNoMatroska)
    {
        await using var video = await VideoFixture.StartAsync();
        await using var connection = await video.OpenAsync();
        await connection.SendAsync(isNoMatroska ? "<html>this is no video</html>"u8.ToArray() : TestMedia.Document(VideoFixture.Start, VideoFixture.Start), Token);

        var acks = await video.Time.AdvanceUntilAsync(PutMedia.Farewell, connection.ReadAcksAsync(Token).ToListAsync(Token).AsTask());

        Assert.Equal(isNoMatroska ? 4006 : 4004, acks[^1].ErrorId);
    }

    private static async Task<FragmentAck> NextAsync(IAsyncEnumerator<FragmentAck> acks) =>
        await acks.MoveNextAsync() ? acks.Current : throw new InvalidOperationException("The answer has ended.");
}
