using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FaceAspire.Producer.Tests;

/// <summary>A network camera: H.264 by RTSP over TCP (RFC 2326, 6184) to whoever knows its password, all at once; then it waits, and hangs up.</summary>
internal sealed class RtspCamera : IAsyncDisposable
{
    private const string Credentials = "watcher:s3cret's";
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<byte[]> _units;
    private readonly Task _accepting;
    private TaskCompletionSource _hangUp = new();
    private int _plays;

    /// <summary>Starts it with what <c>ffmpeg -f h264</c> writes, at 25 frames a second.</summary>
    public RtspCamera(byte[] annexB)
    {
        _units = Split(annexB);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>How it is reached.</summary>
    public string Address => $"rtsp://{Credentials}@127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/live";

    /// <summary>How often it was played.</summary>
    public int Plays => Volatile.Read(ref _plays);

    /// <summary>Ends the connections that have been given all of the video.</summary>
    public void HangUp() => Interlocked.Exchange(ref _hangUp, new()).SetResult();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)); // ends with its client
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            while (await ReadRequestAsync(stream) is { } request)
            {
                var lines = request.Split("\r\n");
                var (method, allowed) = (lines[0].Split(' ')[0], lines.Contains($"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(Credentials))}"));
                var sequence = lines.First(line => line.StartsWith("CSeq:", StringComparison.Ordinal));
                await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer(method, allowed, sequence)));
                if (method == "PLAY" && allowed)
                {
                    Interlocked.Increment(ref _plays);
                    await PlayAsync(stream);
                    return;
                }
            }
        }
    }

    private static string Answer(string method, bool allowed, string sequence)
    {
        const string Description = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=live\r\nt=0 0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1\r\na=control:video\r\n";
        return method switch
        {
            "OPTIONS" => $"RTSP/1.0 200 OK\r\n{sequence}\r\nPublic: DESCRIBE, SETUP, PLAY, TEARDOWN\r\n\r\n",
            _ when !allowed => $"RTSP/1.0 401 Unauthorized\r\n{sequence}\r\nWWW-Authenticate: Basic realm=\"camera\"\r\n\r\n",
            "DESCRIBE" => $"RTSP/1.0 200 OK\r\n{sequence}\r\nContent-Type: application/sdp\r\nContent-Length: {Description.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n{Description}",
            "SETUP" => $"RTSP/1.0 200 OK\r\n{sequence}\r\nSession: 1\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n",
            _ => $"RTSP/1.0 200 OK\r\n{sequence}\r\nSession: 1\r\n\r\n",
        };
    }

    /// <summary>Reads up to the empty line; what the client reports of reception (<c>$</c>) never comes before it plays.</summary>
    private static async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var one = new byte[1];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return null;
            }

            request.Append((char)one[0]);
        }

        return request.ToString();
    }

    private async Task PlayAsync(NetworkStream stream)
    {
        try
        {
            var (sequence, timestamp) = ((ushort)0, 0u);
            foreach (var unit in _units)
            {
                var isPicture = (unit[0] & 0x1F) is 1 or 5;
                foreach (var payload in Payloads(unit))
                {
                    await stream.WriteAsync(Packet(payload, sequence++, timestamp, isPicture && payload[^1] == unit[^1]), _stopping.Token);
                }

                timestamp += isPicture ? 90_000u / 25 : 0;
            }

            await _hangUp.Task.WaitAsync(_stopping.Token);
        }
        catch (IOException)
        {
            // the client has hung up
        }
    }

    /// <summary>A unit as it is, or in fragments (FU-A) where it is larger than a packet.</summary>
    private static IEnumerable<byte[]> Payloads(byte[] unit)
    {
        const int Most = 1400;
        if (unit.Length <= Most)
        {
            yield return unit;
            yield break;
        }

        for (var start = 1; start < unit.Length; start += Most)
        {
            var part = unit.AsSpan(start, Math.Min(Most, unit.Length - start));
            var edges = (start == 1 ? 0x80 : 0) | (start + Most >= unit.Length ? 0x40 : 0);
            yield return [(byte)((unit[0] & 0xE0) | 28), (byte)(edges | (unit[0] & 0x1F)), .. part];
        }
    }

    private static byte[] Packet(byte[] payload, ushort sequence, uint timestamp, bool isLast)
    {
        var packet = new byte[4 + 12 + payload.Length];
        packet[0] = (byte)'$';
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)(12 + payload.Length));
        packet[4] = 0x80;
        packet[5] = (byte)(96 | (isLast ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(6), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), timestamp);
        payload.CopyTo(packet.AsSpan(16));
        return packet;
    }

    private static List<byte[]> Split(byte[] annexB)
    {
        var units = new List<byte[]>();
        var rest = annexB.AsSpan();
        while (rest.IndexOf((ReadOnlySpan<byte>)[0, 0, 1]) is >= 0 and var start)
        {
            rest = rest[(start + 3)..];
            var length = rest.IndexOf((ReadOnlySpan<byte>)[0, 0, 1]);
            units.Add((length < 0 ? rest : rest[..length]).TrimEnd((byte)0).ToArray());
        }

        return units;
    }
}
