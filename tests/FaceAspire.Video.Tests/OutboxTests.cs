using System.Diagnostics.Metrics;
using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Video.Buffering;
using FaceAspire.Video.Metrics;
using FaceAspire.Video.Sending;
using FaceAspire.Video.Spooling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Video.Tests;

public sealed class OutboxTests : IDisposable
{
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(60);
    private readonly FakeTimeProvider _time = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, double> _sums = [];
    private readonly CameraMeter _meter;
    private readonly FragmentBuffer _buffer = new(new(MaxBytes: 25, TimeSpan.FromHours(1), MaxSpoolBytes: 10));
    private readonly Outbox _outbox;
    private readonly MemorySpool _spool = new();
    private readonly Spooler _spooler;
    private readonly FragmentSource _fragments;

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
        _outbox = new(_buffer, _meter, _time);
        _spooler = new(_outbox, _spool);
        _fragments = new(_outbox, _spooler, _time);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_AFragmentsLife_IsCountedWithItsCamera()
    {
        AddAll(0, 2);
        _spooler.Work();
        AddAll(4, 6); // the second is dropped: memory has room for two, the spool for one
        _outbox.Loaded(_buffer.Kept[0], Outgoing.Fragment(0));
        _meter.Connected();
        var session = Open();
        await SendAllAsync(session, 3);
        _time.Advance(TimeSpan.FromSeconds(0.5));
        _outbox.On(session, new(FragmentAckType.Persisted, 0));
        _outbox.On(session, new(FragmentAckType.Error, 4000, ErrorId: 4004));
        _outbox.Rewind();
        _meter.Connected();
        await SendAllAsync(Open(), 1);
        _listener.RecordObservableInstruments();

        Assert.Equal(
            "ack.latency 0.91, buffer.size 10, fragments.dropped 1, fragments.persisted 1, fragments.refused 1, fragments.resent 1, fragments.sent 3, frames.dropped refused 50, frames.dropped room 50, reconnects 1, spool.size 0",
            string.Join(", ", _sums.OrderBy(sum => sum.Key, StringComparer.Ordinal).Select(sum => FormattableString.Invariant($"{sum.Key} {sum.Value:0.0#}").Replace(".0", "", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task StaleAsync_NothingIsAcknowledgedForFiveSeconds_Returns()
    {
        var session = Open();
        var stale = _fragments.StaleAsync(session, Cancelled);
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
        var stale = _fragments.StaleAsync(session, Cancelled);

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
        var next = _fragments.NextAsync(session, Cancelled);

        _outbox.Complete();

        Assert.Null(await next.WaitAsync(Generous, Cancelled));
        _outbox.On(session, new(FragmentAckType.Persisted, 0));
        Assert.Null(await _outbox.HeaderAsync(Cancelled));
    }

    [Fact]
    public async Task Add_ConnectionWaitsForIt_GoesOnInTheSameThread()
    {
        var next = _fragments.NextAsync(Open(), Cancelled);

        AddAll(0);

        Assert.True(next.IsCompleted, "Another thread was woken for it.");
        Assert.Equal(0, (await next)?.Timecode);
    }

    [Fact]
    public async Task Add_DiskHangsWhileItIsWrittenToOrRead_DoesNotWait()
    {
        AddAll(0, 2);
        using var disk = new Disk(_spool);
        var writing = Task.Run(() => _spooler.Work(), Cancelled);
        await disk.HangsAsync();

        AddAll(4);
        _outbox.On(Open(), new(FragmentAckType.Idle));

        disk.Works();
        await writing.WaitAsync(Generous, Cancelled);
        var reading = _fragments.NextAsync(Open(), Cancelled);
        await disk.HangsAsync();
        AddAll(6);
        Assert.False(reading.IsCompleted);
        disk.Works();
        Assert.Equal(0, (await reading.WaitAsync(Generous, Cancelled))!.Timecode);
    }

    [Fact]
    public void Work_StoredFragmentsOnDisk_DeletesTheirFiles()
    {
        AddAll(0, 2);
        _spooler.Work();
        Assert.Equal([0], _spool.Kept);
        _outbox.Loaded(_buffer.Kept[0], Outgoing.Fragment(0));
        var session = Open();
        Assert.IsType<SessionStep.Send>(_outbox.Next(session));

        _outbox.On(session, new(FragmentAckType.Persisted, 0));
        _spooler.Work();

        Assert.Empty(_spool.Kept);
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
            var step = _fragments.NextAsync(session, Cancelled);
            _time.Advance(step.IsCompleted ? TimeSpan.Zero : SendingPace.Gap + FragmentSource.Tick);
            Assert.NotNull(await step.WaitAsync(Generous, Cancelled));
        }
    }

    private void Sum(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Assert.Equal(new("camera", "door"), tags[0]);
        var reason = tags.Length > 1 ? $" {tags[1].Value}" : "";
        var name = instrument.Name.Replace("faceaspire.producer.", "", StringComparison.Ordinal) + reason;
        _sums[name] = _sums.GetValueOrDefault(name) + value;
    }
}
