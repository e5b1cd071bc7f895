using System.Diagnostics.Metrics;
using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Producer.Metrics;
using FaceAspire.Producer.Sending;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Producer.Tests;

public sealed class OutboxTests : IDisposable
{
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(60);
    private readonly FakeTimeProvider _time = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, double> _sums = [];
    private readonly CameraMeter _meter;
    private readonly Outbox _outbox;

    public OutboxTests()
    {
        var factory = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ProducerMeter.Name && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Sum(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Sum(instrument, value, tags));
        _listener.Start();
        _meter = new ProducerMeter(factory).Of("door");
        _outbox = new(new(25, TimeSpan.FromHours(1), new MemorySpool(10)), _meter, _time);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_AFragmentsLife_IsCountedWithItsCamera()
    {
        AddAll(0, 2, 4, 6); // the first is dropped: memory has room for two, the spool for one
        _meter.Connected();
        var session = Open();
        await SendAllAsync(session, 3);
        _time.Advance(TimeSpan.FromSeconds(0.5));
        _outbox.On(session, new(FragmentAckType.Persisted, 2000));
        _outbox.On(session, new(FragmentAckType.Error, 4000, ErrorId: 4004));
        _outbox.Rewind();
        _meter.Connected();
        await SendAllAsync(Open(), 1);
        _listener.RecordObservableInstruments();

        Assert.Equal(
            "ack.latency 0.9, buffer.size 10, fragments.dropped 1, fragments.persisted 1, fragments.refused 1, fragments.resent 1, fragments.sent 3, reconnects 1, spool.size 0",
            string.Join(", ", _sums.OrderBy(sum => sum.Key, StringComparer.Ordinal).Select(sum => FormattableString.Invariant($"{sum.Key} {sum.Value:0.0#}").Replace(".0", "", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task StaleAsync_NothingIsAcknowledgedForFiveSeconds_Returns()
    {
        var session = Open();
        var stale = _outbox.StaleAsync(session, Cancelled);
        _time.Advance(TimeSpan.FromMinutes(10)); // nothing was sent
        Assert.False(stale.IsCompleted);

        AddAll(0);
        await SendAllAsync(session, 1);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(stale.IsCompleted);
        for (var i = 0; i < 100 && !stale.IsCompleted; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(0.1)); // while nothing was due it looked every five seconds
            await Task.Yield();
        }

        await stale.WaitAsync(Generous, Cancelled);
    }

    [Fact]
    public async Task StaleAsync_WallClockIsSetAnHourOn_StillWaits()
    {
        AddAll(0);
        var session = Open();
        await SendAllAsync(session, 1);
        var stale = _outbox.StaleAsync(session, Cancelled);

        _time.AdjustTime(_time.GetUtcNow().AddHours(1));

        Assert.False(stale.IsCompleted);
    }

    [Fact]
    public async Task HeaderAsync_CompleteAndAllStored_IsNone()
    {
        AddAll(0);
        Assert.NotNull(await _outbox.HeaderAsync(Cancelled));
        var session = Open();
        await SendAllAsync(session, 1);
        var next = _outbox.NextAsync(session, Cancelled);

        _outbox.Complete();

        Assert.IsType<SessionStep.Finish>(await next.WaitAsync(Generous, Cancelled));
        _outbox.On(session, new(FragmentAckType.Persisted, 0));
        Assert.Null(await _outbox.HeaderAsync(Cancelled));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    private PutMediaSession Open() => _outbox.Open(Outgoing.Header, expiry: null, keepsVideo: true);

    private void AddAll(params int[] seconds) => Array.ForEach(seconds, second => _outbox.Add(Outgoing.Fragment(second)));

    private async Task SendAllAsync(PutMediaSession session, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var step = _outbox.NextAsync(session, Cancelled);
            _time.Advance(step.IsCompleted ? TimeSpan.Zero : SendingPace.Gap);
            Assert.IsType<SessionStep.Send>(await step.WaitAsync(Generous, Cancelled));
        }
    }

    private void Sum(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Assert.Equal([new("camera", "door")], tags.ToArray());
        var name = instrument.Name.Replace("faceaspire.producer.", "", StringComparison.Ordinal);
        _sums[name] = _sums.GetValueOrDefault(name) + value;
    }
}
