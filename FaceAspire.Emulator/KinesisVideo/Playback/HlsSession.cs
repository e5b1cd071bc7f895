using System.Collections.Concurrent;

namespace FaceAspire.Emulator.KinesisVideo.Playback;

/// <summary>An HLS session: which fragments its playlist holds, and how that moves on. One caller at a time.</summary>
internal sealed class HlsSession(VideoStream stream, HlsSettings settings, FragmentStore fragments, TimeProvider time) : IDisposable
{
    private const int Behind = 10; // fragments

    private readonly SemaphoreSlim _alone = new(1);
    private readonly List<HlsEntry> _entries = [];
    private readonly ConcurrentQueue<HlsEntry> _shown = []; // those of the playlist, and some that have left it: a player may be behind
    private readonly DateTimeOffset _expires = time.GetUtcNow() + settings.Lifetime;
    private long _place; // of the last fragment that was looked at
    private DateTimeOffset _nextAt = DateTimeOffset.MinValue; // when a replay goes on
    private bool _isFilled;
    private int _discontinuities; // of fragments that have left the playlist

    /// <summary>Its stream.</summary>
    public VideoStream Stream => stream;

    /// <summary>What it was asked for.</summary>
    public HlsSettings Settings => settings;

    /// <summary>Whether it is over.</summary>
    public bool IsExpired => time.GetUtcNow() >= _expires;

    /// <summary>What all times count from: the first fragment that was in the playlist.</summary>
    public DateTimeOffset Origin { get; private set; }

    /// <summary>The playlist as it is now.</summary>
    public async Task<HlsWindow> WindowAsync(CancellationToken cancellationToken)
    {
        await _alone.WaitAsync(cancellationToken);
        try
        {
            await AdvanceAsync(cancellationToken);
            return new([.. _entries], _discontinuities, IsOver());
        }
        finally
        {
            _alone.Release();
        }
    }

    /// <summary>The first fragment of a kind that is in the playlist, or lately was.</summary>
    public HlsEntry? Find(Func<HlsEntry, bool> isWanted) => _shown.FirstOrDefault(isWanted);

    /// <inheritdoc/>
    public void Dispose() => _alone.Dispose();

    private async Task AdvanceAsync(CancellationToken cancellationToken)
    {
        switch (settings.Mode)
        {
            case HlsMode.OnDemand when !_isFilled:
                foreach (var fragment in OnDemand())
                {
                    await AppendAsync(fragment, cancellationToken);
                }

                break;
            case HlsMode.Live:
                foreach (var fragment in Candidates().ToList())
                {
                    await AppendAsync(fragment, cancellationToken);
                    LetGo();
                }

                break;
            case HlsMode.LiveReplay:
                await ReplayAsync(cancellationToken);
                break;
        }

        _isFilled = true;
    }

    /// <summary>In the order of time; of those that begin at the same time the one that came last.</summary>
    private IEnumerable<StoredFragment> OnDemand() => fragments.Beginning(stream, settings.Range, afterPlace: 0, limit: int.MaxValue)
        .GroupBy(fragment => settings.Range.Clock == FragmentClock.Producer ? fragment.ProducerTime.ToUnixTimeMilliseconds() : fragment.Place)
        .Select(same => same.MaxBy(fragment => fragment.Place)!)
        .OrderBy(fragment => fragment.Start(settings.Range.Clock))
        .Take(settings.MostFragments);

    /// <summary>What has come since. A live session begins with the newest, and never with what is older than what it has shown.</summary>
    private IEnumerable<StoredFragment> Candidates()
    {
        if (settings.Mode == HlsMode.Live && !_isFilled)
        {
            _place = fragments.PlaceBehind(stream, settings.MostFragments);
        }

        foreach (var fragment in fragments.Beginning(stream, settings.Range, _place, limit: settings.MostFragments + 100))
        {
            _place = fragment.Place;
            if (_entries.Count == 0 || fragment.Start(settings.Range.Clock) > _entries[^1].Start)
            {
                yield return fragment;
            }
        }
    }

    /// <summary>Fills the playlist once; then a fragment is added whenever as much time has passed as it plays.</summary>
    private async Task ReplayAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        _nextAt = _isFilled ? _nextAt : now;
        var added = 0;
        foreach (var fragment in Candidates())
        {
            var isFirstFill = !_isFilled && added < settings.MostFragments;
            if (!isFirstFill && _nextAt + fragment.Length > now)
            {
                _place = fragment.Place - 1; // next time
                return;
            }

            _nextAt = isFirstFill ? now : _nextAt + fragment.Length;
            added++;
            await AppendAsync(fragment, cancellationToken);
            LetGo();
        }

        _nextAt = now; // nothing is left: what comes is shown when it comes
    }

    private async Task AppendAsync(StoredFragment fragment, CancellationToken cancellationToken)
    {
        if (await fragments.ReadAsync(stream, fragment, cancellationToken) is not { } document)
        {
            return; // it has just gone over its time
        }

        var entry = HlsEntry.After(_entries.LastOrDefault(), fragment, PlayableFragment.Read(fragment, document).Tracks, settings);
        if (_entries is [.., var last] && !entry.Tracks.Select(track => (track.Id, track.Codec)).SequenceEqual(last.Tracks.Select(track => (track.Id, track.Codec))))
        {
            throw KinesisVideoErrors.OtherTracks(fragment);
        }

        Origin = _entries.Count == 0 ? entry.Start : Origin;
        _entries.Add(entry);
        _shown.Enqueue(entry);
        while (_shown.Count > (2 * settings.MostFragments) + Behind && _shown.TryDequeue(out _))
        {
        }
    }

    private void LetGo()
    {
        while (_entries.Count > settings.MostFragments)
        {
            _discontinuities += _entries[0].IsDiscontinuous ? 1 : 0;
            _entries.RemoveAt(0);
        }
    }

    private bool IsOver() => settings.Mode == HlsMode.OnDemand
        || (settings.Mode == HlsMode.LiveReplay && settings.Range.To < time.GetUtcNow() && fragments.Beginning(stream, settings.Range, _place, limit: 1).Count == 0);
}

/// <summary>A playlist's content.</summary>
/// <param name="Entries">The fragments.</param>
/// <param name="DiscontinuitiesBefore">How many discontinuities have left the playlist.</param>
/// <param name="IsOver">Whether nothing more will come.</param>
internal sealed record HlsWindow(IReadOnlyList<HlsEntry> Entries, int DiscontinuitiesBefore, bool IsOver);
