using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Amazon.KinesisVideo;
using Amazon.Runtime;
using FaceAspire.Aws.KinesisVideo;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Aws.Tests.KinesisVideo;

public sealed class PutMediaClientTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, 7, TimeSpan.Zero);
    private static readonly AwsClientOptions Options = new()
    {
        Credentials = new SessionAWSCredentials("test", "secret", "token"),
        Region = "eu-west-1",
        Time = new FakeTimeProvider(Now),
    };

    private readonly PutMediaClient _client = new(Options);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAcksAsync_BodyStillOpen_GivesAcksOfWhatWasSent()
    {
        await using var server = await PutMediaServer.StartAsync(EchoAsync);
        await using var connection = await _client.OpenAsync(server.Endpoint, "door", Now, Cancelled);
        await using var acks = connection.ReadAcksAsync(Cancelled).GetAsyncEnumerator(Cancelled);

        foreach (var timecode in (long[])[1000, 3000])
        {
            await connection.SendAsync(Encoding.ASCII.GetBytes($"{timecode}\n"), Cancelled);
            Assert.True(await acks.MoveNextAsync());
            Assert.Equal(new(FragmentAckType.Persisted, timecode, "91"), acks.Current);
        }

        await connection.CompleteAsync(Cancelled);
        Assert.False(await acks.MoveNextAsync());
    }

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)] // the SDK means UTC
    public async Task OpenAsync_CredentialsThatExpire_TellsWhen(DateTimeKind kind)
    {
        var credentials = new SessionAWSCredentials("test", "secret", "token") { Expiration = new DateTime(2026, 11, 22, 11, 0, 0, kind) };
        await using var server = await PutMediaServer.StartAsync(EchoAsync);

        await using var connection = await new PutMediaClient(Options with { Credentials = credentials }).OpenAsync(server.Endpoint, "door", Now, Cancelled);
        await using var forEver = await _client.OpenAsync(server.Endpoint, "door", Now, Cancelled);

        Assert.Equal(new DateTimeOffset(2026, 11, 22, 11, 0, 0, TimeSpan.Zero), connection.Expiry);
        Assert.Null(forEver.Expiry);
    }

    [Fact]
    public async Task ReadAcksAsync_AcksSplitAndJoinedAcrossChunks_ReadsEach()
    {
        const string Text =
            """{"EventType":"BUFFERING","FragmentTimecode":1,"FragmentNumber":"9"}""" + "\n" + """{"EventType":"IDLE"}""" + "\n"
            + """{"EventType":"ERROR","FragmentTimecode":-1,"FragmentNumber":"","ErrorCode":"FRAGMENT_TIMECODE_LESSER_THAN_PREVIOUS","ErrorId":4004}""";
        FragmentAck[] expected =
        [
            new(FragmentAckType.Buffering, 1, "9"), new(FragmentAckType.Idle),
            new(FragmentAckType.Error, -1, "", 4004, "FRAGMENT_TIMECODE_LESSER_THAN_PREVIOUS"),
        ];
        foreach (var size in (int[])[1, 7, 64, 1000])
        {
            await using var server = await PutMediaServer.StartAsync(async context =>
            {
                foreach (var part in Text.Chunk(size))
                {
                    await context.Response.WriteAsync(new string(part), Cancelled);
                    await context.Response.Body.FlushAsync(Cancelled);
                }
            });
            await using var connection = await _client.OpenAsync(server.Endpoint, "door", Now, Cancelled);
            await connection.CompleteAsync(Cancelled);

            Assert.Equal(expected, await connection.ReadAcksAsync(Cancelled).ToListAsync(Cancelled));
        }
    }

    [Fact]
    public async Task OpenAsync_Always_SendsTheServicesHeadersSigned()
    {
        var headers = new TaskCompletionSource<Dictionary<string, string>>();
        await using var server = await PutMediaServer.StartAsync(context =>
        {
            headers.SetResult(context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()));
            return Task.CompletedTask;
        });

        await using var connection = await _client.OpenAsync(server.Endpoint, "door", Now, Cancelled);

        var sent = await headers.Task;
        Assert.Equal("door", sent["x-amzn-stream-name"]);
        Assert.Equal("ABSOLUTE", sent["x-amzn-fragment-timecode-type"]);
        Assert.Equal("1795341600.007", sent["x-amzn-producer-start-timestamp"]);
        Assert.Equal("UNSIGNED-PAYLOAD", sent["x-amz-content-sha256"]);
        Assert.Equal("token", sent["x-amz-security-token"]);
        string[] signed = ["host", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token", "x-amzn-fragment-timecode-type", "x-amzn-producer-start-timestamp", "x-amzn-stream-name"];
        Assert.Equal(
            SigV4.Authorization(
                new("test", "secret", "eu-west-1", "kinesisvideo"), "POST", new(server.Endpoint, "/putMedia"),
                signed.Select(name => KeyValuePair.Create(name, sent[name])), SigV4.UnsignedPayload, Now),
            sent["authorization"]);
    }

    [Theory]
    [InlineData(404, "ResourceNotFoundException")]
    [InlineData(400, "ConnectionLimitExceededException")]
    [InlineData(401, "NotAuthorizedException")]
    public async Task ReadAcksAsync_Refused_ThrowsWithTheServicesCode(int status, string code)
    {
        await using var server = await PutMediaServer.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers["x-amzn-ErrorType"] = code;
            await context.Response.WriteAsync("""{"Message":"No such stream"}""", Cancelled);
        });
        await using var connection = await _client.OpenAsync(server.Endpoint, "door", Now, Cancelled);

        var refusal = await Assert.ThrowsAsync<AmazonKinesisVideoException>(
            async () => await connection.ReadAcksAsync(Cancelled).ToListAsync(Cancelled));

        Assert.Equal((code, (HttpStatusCode)status, "No such stream"), (refusal.ErrorCode, refusal.StatusCode, refusal.Message));
    }

    [Fact]
    public async Task ReadAcksAsync_ServerBreaksOff_ThrowsIOException()
    {
        await using var server = await PutMediaServer.StartAsync(async context =>
        {
            await context.Response.WriteAsync("""{"EventType":"BUFF""", Cancelled);
            await context.Response.Body.FlushAsync(Cancelled);
            context.Abort();
        });
        await using var connection = await _client.OpenAsync(server.Endpoint, "door", Now, Cancelled);

        await Assert.ThrowsAnyAsync<IOException>(async () => await connection.ReadAcksAsync(Cancelled).ToListAsync(Cancelled));
    }

    [Fact]
    public async Task SendAsync_CancelledWhileNobodyReads_Ends()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var connection = await _client.OpenAsync(new($"http://{silent.LocalEndpoint}"), "door", Now, Cancelled);
        using var cancel = new CancellationTokenSource();

        var sending = connection.SendAsync(new byte[50_000_000], cancel.Token);
        Assert.False(sending.IsCompleted);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromSeconds(60), Cancelled));
    }

    [Fact]
    public async Task SendAsync_MorePartsThanOneCallOfTheSystemTakes_ArriveInOrder()
    {
        var parts = Enumerable.Range(0, 3000).Select(i => Encoding.ASCII.GetBytes($"{i:D5}".PadRight(4096, '.'))).ToList(); // 1,024 on Linux
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        await using var connection = await _client.OpenAsync(new($"http://{server.LocalEndpoint}"), "door", Now, Cancelled);
        using var accepted = await server.AcceptTcpClientAsync(Cancelled);
        using var reader = new StreamReader(accepted.GetStream(), Encoding.ASCII);

        var sending = connection.SendAsync(Joined(parts), Cancelled);
        while (await reader.ReadLineAsync(Cancelled) is { Length: > 0 })
        {
        }

        Assert.Equal($"{3000 * 4096:X}", await reader.ReadLineAsync(Cancelled));
        Assert.Equal(string.Concat(parts.Select(Encoding.ASCII.GetString)), await reader.ReadLineAsync(Cancelled));
        await sending;
    }

    [Fact]
    public async Task SendAsync_ServerHangsUp_ThrowsIOException()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        await using var connection = await _client.OpenAsync(new($"http://{server.LocalEndpoint}"), "door", Now, Cancelled);
        var sending = connection.SendAsync(new byte[50_000_000], Cancelled);

        (await server.AcceptSocketAsync(Cancelled)).Close(timeout: 0);

        await Assert.ThrowsAnyAsync<IOException>(() => sending.WaitAsync(TimeSpan.FromSeconds(60), Cancelled));
    }

    [Fact]
    public async Task ReadAcksAsync_NoAnswer_GivesUpAfterTenSeconds()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var time = new FakeTimeProvider(Now);
        var client = new PutMediaClient(Options with { Time = time });
        await using var connection = await client.OpenAsync(new($"http://{silent.LocalEndpoint}"), "door", Now, Cancelled);

        var reading = connection.ReadAcksAsync(Cancelled).ToListAsync(Cancelled).AsTask();
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Contains("did not answer", (await Assert.ThrowsAsync<IOException>(() => reading)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_NobodyListens_ThrowsNamingTheEndpoint()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var endpoint = new Uri($"http://{listener.LocalEndpoint}");
        listener.Stop();

        var exception = await Assert.ThrowsAsync<AmazonKinesisVideoException>(() => _client.OpenAsync(endpoint, "door", Now, Cancelled));

        Assert.Contains(endpoint.Authority, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_NameThatWouldBreakTheHeader_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _client.OpenAsync(new("http://127.0.0.1"), "door\r\nx: y", Now, Cancelled));

    private static ReadOnlySequence<byte> Joined(List<byte[]> parts)
    {
        var first = new Part(parts[0], null);
        var last = parts.Skip(1).Aggregate(first, (before, part) => new(part, before));
        return new(first, 0, last, last.Memory.Length);
    }

    /// <summary>Acknowledges each line of the body, a timecode, as it comes.</summary>
    private static async Task EchoAsync(HttpContext context)
    {
        await context.Response.StartAsync(Cancelled);
        using var lines = new StreamReader(context.Request.Body);
        while (await lines.ReadLineAsync(Cancelled) is { } timecode)
        {
            await context.Response.WriteAsync($$"""{"EventType":"PERSISTED","FragmentTimecode":{{timecode}},"FragmentNumber":"91"}""" + "\n", Cancelled);
            await context.Response.Body.FlushAsync(Cancelled);
        }
    }

    private sealed class Part : ReadOnlySequenceSegment<byte>
    {
        public Part(byte[] bytes, Part? before)
        {
            Memory = bytes;
            RunningIndex = before is null ? 0 : before.RunningIndex + before.Memory.Length;
            before?.Next = this;
        }
    }
}
