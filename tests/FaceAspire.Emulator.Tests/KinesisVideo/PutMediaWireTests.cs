using System.Net.Sockets;
using System.Text;
using FaceAspire.Emulator.KinesisVideo;
using FaceAspire.Matroska;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>PutMedia byte by byte, as producers other than ours send it; and each limit, lowered.</summary>
public sealed class PutMediaWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PutMedia_ExpectContinue_100BeforeThe200(bool chunked)
    {
        await using var video = await VideoFixture.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(video.Emulator.Endpoint.Host, video.Emulator.Endpoint.Port, Token);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        var media = TestMedia.Document(VideoFixture.Start);
        var length = chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {media.Length}";
        await WriteAsync(stream, $"POST /putMedia HTTP/1.1\r\nHost: x\r\nx-amzn-stream-name: cam\r\nx-amzn-fragment-timecode-type: ABSOLUTE\r\n{length}\r\nExpect: 100-continue\r\n\r\n");

        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync(Token)); // only then is a byte of media sent
        Assert.Equal("", await reader.ReadLineAsync(Token));
        Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync(Token)); // and this does not wait for one
        await WriteAsync(stream, chunked ? $"{media.Length:X}\r\n" : "");
        await stream.WriteAsync(media, Token);
        await WriteAsync(stream, chunked ? "\r\n0\r\n\r\n" : "");

        Assert.Contains("PERSISTED", await reader.ReadToEndAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x-amz-content-sha256", "UNSIGNED-PAYLOAD")] // as the Java producer
    [InlineData("x-amz-security-token", "token")] // no hash at all, as the C producer: it signs that of nothing
    public async Task PutMedia_EitherHashConvention_Taken(string header, string value)
    {
        await using var video = await VideoFixture.StartAsync();

        using var response = await video.SendAsync(
            TestMedia.Document(VideoFixture.Start),
            ("x-amzn-stream-name", "cam"), ("x-amzn-fragment-timecode-type", "ABSOLUTE"), ("x-amzn-fragment-acknowledgment-required", "1"), (header, value),
            ("Authorization", "AWS4-HMAC-SHA256 Credential=AKID/20260102/us-east-1/kinesisvideo/aws4_request, SignedHeaders=host, Signature=0"));

        Assert.Contains("PERSISTED", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutMedia_TracksChangeOrASecondSegment_InvalidMkvData()
    {
        await using var video = await VideoFixture.StartAsync();
        var header = TestMedia.Header();
        var segment = header.AsSpan().IndexOf(new byte[] { 0x18, 0x53, 0x80, 0x67 });
        byte[] first = [.. header, .. TestMedia.Cluster(0, TestMedia.EndOfFragment)];
        var tracks = header.AsSpan().IndexOf(new byte[] { 0x16, 0x54, 0xAE, 0x6B });

        Assert.Equal(["BUFFERING 0", "RECEIVED 0", "PERSISTED 0", "ERROR 4006 0"], await video.PutAsync([.. first, .. header[tracks..], .. TestMedia.Cluster(2)]));
        Assert.Equal("ERROR 4006 0", (await video.PutAsync([.. first, .. header[segment..], .. TestMedia.Cluster(2)]))[^1]);
    }

    [Theory]
    [InlineData("MaxFragmentBytes", "5", "ERROR 4001 0")] // the second frame of three bytes
    [InlineData("MaxFragmentDuration", "00:00:00.4", "ERROR 4002 0")]
    [InlineData("MinFragmentDuration", "00:00:01.5", "ERROR MIN_FRAGMENT_DURATION_REACHED 0")]
    [InlineData("MaxTags", "1", "ERROR 4009 0")]
    [InlineData("MaxTracks", "1", null)]
    public async Task PutMedia_LoweredLimit_IsHeld(string limit, string value, string? error)
    {
        await using var video = await VideoFixture.StartAsync(null, (limit, value));
        byte[] media = [.. TestMedia.Header(), .. TestMedia.Cluster(0, new("a", ""), new MkvTag("b", "")), .. TestMedia.Cluster(2)];

        var acks = await video.PutAsync(media);

        Assert.Equal(error, acks.FirstOrDefault(ack => ack.StartsWith("ERROR", StringComparison.Ordinal)));
        Assert.Equal(error is null ? 2 : 0, (await video.FragmentsAsync()).Length);
        Assert.Equal(["ERROR 4005 0"], limit == "MaxTracks" ? await video.PutAsync(TestMedia.Header(tracks: 2)) : ["ERROR 4005 0"]);
    }

    [Fact]
    public async Task PutMedia_ShortFragmentAtTheEnd_Taken()
    {
        await using var video = await VideoFixture.StartAsync(null, ("MinFragmentDuration", "00:00:01.5"));

        Assert.Equal(["BUFFERING 0", "RECEIVED 0", "PERSISTED 0"], await video.PutAsync(TestMedia.Document(0)));
    }

    [Theory]
    [InlineData("true", new[] { "BUFFERING 0", "ERROR 4006 0" })]
    [InlineData("false", new[] { "BUFFERING 0", "RECEIVED 0", "PERSISTED 0" })] // as the service
    public async Task PutMedia_NoKeyFrameFirst_RefusedWhereAskedFor(string require, string[] expected)
    {
        await using var video = await VideoFixture.StartAsync(null, ("RequireKeyFrame", require));
        var media = new Fragment(TimeSpan.Zero, [TestMedia.Frame(0) with { IsKey = false }, TestMedia.Frame(1)]).ToDocument([TestMedia.Track()]);

        Assert.Equal(expected, await video.PutAsync(media.ToArray()));
    }

    [Fact]
    public async Task PutMedia_LoweredIdleLimits_AreHeld()
    {
        await using var video = await VideoFixture.StartAsync(null, ("IdleAckInterval", "00:00:02"), ("IdleTimeout", "00:00:05"));
        await using var connection = await video.OpenAsync();

        var ended = connection.ReadAcksAsync(Token).ToListAsync(Token).AsTask();
        var acks = await video.Time.AdvanceUntilAsync(ended, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)); // two intervals, and what is left
        Assert.Equal(2, acks.Count);
    }

    [Fact]
    public async Task PutMedia_LoweredLifetime_IsHeld()
    {
        await using var video = await VideoFixture.StartAsync(null, ("ConnectionLifetime", "00:01:00"));
        await using var connection = await video.OpenAsync();

        var acks = await video.Time.AdvanceUntilAsync(connection.ReadAcksAsync(Token).ToListAsync(Token).AsTask(), TimeSpan.FromMinutes(1), PutMedia.Farewell);

        Assert.Equal(4003, acks[^1].ErrorId); // perhaps behind IDLE acks
    }

    [Theory]
    [InlineData("MaxFragmentBytes", "0")]
    [InlineData("MaxFragmentDuration", "00:00:21")]
    [InlineData("IdleTimeout", "-00:00:01")]
    [InlineData("MaxTracks", "4")]
    public async Task Start_LimitOutOfItsRange_IsRefusedByName(string limit, string value)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => VideoFixture.StartAsync(null, (limit, value)));

        Assert.Contains($"Emulator:Video:{limit}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetMedia_LoweredLimitOfConnections_IsHeld()
    {
        await using var video = await VideoFixture.StartAsync(null, ("MaxGetMediaConnections", "1"));
        using var open = await video.GetMediaResponseAsync(new { StartSelectorType = "NOW" });

        using var second = await video.GetMediaResponseAsync(new { StartSelectorType = "NOW" });

        Assert.Equal("ConnectionLimitExceededException", second.Headers.GetValues("x-amzn-ErrorType").Single());
        Assert.Equal("video/webm", open.Content.Headers.ContentType!.MediaType);
    }

    private static ValueTask WriteAsync(Stream stream, string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), Token);
}
