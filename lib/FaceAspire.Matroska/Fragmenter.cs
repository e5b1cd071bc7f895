using System.Buffers;

namespace FaceAspire.Matroska;

/// <summary>
/// Cuts one video track's frames into fragments, at the first key frame after the wanted length, and writes each as a Cluster while its
/// frames come. Kinesis Video takes fragments of 1 to 20 seconds whose times increase; a source whose key frames lie further apart cannot
/// be cut and is refused.
/// </summary>
/// <param name="length">How long a fragment should be at least, 1 to 20 seconds.</param>
/// <param name="track">The video track's number.</param>
/// <param name="tags">Are written behind each fragment.</param>
public sealed class Fragmenter(TimeSpan length, int track, params IReadOnlyList<MkvTag> tags)
{
    /// <summary>The shortest fragment that the service takes.</summary>
    public static readonly TimeSpan MinLength = TimeSpan.FromSeconds(1);

    /// <summary>The longest fragment that the service takes.</summary>
    public static readonly TimeSpan MaxLength = TimeSpan.FromSeconds(20);

    private readonly TimeSpan _length =
        length >= MinLength && length <= MaxLength ? length : throw new ArgumentOutOfRangeException(nameof(length), length, "1 to 20 seconds.");

    private readonly BlockWriter _cluster = new();
    private int _frames; // in the cluster that was begun
    private TimeSpan _first; // of them
    private TimeSpan _latest; // in the order in which they are shown

    /// <summary>How many frames of the track were dropped so far: before a key frame, or shown before the one that they come behind.</summary>
    public long Dropped { get; private set; }

    /// <summary>
    /// Gives back the memory of a Cluster that is not needed any more, to write others into it. Nobody may read it from here on; one that
    /// somebody may still read is simply let go of, and left to the garbage collector.
    /// </summary>
    public static void Reuse(ReadOnlySequence<byte> cluster) => BlockWriter.Return(cluster);

    /// <summary>
    /// Adds the next frame, whose data is copied. Frames of other tracks are passed over. Dropped are those before a key frame, and those
    /// shown before the key frame that their fragment begins with: they need pictures of the fragment before and cannot be decoded from
    /// this one. A key frame whose time is not after those before it ends their fragment: the clock was set back.
    /// </summary>
    /// <returns>The fragment that this frame completes, or <see langword="null"/>.</returns>
    /// <exception cref="MatroskaException">No key frame came for 20 seconds. What was begun can still be completed; frames are dropped until the next key frame.</exception>
    public CodedFragment? Add(in MkvFrame frame)
    {
        if (frame.Track != track)
        {
            return null;
        }

        if (!frame.IsKey && (_frames == 0 || frame.Time < _first))
        {
            Dropped++;
            return null;
        }

        var finished = _frames > 0 && frame.IsKey && (frame.Time - _first >= _length || frame.Time <= _latest) ? Complete() : null;
        if (_frames > 0 && frame.Time - _first > MaxLength)
        {
            Dropped++;
            throw new MatroskaException(
                "No key frame came for 20 seconds, the longest fragment that Kinesis Video takes; have the source encoded with a key frame every few seconds.");
        }

        Write(frame);
        return finished;
    }

    /// <summary>Ends the stream.</summary>
    /// <returns>What was begun, or <see langword="null"/> when there is nothing.</returns>
    public CodedFragment? Complete()
    {
        if (_frames == 0)
        {
            return null;
        }

        if (tags.Count > 0)
        {
            MkvWriter.WriteTags(_cluster, tags);
        }

        var fragment = new CodedFragment(_first, _latest, _frames, _cluster.Take());
        _frames = 0;
        return fragment;
    }

    private void Write(in MkvFrame frame)
    {
        if (_frames == 0)
        {
            (_first, _latest) = (frame.Time, frame.Time);
            MkvWriter.WriteCluster(_cluster, _first);
        }

        MkvWriter.WriteFrame(_cluster, _first, frame);
        _latest = frame.Time > _latest ? frame.Time : _latest;
        _frames++;
    }
}
