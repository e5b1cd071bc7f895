using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Emulator.KinesisVideo;
using FaceAspire.Emulator.Tests.KinesisVideo;
using FragmentAck = FaceAspire.Aws.KinesisVideo.FragmentAck;

namespace FaceAspire.Emulator.Tests.Faults;

public sealed class PutMediaFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> ErrorIds => [.. FragmentRejected.Codes.Keys];

    [Theory]
    [MemberData(nameof(ErrorIds))]
    public async Task AckError_EachId_EndsTheConnectionAndTheFragmentIsNotStored(int id)
    {
        await using var video = await VideoFixture.StartAsync();
        await video.Wire.ArmAsync(new { service = "kinesisvideo", operation = "PutMedia", resource = "cam", kind = "ackError", errorId = id, count = 1 });

        Assert.Equal(["BUFFERING 0", $"ERROR {id} 0"], await video.PutAsync(TestMedia.Document(0, 2)));
        Assert.Empty(await video.FragmentsAsync());
        Assert.Equal(3, (await video.PutAsync(TestMedia.Document(0))).Length); // once only
    }

    [Fact]
    public async Task AckError_InsteadOfPersisted_TheFragmentIsStoredAllTheSame()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.Wire.ArmAsync(Fault("ackError", new() { ["errorId"] = 5000, ["ack"] = "PERSISTED" }));

        Assert.Equal(["BUFFERING 0", "RECEIVED 0", "ERROR 5000 0"], await video.PutAsync(TestMedia.Document(0)));
        Assert.Single(await video.FragmentsAsync());
    }

    [Fact]
    public async Task AckDrop_OfOneType_TheOthersCome()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.CreateAsync("other", hours: 1);
        await video.Wire.ArmAsync(Fault("ackDrop", new() { ["ack"] = "RECEIVED", ["resource"] = "cam", ["count"] = 1 }));

        Assert.Equal(3, (await video.PutAsync(TestMedia.Document(0), "other")).Length);
        Assert.Equal(["BUFFERING 0", "PERSISTED 0", "BUFFERING 2000", "RECEIVED 2000", "PERSISTED 2000"], await video.PutAsync(TestMedia.Document(0, 2)));
    }

    [Fact]
    public async Task AckStall_FromThenOnNothing_AllFragmentsAreStored()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.Wire.ArmAsync(Fault("ackStall", new() { ["ack"] = "PERSISTED" }));

        Assert.Equal(["BUFFERING 0", "RECEIVED 0"], await video.PutAsync(TestMedia.Document(0, 2)));
        Assert.Equal(2, (await video.FragmentsAsync()).Length);
    }

    [Theory]
    [InlineData("ackDelay")]
    [InlineData("ackSplit")]
    public async Task AckDelayAndSplit_TheAckComesWholeWhenTheTimeIsOver(string kind)
    {
        await using var video = await VideoFixture.StartAsync();
        await video.Wire.ArmAsync(Fault(kind, new() { ["ack"] = "RECEIVED", ["delayMs"] = 3210 }));
        await using var connection = await video.OpenAsync();
        await using var acks = connection.ReadAcksAsync(Token).GetAsyncEnumerator(Token);
        await connection.SendAsync(TestMedia.Header(), Token);
        await connection.SendAsync(TestMedia.Cluster(VideoFixture.Start, TestMedia.EndOfFragment), Token);

        Assert.Equal(FragmentAckType.Buffering, await NextAsync(acks));
        var received = NextAsync(acks);
        Assert.False(received.IsCompleted); // the clock stands still

        Assert.Equal(FragmentAckType.Received, await video.Time.AdvanceUntilAsync(TimeSpan.FromMilliseconds(3210), received));
        Assert.Equal(FragmentAckType.Persisted, await NextAsync(acks));
    }

    [Fact]
    public async Task Reset_AfterSoManyBytes_WhatWasWholeIsStored()
    {
        await using var video = await VideoFixture.StartAsync();
        var document = TestMedia.Document(VideoFixture.Start, VideoFixture.Start + 2, VideoFixture.Start + 4);
        var last = TestMedia.Cluster(VideoFixture.Start + 4);
        await video.Wire.ArmAsync(Fault("reset", new() { ["afterBytes"] = document.Length - last.Length + 30 })); // a little of the third
        await using var connection = await video.OpenAsync();
        await connection.SendAsync(document, Token);

        await Assert.ThrowsAnyAsync<IOException>(async () => await connection.ReadAcksAsync(Token).CountAsync(Token));

        Assert.Equal(2, (await video.FragmentsAsync()).Length);
    }

    [Fact]
    public async Task Silence_BytesAreTakenAndNothingIsAnswered()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.Wire.ArmAsync(Fault("silence", new() { ["count"] = 1 }));
        await using (var connection = await video.OpenAsync())
        {
            for (var i = 0; i < 64; i++)
            {
                await connection.SendAsync(new byte[256 * 1024], Token); // more than any socket's buffers hold
            }

            await connection.CompleteAsync(Token);
            Assert.False(connection.ReadAcksAsync(Token).AnyAsync(Token).AsTask().IsCompleted);
        }

        Assert.Equal(3, (await video.PutAsync(TestMedia.Document(0))).Length); // the stream itself was not taken
    }

    [Fact]
    public async Task Error_BeforeAnyMedia_RefusedAsTheServiceRefuses()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.Wire.ArmAsync(Fault("error", new() { ["code"] = "NotAuthorizedException", ["status"] = 401 }));

        using var response = await video.SendAsync(TestMedia.Document(0), ("x-amzn-stream-name", "cam"), ("x-amzn-fragment-timecode-type", "ABSOLUTE"));

        Assert.Equal((401, "NotAuthorizedException"), ((int)response.StatusCode, response.Headers.GetValues("x-amz-ErrorType").Single()));
    }

    private static Dictionary<string, object> Fault(string kind, Dictionary<string, object> members) =>
        new(members) { ["service"] = "kinesisvideo", ["operation"] = "PutMedia", ["kind"] = kind };

    private static async Task<FragmentAckType> NextAsync(IAsyncEnumerator<FragmentAck> acks) =>
        await acks.MoveNextAsync() ? acks.Current.Type : throw new InvalidOperationException("The answer has ended.");
}
