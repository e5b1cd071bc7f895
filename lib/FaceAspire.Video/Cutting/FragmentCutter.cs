using System.Buffers;
using FaceAspire.Matroska;
using FaceAspire.Video.Buffering;
using FaceAspire.Video.Metrics;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Video.Cutting;

/// <summary>Cuts one video track's frames into fragments and hands them over to be sent. One thread at a time.</summary>
internal sealed partial class FragmentCutter(
    string stream, TimeSpan fragmentLength, IReadOnlyList<MkvTag> tags, Outbox outbox, CameraMeter meter, ILogger logger)
{
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(2); // of the first and the last time
    private Fragmenter? _fragmenter;
    private MkvTrack? _track;
    private ReadOnlyMemory<byte> _header;
    private long _dropped; // of the fragmenter, as counted so far

    /// <summary>Another track begins: what was begun of the one before is completed.</summary>
    public void Begin(MkvTrack video)
    {
        Complete();
        _header = IsSame(video, _track) ? _header : Header(video); // an equal one needs no other connection
        _track = video;
        _fragmenter = new(fragmentLength, video.Number, tags);
        _dropped = 0;
    }

    /// <summary>Takes the track's next frame.</summary>
    /// <returns>Whether it completed a fragment.</returns>
    /// <exception cref="VideoFormatException">There was no key frame for 20 seconds.</exception>
    public bool Add(in MkvFrame frame)
    {
        meter.TakeFrame();
        try
        {
            var whole = frame with { Time = TimeSpan.FromMilliseconds(Math.Round(frame.Time.TotalMilliseconds)) }; // as acknowledgements name it
            if (_fragmenter!.Add(whole) is not { } finished)
            {
                return false;
            }

            Hand(finished, isLong: whole.Time - finished.Timecode >= Fragmenter.MinLength);
            return true;
        }
        catch (MatroskaException e)
        {
            Complete(); // twenty good seconds
            throw new VideoFormatException(e.Message, e);
        }
        finally
        {
            CountDropped();
        }
    }

    /// <summary>No more of this track comes.</summary>
    public void Complete()
    {
        if (_fragmenter?.Complete() is { } last)
        {
            Hand(last, isLong: IsLong(last));
        }
    }

    private void Hand(CodedFragment fragment, bool isLong)
    {
        if (!isLong)
        {
            meter.DropFrames(fragment.Frames, DropReason.Short);
            Log.Short(logger, stream, fragment.Frames);
        }
        else if (outbox.Add(new(_header, fragment.Timecode, fragment.Until, fragment.Cluster, fragment.Frames)).Fragments is > 0 and var lost)
        {
            Log.Lost(logger, stream, lost);
        }
    }

    /// <summary>Whether the service takes it. The last frame is taken to be shown for as long as the others are on average.</summary>
    private static bool IsLong(CodedFragment fragment) => fragment.Frames > 1
        && (fragment.Until - fragment.Timecode) * fragment.Frames / (fragment.Frames - 1) >= Fragmenter.MinLength - Rounding;

    /// <summary>The beginning of a document with that track alone.</summary>
    private static ReadOnlyMemory<byte> Header(MkvTrack track)
    {
        var header = new ArrayBufferWriter<byte>();
        MkvWriter.WriteHeader(header, [track]);
        return header.WrittenMemory;
    }

    private static bool IsSame(MkvTrack a, MkvTrack? b) => b is not null && a.Number == b.Number && (a.Width, a.Height) == (b.Width, b.Height)
        && a.EntryBody.Span.SequenceEqual(b.EntryBody.Span) && a.CodecPrivate.Span.SequenceEqual(b.CodecPrivate.Span);

    private void CountDropped()
    {
        meter.DropFrames(_fragmenter!.Dropped - _dropped, DropReason.Undecodable);
        _dropped = _fragmenter.Dropped;
    }

    private static partial class Log
    {
        [LoggerMessage(12, LogLevel.Warning, "Camera {Camera}: {Count} fragment(s) were dropped; the buffer is full.")]
        public static partial void Lost(ILogger logger, string camera, long count);

        [LoggerMessage(13, LogLevel.Information, "Camera {Camera}: the last {Count} frame(s) are not sent: a fragment of less than a second is not taken.")]
        public static partial void Short(ILogger logger, string camera, int count);
    }
}
