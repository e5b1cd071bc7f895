using System.IO.Pipelines;
using FaceAspire.Matroska;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>What comes in on one PutMedia connection: numbers its fragments, stores them, and says so, until one breaks a rule.</summary>
/// <param name="fragments">Takes the fragments.</param>
/// <param name="stream">Their stream.</param>
/// <param name="rules">What they are held to.</param>
/// <param name="ack">Tells the producer.</param>
/// <param name="time">The clock.</param>
internal sealed class IngestSession(FragmentStore fragments, VideoStream stream, IngestRules rules, Func<FragmentAck, Task> ack, TimeProvider time)
{
    private static readonly MkvReaderOptions Limits = new() { MaxFrameBytes = 50 * 1024 * 1024 };

    private long? _place; // of the fragment that was begun last
    private DateTimeOffset _begunAt;

    /// <summary>Takes all that comes.</summary>
    /// <exception cref="FragmentRejected">A fragment breaks a rule, or cannot be stored. Those before it are stored.</exception>
    /// <exception cref="MatroskaException">The media cannot be read.</exception>
    public async Task RunAsync(PipeReader media, CancellationToken cancellationToken)
    {
        await foreach (var met in MkvReader.ReadAsync(media, Limits, cancellationToken))
        {
            if (met is MkvEvent.ClusterStarted or MkvEvent.DocumentStarted)
            {
                await StoreAsync(rules.Complete(), cancellationToken); // before a rule that the next one may break
            }

            if (met is MkvEvent.ClusterStarted(var timecode))
            {
                await BeginAsync(timecode);
            }
            else
            {
                await StoreAsync(rules.Take(met), cancellationToken);
            }
        }

        await StoreAsync(rules.Complete(isLast: true), cancellationToken);
    }

    /// <summary>Tells the producer why its connection ends.</summary>
    public Task RejectAsync(FragmentRejected reason) =>
        ack(new("ERROR", Milliseconds(rules.Timecode), _place is { } place ? StoredFragment.NumberOf(place) : "", reason.Code, reason.Id));

    private async Task BeginAsync(TimeSpan timecode)
    {
        _place = fragments.NextPlace(stream) ?? throw FragmentRejected.StreamGone();
        _begunAt = time.GetUtcNow();
        rules.Begin(timecode);
        await ack(new("BUFFERING", Milliseconds(timecode), StoredFragment.NumberOf(_place.Value)));
    }

    private async Task StoreAsync(IngestedFragment? fragment, CancellationToken cancellationToken)
    {
        if (fragment is null)
        {
            return;
        }

        var (place, timecode) = (_place!.Value, Milliseconds(fragment.Fragment.Timecode));
        await ack(new("RECEIVED", timecode, StoredFragment.NumberOf(place)));
        var document = fragment.Fragment.ToDocument(fragment.Tracks);
        var stored = new StoredFragment(place, fragment.ProducerTime, _begunAt, fragment.Length, document.Length, fragment.Tags);
        var now = await AddAsync(stored, document, cancellationToken) ?? throw FragmentRejected.StreamGone();
        EmulatorTelemetry.TellStored(stream, stored);
        if (now.RetentionHours > 0)
        {
            await ack(new("PERSISTED", timecode, StoredFragment.NumberOf(place)));
        }
    }

    private async Task<VideoStream?> AddAsync(StoredFragment stored, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        try
        {
            return await fragments.AddAsync(stream, stored, document, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FragmentRejected.NotStored(); // a full disk, say: the producer may try again
        }
    }

    private static long Milliseconds(TimeSpan timecode) => (long)timecode.TotalMilliseconds;
}
