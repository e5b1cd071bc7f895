using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace FaceAspire.Tests;

/// <summary>One connection through a <see cref="FaultyProxy"/>.</summary>
internal sealed partial class FaultyConnection(FaultyProxy proxy, Socket producer, int port, TimeProvider time) : IDisposable
{
    private static readonly int[] Errors = [4000, 4001, 4002, 4003, 4004, 4006, 4007, 4010, 4011, 4012, 4500, 5000, 5001, 9999];
    private readonly Socket _service = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SemaphoreSlim _answering = new(1); // so that an error stands between two of the service's chunks
    private bool _answers = true;
    private bool _answered;
    private bool _stalled;
    private string _timecode = "-1"; // of the fragment that begins to arrive

    /// <summary>Passes on until one side ends, or a fault ends both.</summary>
    public async Task RunAsync(bool isDown, CancellationToken cancellationToken)
    {
        try
        {
            if (!isDown)
            {
                await _service.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                await await Task.WhenAny(SendAsync(cancellationToken), AnswerAsync(cancellationToken));
            }
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Ends both sides at once, as a router does that was switched off and on.</summary>
    public void Reset()
    {
        producer.Close(0);
        _service.Close(0);
    }

    public void Dispose()
    {
        Reset();
        _answering.Dispose();
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var isMedia = false;
        while (await producer.ReceiveAsync(buffer, cancellationToken) is > 0 and var count)
        {
            var isHead = !isMedia && buffer.AsSpan(0, count).StartsWith("POST /putMedia"u8);
            isMedia |= isHead;
            var keep = isMedia && proxy.Next() is { } fault ? await DoAsync(fault, isHead, count, cancellationToken) : count;
            if (!_stalled)
            {
                await _service.SendAsync(buffer.AsMemory(0, keep), cancellationToken);
            }

            if (keep < count)
            {
                return;
            }
        }

        if (!_stalled)
        {
            _service.Shutdown(SocketShutdown.Send);
            await Task.Delay(Timeout.Infinite, cancellationToken); // the answer's end is the connection's
        }
    }

    /// <summary>Does it.</summary>
    /// <returns>How many bytes still pass.</returns>
    private async Task<int> DoAsync(WireFault fault, bool isHead, int count, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case WireFault.Stall:
                _stalled = true;
                return count;
            case WireFault.LoseAnswers:
                _answers = false;
                return count;
            case WireFault.Delay:
                await Task.Delay(TimeSpan.FromMilliseconds(proxy.Draw(8000)), time, cancellationToken); // up to more than the producer's patience
                return count;
            case WireFault.ResetInTheMiddle:
                return proxy.Draw(count);
            case WireFault.Refusal when isHead:
                await SayAsync("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", cancellationToken);
                return 0;
            case WireFault.Error or WireFault.UnnamedError or WireFault.EndOfAnswer when _answered:
                await SayAsync(fault == WireFault.EndOfAnswer ? "0\r\n\r\n" : Error(fault == WireFault.Error ? _timecode : "-1"), cancellationToken);
                return 0;
            default:
                return 0;
        }
    }

    private string Error(string timecode)
    {
        var json = $$"""{"EventType":"ERROR","FragmentTimecode":{{timecode}},"ErrorId":{{Errors[proxy.Draw(Errors.Length)]}},"ErrorCode":"INJECTED"}""";
        return $"{json.Length.ToString("X", CultureInfo.InvariantCulture)}\r\n{json}\r\n0\r\n\r\n";
    }

    private async Task SayAsync(string answer, CancellationToken cancellationToken)
    {
        await _answering.WaitAsync(cancellationToken);
        await producer.SendAsync(Encoding.ASCII.GetBytes(answer), cancellationToken);
        producer.Shutdown(SocketShutdown.Send);
        while (await producer.ReceiveAsync(new byte[4096], cancellationToken) > 0)
        {
            // until the producer hangs up, so that it reads the answer before it sees a reset
        }
    }

    private async Task AnswerAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        while (await _service.ReceiveAsync(buffer, cancellationToken) is > 0 and var count)
        {
            _timecode = Timecode().Matches(Encoding.ASCII.GetString(buffer, 0, count)).LastOrDefault()?.Groups[1].Value ?? _timecode;
            await _answering.WaitAsync(cancellationToken);
            var pieces = proxy.Draw(4) == 0 ? 7 : count; // some answers come in pieces
            for (var start = 0; start < count && _answers && !_stalled; start += pieces)
            {
                await producer.SendAsync(buffer.AsMemory(start, Math.Min(pieces, count - start)), cancellationToken);
            }

            _answered = true;
            _answering.Release();
        }

        if (!_answers || _stalled)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    [GeneratedRegex("BUFFERING\",\"FragmentTimecode\":(\\d+)")]
    private static partial Regex Timecode();
}
