using Amazon.KinesisVideo;
using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Emulator.KinesisVideo;
using FragmentAck = FaceAspire.Aws.KinesisVideo.FragmentAck;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

public sealed class PutMediaTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PutMedia_WhileMediaIsSent_AcksComeAsItArrives()
    {
        await using var video = await VideoFixture.StartAsync();
        await using var connection = await video.OpenAsync();
        await using var acks = connection.ReadAcksAsync(Token).GetAsyncEnumerator(Token);
        var cluster = TestMedia.Cluster(VideoFixture.Start, TestMedia.EndOfFragment);

        await connection.SendAsync(TestMedia.Header(), Token);
        await connection.SendAsync(cluster.AsMemory(0, 25), Token); // up to the timecode and a little more
        var buffering = await NextAsync(acks);
        await connection.SendAsync(cluster.AsMemory(25), Token);
        var received = await NextAsync(acks);
        var persisted = await NextAsync(acks); // the fragment says itself that it is complete
        await connection.CompleteAsync(Token);

        Assert.False(await acks.MoveNextAsync());
        Assert.Equal(
            [FragmentAckType.Buffering, FragmentAckType.Received, FragmentAckType.Persisted], [buffering.Type, received.Type, persisted.Type]);
        Assert.All([buffering, received, persisted], ack => Assert.Equal((long)VideoFixture.Start * 1000, ack.Timecode));
        Assert.All([buffering, received, persisted], ack => Assert.Equal(buffering.FragmentNumber, ack.FragmentNumber));
        Assert.Equal(buffering.FragmentNumber, (await video.FragmentsAsync()).Single().GetProperty("FragmentNumber").GetString());
    }

    [Fact]
    public async Task PutMedia_WithoutEndTags_NextClusterCompletesTheOneBefore()
    {
        await using var video = await VideoFixture.StartAsync();

        Assert.Equal(
            ["BUFFERING 0", "RECEIVED 0", "PERSISTED 0", "BUFFERING 2000", "RECEIVED 2000", "PERSISTED 2000"], await video.PutAsync(TestMedia.Document(0, 2)));
    }

    [Fact]
    public async Task PutMedia_CalledAForm_IsTakenAllTheSame()
    {
        await using var video = await VideoFixture.StartAsync();

        // as by curl --data-binary @clip.mkv
        using var response = await video.SendAsync(
            TestMedia.Document(VideoFixture.Start),
            ("x-amzn-stream-name", "cam"),
            ("x-amzn-fragment-timecode-type", "ABSOLUTE"),
            ("Content-Type", "application/x-www-form-urlencoded"));

        Assert.Contains("PERSISTED", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutMedia_StreamThatKeepsNothing_ReceivedIsTheLastWord()
    {
        await using var video = await VideoFixture.StartAsync();
        await video.CreateAsync("live", hours: 0);

        Assert.Equal(["BUFFERING 0", "RECEIVED 0"], await video.PutAsync(TestMedia.Document(0), "live"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task PutMedia_InSmallChunks_SameFragments(int size)
    {
        await using var video = await VideoFixture.StartAsync();
        await using var connection = await video.OpenAsync();
        foreach (var chunk in TestMedia.Document(VideoFixture.Start, VideoFixture.Start + 2).Chunk(size))
        {
            await connection.SendAsync(chunk, Token);
        }

        await connection.CompleteAsync(Token);
        var persisted = await connection.ReadAcksAsync(Token).CountAsync(ack => ack.Type == FragmentAckType.Persisted, Token);

        Assert.Equal((2, 2), (persisted, (await video.FragmentsAsync()).Length));
    }

    [Fact]
    public async Task PutMedia_TwiceAtATime_LatestIsRefusedAndTheFirstGoesOn()
    {
        await using var video = await VideoFixture.StartAsync();
        await using var first = await video.OpenAsync();
        await using var acks = first.ReadAcksAsync(Token).GetAsyncEnumerator(Token);
        await first.SendAsync(TestMedia.Document(VideoFixture.Start), Token);
        await NextAsync(acks);

        await using var second = await video.OpenAsync();
        await second.SendAsync(TestMedia.Header(), Token);
        var refused = Assert.ThrowsAsync<AmazonKinesisVideoException>(() => second.ReadAcksAsync(Token).ToListAsync(Token).AsTask());
        var e = await video.Time.AdvanceUntilAsync(PutMedia.Handover, refused);
        Assert.Equal((400, "ConnectionLimitExceededException"), ((int)e.StatusCode, e.ErrorCode));

        await first.CompleteAsync(Token);
        Assert.Equal([FragmentAckType.Received, FragmentAckType.Persisted], [(await NextAsync(acks)).Type, (await NextAsync(acks)).Type]);
        Assert.False(await acks.MoveNextAsync());
        Assert.Equal(3, (await video.PutAsync(TestMedia.Document(5))).Length); // and now there is room
    }

    [Theory]
    [InlineData("cam", null, "SOMETIMES", "1", 400, "InvalidArgumentException")]
    [InlineData("cam", null, null, "1", 400, "InvalidArgumentException")]
    [InlineData("cam", null, "RELATIVE", null, 400, "InvalidArgumentException")]
    [InlineData("cam", null, "RELATIVE", "soon", 400, "InvalidArgumentException")]
    [InlineData("cam", null, "RELATIVE", "NaN", 400, "InvalidArgumentException")]
    [InlineData("cam", "arn:aws:kinesisvideo:us-east-1:000000000000:stream/cam/1767323045000", "ABSOLUTE", "1", 400, "InvalidArgumentException")]
    [InlineData(null, null, "ABSOLUTE", "1", 400, "InvalidArgumentException")]
    [InlineData("none", null, "ABSOLUTE", "1", 404, "ResourceNotFoundException")]
    [InlineData(null, "arn:aws:kinesisvideo:us-east-1:000000000000:stream/cam/1", "ABSOLUTE", "1", 404, "ResourceNotFoundException")]
    public async Task PutMedia_WrongHeaders_RefusedBeforeAnyAck(string? name, string? arn, string? type, string? start, int status, string code)
    {
        await using var video = await VideoFixture.StartAsync();
        (string Name, string? Value)[] headers =
            [("x-amzn-stream-name", name), ("x-amzn-stream-arn", arn), ("x-amzn-fragment-timecode-type", type), ("x-amzn-producer-start-timestamp", start)];

        using var response = await video.SendAsync(TestMedia.Document(0), [.. headers.Where(header => header.Value is not null).Select(header => (header.Name, header.Value!))]);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal((code, code), (response.Headers.GetValues("x-amz-ErrorType").Single(), response.Headers.GetValues("x-amzn-ErrorType").Single()));
    }

    [Theory]
    [InlineData("RELATIVE", "1700000000.25", 5.0, 1700000005.25)]
    [InlineData("RELATIVE", "1700000000", 5.0, 1700000005.0)]
    [InlineData("RELATIVE", "1.7E9", 5.0, 1700000005.0)]
    [InlineData("RELATIVE", "0", 5.0, VideoFixture.Start + 5)]
    [InlineData("ABSOLUTE", "anything", 5.0, 5.0)]
    [InlineData("ABSOLUTE", null, 1700000000.0, 1700000000.0)]
    public async Task PutMedia_TimecodeTypes_GiveTheProducersTime(string type, string? start, double timecode, double expected)
    {
        await using var video = await VideoFixture.StartAsync();
        (string, string)[] headers = [("x-amzn-stream-name", "cam"), ("x-amzn-fragment-timecode-type", type)];

        using var response = await video.SendAsync(
            TestMedia.Document(timecode), start is null ? headers : [.. headers, ("x-amzn-producer-start-timestamp", start)]);

        Assert.Equal(200, (int)response.StatusCode);
        var fragment = (await video.FragmentsAsync()).Single();
        Assert.Equal((expected, VideoFixture.Start), (fragment.GetProperty("ProducerTimestamp").GetDouble(), fragment.GetProperty("ServerTimestamp").GetDouble()));
        Assert.Equal(1000, fragment.GetProperty("FragmentLengthInMilliseconds").GetInt64());
    }

    [Fact]
    public async Task PutMedia_TimeDoesNotGrow_ErrorNamesTheNewFragmentAndTheOneBeforeIsKept()
    {
        await using var video = await VideoFixture.StartAsync();
        using var response = await video.SendAsync(
            TestMedia.Document(3, 1), ("x-amzn-stream-name", "cam"), ("x-amzn-fragment-timecode-type", "ABSOLUTE"));

        var acks = VideoFixture.Acks(await response.Content.ReadAsStringAsync(Token)).ToList();

        Assert.Equal(["BUFFERING 3000", "RECEIVED 3000", "PERSISTED 3000", "ERROR 4004 1000"], acks.Select(VideoFixture.Short));
        Assert.Equal("FRAGMENT_TIMECODE_LESSER_THAN_PREVIOUS", acks[3].GetProperty("ErrorCode").GetString());
        Assert.True(string.CompareOrdinal(acks[2].GetProperty("FragmentNumber").GetString(), acks[3].GetProperty("FragmentNumber").GetString()) < 0);
        Assert.Equal(47, acks[3].GetProperty("FragmentNumber").GetString()!.Length);
        Assert.Single(await video.FragmentsAsync());
    }

    [Fact]
    public async Task PutMedia_AgainOnAnotherConnection_SameTimeGetsANewNumber()
    {
        await using var video = await VideoFixture.StartAsync();

        await video.PutAsync(TestMedia.Document(3));
        await video.PutAsync(TestMedia.Document(3));

        Assert.Equal(2, (await video.FragmentsAsync()).Select(fragment => fragment.GetProperty("FragmentNumber").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task PutMedia_NotMatroskaOrTwoDocuments_InvalidMkvData()
    {
        await using var video = await VideoFixture.StartAsync();

        Assert.Equal(["ERROR 4006 0"], await video.PutAsync("<html>this is no video</html>"u8.ToArray()));
        Assert.Equal(["BUFFERING 0", "RECEIVED 0", "PERSISTED 0", "ERROR 4006 0"], await video.PutAsync([.. TestMedia.Document(0), .. TestMedia.Document(5)]));
        Assert.Equal(["BUFFERING 0", "ERROR 4011 0"], await video.PutAsync([.. TestMedia.Header(tracks: 2), .. TestMedia.Cluster(0)]));
    }

    [Fact]
    public async Task PutMedia_StreamIsDeletedMeanwhile_StreamNotActive()
    {
        await using var video = await VideoFixture.StartAsync();
        await using var connection = await video.OpenAsync();
        await using var acks = connection.ReadAcksAsync(Token).GetAsyncEnumerator(Token);
        await connection.SendAsync(TestMedia.Document(VideoFixture.Start), Token);
        await NextAsync(acks);
        await video.DeleteAsync("cam");

        await connection.SendAsync(TestMedia.Cluster(VideoFixture.Start + 2), Token);

        Assert.Equal(FragmentAckType.Received, (await NextAsync(acks)).Type);
        Assert.Equal((4008, "STREAM_NOT_ACTIVE"), ((await NextAsync(acks)) is var ack ? ack.ErrorId : 0, ack.ErrorCode));
        await connection.CompleteAsync(Token);
        Assert.False(await acks.MoveNextAsync());
    }

    [Fact]
    public async Task PutMedia_FolderCannotBeWritten_ArchivalError()
    {
        using var folder = new TemporaryFolder();
        await using var video = await VideoFixture.StartAsync(folder);
        var media = Path.Combine(folder.Path, "video");
        Directory.Delete(media);
        await File.WriteAllTextAsync(media, "in the way", Token);

        Assert.Equal(["BUFFERING 0", "RECEIVED 0", "ERROR 5001 0"], await video.PutAsync(TestMedia.Document(0)));
        Assert.Empty(await video.FragmentsAsync());
    }

    [Fact]
    public async Task PutMedia_SilentProducer_IdleAcksThenTheConnectionIsClosed()
    {
        await using var video = await VideoFixture.StartAsync();
        await using var connection = await video.OpenAsync();
        await connection.SendAsync(TestMedia.Document(VideoFixture.Start), Token);

        var acks = await video.Time.AdvanceUntilAsync(new VideoLimits().IdleAckInterval, connection.ReadAcksAsync(Token).ToListAsync(Token).AsTask());

        Assert.Equal([FragmentAckType.Buffering, FragmentAckType.Idle, FragmentAckType.Idle], acks.Select(ack => ack.Type));
        Assert.Equal(3, (await video.PutAsync(TestMedia.Document(0))).Length); // the stream is free again
    }

    [Fact]
    public async Task PutMedia_After45Minutes_MaxConnectionDuration()
    {
        await using var video = await VideoFixture.StartAsync();
        await using var connection = await video.OpenAsync();
        await using var acks = connection.ReadAcksAsync(Token).GetAsyncEnumerator(Token);
        await connection.SendAsync(TestMedia.Document(VideoFixture.Start), Token);
        await NextAsync(acks);

        video.Time.Advance(TimeSpan.FromMinutes(45));

        FragmentAck ack;
        while ((ack = await NextAsync(acks)).Type == FragmentAckType.Idle)
        {
        }

        Assert.Equal((4003, "MAX_CONNECTION_DURATION_REACHED"), (ack.ErrorId, ack.ErrorCode));
        await connection.CompleteAsync(Token);
        Assert.False(await acks.MoveNextAsync());
    }

    [Fact]
    public async Task PutMedia_ConnectionBreaksInsideAFragment_WholeOnesStay()
    {
        using var folder = new TemporaryFolder();
        await using (var video = await VideoFixture.StartAsync(folder))
        {
            await using (var connection = await video.OpenAsync())
            {
                await using var acks = connection.ReadAcksAsync(Token).GetAsyncEnumerator(Token);
                await connection.SendAsync(TestMedia.Document(VideoFixture.Start), Token);
                await connection.SendAsync(TestMedia.Cluster(VideoFixture.Start + 2).AsMemory(0, 30), Token);
                while ((await NextAsync(acks)).Type != FragmentAckType.Persisted)
                {
                }
            }
        }

        await using var again = await VideoFixture.StartAsync(folder); // what was acknowledged survives
        var fragment = Assert.Single(await again.FragmentsAsync());
        Assert.Equal([VideoFixture.Start], VideoFixture.Timecodes(await again.GetMediaAsync(new { StartSelectorType = "EARLIEST" })));
        await again.PutAsync(TestMedia.Document(9));
        Assert.NotEqual(fragment.GetProperty("FragmentNumber").GetString(), (await again.FragmentsAsync())[1].GetProperty("FragmentNumber").GetString());
    }

    private static async Task<FragmentAck> NextAsync(IAsyncEnumerator<FragmentAck> acks) =>
        await acks.MoveNextAsync() ? acks.Current : throw new InvalidOperationException("The answer has ended.");
}
