namespace FaceAspire.Emulator.KinesisVideo.Mp4;

/// <summary>What a plain file's head says of a track. Grows by a chunk for each fragment.</summary>
/// <param name="track">The track, as every fragment describes it.</param>
internal sealed class Mp4TrackTable(Mp4Track track)
{
    private readonly List<(int Duration, int CompositionOffset, bool IsKey, int Size)> _samples = [];
    private readonly List<(int Samples, long Offset)> _chunks = [];
    private long _end;

    /// <summary>The track.</summary>
    public Mp4Track Track => track;

    /// <summary>When it begins to play.</summary>
    public long Begin { get; private set; }

    /// <summary>How long it plays from then on.</summary>
    public long Duration => _end - Begin;

    /// <summary>When the last sample is decoded.</summary>
    public long LastDecodeTime => _samples.Count == 0 ? 0 : _end - _samples[^1].Duration;

    /// <summary>The samples.</summary>
    public IReadOnlyList<(int Duration, int CompositionOffset, bool IsKey, int Size)> Samples => _samples;

    /// <summary>The chunks; offsets count from the first byte of the mdat's body.</summary>
    public IReadOnlyList<(int Samples, long Offset)> Chunks => _chunks;

    /// <summary>Bytes of all samples.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds a fragment's samples.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="start">When the fragment begins, in milliseconds. What went before it plays until then.</param>
    /// <param name="offset">Where their bytes lie.</param>
    public void Add(IReadOnlyList<Mp4Sample> samples, long start, long offset)
    {
        if (samples.Count == 0)
        {
            return;
        }

        var begins = start + samples[0].DecodeTime;
        if (_samples.Count == 0)
        {
            Begin = _end = begins;
        }
        else
        {
            _samples[^1] = _samples[^1] with { Duration = (int)Math.Max(0, _samples[^1].Duration + begins - _end) };
        }

        _chunks.Add((samples.Count, offset));
        _samples.AddRange(samples.Select(sample => (sample.Duration, sample.CompositionOffset, sample.IsKey, sample.Data.Length)));
        _end = begins + samples.Sum(sample => sample.Duration);
        Bytes += samples.Sum(sample => (long)sample.Data.Length);
    }
}
