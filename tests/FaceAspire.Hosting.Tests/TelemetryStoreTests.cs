using System.Text;
using Aspire.Hosting;
using Aspire.Hosting.Telemetry;

namespace FaceAspire.Hosting.Tests;

public sealed class TelemetryStoreTests
{
    private readonly SecretMask _secrets = new();
    private readonly TelemetryStore _store;

    public TelemetryStoreTests() => _store = new(_secrets, new());

    [Fact]
    public void AddTraces_MoreThanIsKept_TheOldestGo()
    {
        for (var i = 0; i < 25; i++)
        {
            _store.AddTraces(Request([.. Enumerable.Repeat(Message(5, $"span {i}"), 500)]));
        }

        Assert.Equal(TelemetryStore.MaxItems, _store.Spans.Count);
        Assert.Equal("span 5", _store.Spans[0].Name);
        Assert.Equal("span 24", _store.Spans[^1].Name);
    }

    [Fact]
    public void AddLogs_LargeTexts_StayWithinTheBound()
    {
        var text = new string('x', 1_000_000);
        for (var i = 0; i < 40; i++)
        {
            _store.AddLogs(Request(Bytes(5, Message(1, text))));
        }

        Assert.InRange(_store.Logs.Sum(log => 2L * log.Body.Length), 2_000_000, 16 * 1024 * 1024);
    }

    [Fact]
    public void AddMetrics_EverNewLabels_StayWithinTheBound()
    {
        for (var i = 0; i < 3_000; i++)
        {
            var point = Bytes(1, Bytes(7, [.. Message(1, "id"), .. Bytes(2, Message(1, $"{i}"))]));
            _store.AddMetrics(Request([.. Message(1, "frames"), .. Bytes(7, point)]));
        }

        Assert.Equal(2_000, _store.Metrics.Count());
    }

    [Fact]
    public void AddLogs_HoldsASecret_IsMasked()
    {
        _secrets.Learn("very-secret");

        _store.AddLogs(Request([.. Bytes(5, Message(1, "got very-secret")), .. Bytes(6, [.. Message(1, "key"), .. Bytes(2, Message(1, "very-secret"))])]));

        var log = Assert.Single(_store.Logs);
        Assert.Equal(("got ******", "******"), (log.Body, log.Attributes[0].Value));
    }

    [Fact]
    public void Add_CutOrDamagedAnywhere_IsAFormatExceptionOrARequest()
    {
        var attribute = Bytes(6, [.. Message(1, "key"), .. Bytes(2, Bytes(5, Bytes(1, Message(1, "value"))))]);
        var request = Request([.. Bytes(5, Message(1, "body")), .. attribute, 0x09, 1, 2, 3, 4, 5, 6, 7, 8, 0x10, 0x09]);
        _store.AddLogs(request);
        Assert.Equal("[value]", Assert.Single(_store.Logs).Attributes[0].Value);
        var refused = 0;
        for (var at = 0; at < request.Length; at++)
        {
            refused += Refuses(request[..at]) ? 1 : 0;
            for (var value = 0; value < 256; value += 5)
            {
                byte[] damaged = [.. request];
                damaged[at] = (byte)value;
                refused += Refuses(damaged) ? 1 : 0;
            }
        }

        Assert.InRange(refused, 100, int.MaxValue);
    }

    [Fact]
    public void AddLogs_EndlesslyNested_IsRefused()
    {
        var value = Message(1, "x");
        for (var i = 0; i < 10_000; i++)
        {
            value = Bytes(5, Bytes(1, value));
        }

        Assert.Throws<FormatException>(() => _store.AddLogs(Request(Bytes(5, value))));
    }

    /// <summary>Any other exception fails the test.</summary>
    private bool Refuses(byte[] request)
    {
        try
        {
            _store.AddLogs(request);
            _store.AddTraces(request);
            _store.AddMetrics(request);
            return false;
        }
        catch (FormatException)
        {
            return true;
        }
    }

    /// <summary>A request of one resource and one scope.</summary>
    private static byte[] Request(params byte[] item) => Bytes(1, Bytes(2, Bytes(2, item)));

    private static byte[] Request(byte[][] items) => Bytes(1, Bytes(2, [.. items.SelectMany(item => Bytes(2, item))]));

    private static byte[] Message(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(int field, byte[] bytes)
    {
        List<byte> length = [];
        var rest = bytes.Length;
        for (; rest >= 0x80; rest >>= 7)
        {
            length.Add((byte)(rest | 0x80));
        }

        return [(byte)((field << 3) | 2), .. length, (byte)rest, .. bytes];
    }
}
