using System.Buffers;

namespace FaceAspire.Matroska;

/// <summary>The reader's state between two chunks of bytes: where it stands, and what containers are open. No I/O.</summary>
internal sealed class MkvParser(MkvReaderOptions options)
{
    private const long NotOpen = -1;
    private const long OpenEnded = long.MaxValue;

    private readonly MkvReaderOptions _options = options;
    private long _position; // of the next byte
    private long _skip; // bytes of an element of no interest that are still to come
    private long _segmentEnd = NotOpen;
    private long _clusterEnd = NotOpen;
    private bool _documentBegun; // its EBML header was read, its Segment not
    private bool _hasTracks;
    private bool _clusterHasTimecode;
    private ulong _timecodeScale = 1_000_000; // nanoseconds per timecode unit
    private TimeSpan _clusterTime;

    /// <summary>Takes one element, or one container's header, off the front of <paramref name="bytes"/>.</summary>
    /// <returns><see langword="false"/> when more bytes are needed first.</returns>
    /// <exception cref="MatroskaException">No further bytes can make this right.</exception>
    public bool TryAdvance(ref ReadOnlySequence<byte> bytes, Queue<MkvEvent> events)
    {
        if (_skip > 0)
        {
            return TrySkip(ref bytes);
        }

        CloseWhatEndsHere(events);
        var reader = new SequenceReader<byte>(bytes);
        if (!TryReadHeader(ref reader, out var header))
        {
            return false;
        }

        CheckPlace(header);
        if (header.Id is ElementId.Segment or ElementId.Cluster)
        {
            Open(header, events);
            Consume(ref bytes, header.Length);
            return true;
        }

        return IsOfInterest(header.Id) ? TryTakeWhole(ref bytes, header, events) : BeginSkip(ref bytes, header, events);
    }

    /// <summary>The stream has ended with <paramref name="left"/> bytes that make no element.</summary>
    public void Complete(long left, Queue<MkvEvent> events)
    {
        var open = new[] { _clusterEnd, _segmentEnd }.Any(end => end is not OpenEnded && end > _position);
        if (left > 0 || _skip > 0 || open || _documentBegun)
        {
            throw new MatroskaException($"The stream ends {left} bytes into an element, or before all of one arrived.", _position);
        }

        CloseCluster(events);
    }

    private bool TryReadHeader(ref SequenceReader<byte> reader, out ElementHeader header)
    {
        try
        {
            return EbmlReader.TryReadHeader(ref reader, out header);
        }
        catch (MatroskaException e)
        {
            throw new MatroskaException(e.Message, _position);
        }
    }

    private bool TrySkip(ref ReadOnlySequence<byte> bytes)
    {
        var now = Math.Min(_skip, bytes.Length);
        Consume(ref bytes, now);
        _skip -= now;
        return now > 0;
    }

    private bool BeginSkip(ref ReadOnlySequence<byte> bytes, ElementHeader header, Queue<MkvEvent> events)
    {
        if (header.Size == ElementHeader.UnknownSize)
        {
            throw new MatroskaException($"{ElementId.NameOf(header.Id)} has no size, which only Segment and Cluster may have.", _position);
        }

        LeaveClusterFor(header.Id, events);
        Consume(ref bytes, header.Length);
        _skip = header.Size;
        return true;
    }

    private bool TryTakeWhole(ref ReadOnlySequence<byte> bytes, ElementHeader header, Queue<MkvEvent> events)
    {
        var most = header.Id is ElementId.SimpleBlock or ElementId.BlockGroup ? _options.MaxFrameBytes : _options.MaxMetadataBytes;
        if (header.Size is ElementHeader.UnknownSize || header.Size > most)
        {
            var size = header.Size is ElementHeader.UnknownSize ? "has no size" : $"has {header.Size} bytes";
            throw new MatroskaException($"{ElementId.NameOf(header.Id)} {size}; {most} bytes is the most.", _position);
        }

        if (bytes.Length < header.Length + header.Size)
        {
            return false;
        }

        LeaveClusterFor(header.Id, events);
        var body = bytes.Slice(header.Length, header.Size).ToArray();
        try
        {
            Take(header.Id, body, events);
        }
        catch (MatroskaException e) when (e.Offset < 0)
        {
            throw new MatroskaException($"{ElementId.NameOf(header.Id)}: {e.Message}", _position);
        }

        Consume(ref bytes, header.Length + header.Size);
        return true;
    }

    private void Take(uint id, ReadOnlyMemory<byte> body, Queue<MkvEvent> events)
    {
        switch (id)
        {
            case ElementId.Ebml:
                MkvElements.CheckDocType(body);
                _segmentEnd = NotOpen;
                _documentBegun = true;
                _hasTracks = false;
                _timecodeScale = 1_000_000;
                events.Enqueue(new MkvEvent.DocumentStarted());
                break;
            case ElementId.Info:
                _timecodeScale = MkvElements.TimecodeScale(body);
                break;
            case ElementId.Tracks:
                _hasTracks = !_hasTracks ? true : throw new MatroskaException("A second one begins; a document has one.");
                events.Enqueue(new MkvEvent.TracksRead(MkvElements.Tracks(body)));
                break;
            case ElementId.Tags:
                events.Enqueue(new MkvEvent.TagsRead(MkvElements.Tags(body)));
                break;
            case ElementId.Timecode when _clusterHasTimecode:
                throw new MatroskaException("The cluster has two.");
            case ElementId.Timecode:
                _clusterTime = Scaled(EbmlReader.Unsigned(body.Span));
                _clusterHasTimecode = true;
                events.Enqueue(new MkvEvent.ClusterStarted(_clusterTime));
                break;
            default:
                TakeBlock(id, body, events);
                break;
        }
    }

    private void TakeBlock(uint id, ReadOnlyMemory<byte> body, Queue<MkvEvent> events)
    {
        if (!_clusterHasTimecode)
        {
            throw new MatroskaException("A block comes before its cluster's timecode.");
        }

        var block = id == ElementId.SimpleBlock ? MkvBlock.Simple(body) : MkvBlock.Group(body);
        var time = _clusterTime + new TimeSpan(block.Timecode * (long)_timecodeScale / 100);
        events.Enqueue(new MkvEvent.FrameRead(new(block.Track, time, block.IsKey, block.Data)));
    }

    private void Open(ElementHeader header, Queue<MkvEvent> events)
    {
        var end = header.Size == ElementHeader.UnknownSize ? OpenEnded : _position + header.Length + header.Size;
        if (header.Id == ElementId.Segment)
        {
            _documentBegun = false;
            _segmentEnd = end;
            return;
        }

        CloseCluster(events);
        if (!_hasTracks)
        {
            throw new MatroskaException("A Cluster begins before the Tracks.", _position);
        }

        _clusterEnd = end;
        _clusterHasTimecode = false;
    }

    private void CloseWhatEndsHere(Queue<MkvEvent> events)
    {
        if (_clusterEnd != NotOpen && _position >= _clusterEnd)
        {
            CloseCluster(events);
        }

        if (_segmentEnd != NotOpen && _position >= _segmentEnd)
        {
            CloseCluster(events);
            _segmentEnd = NotOpen;
        }
    }

    private void LeaveClusterFor(uint id, Queue<MkvEvent> events)
    {
        if (ElementId.IsTopLevel(id) || id == ElementId.Ebml)
        {
            CloseCluster(events);
        }
    }

    private void CloseCluster(Queue<MkvEvent> events)
    {
        if (_clusterEnd != NotOpen)
        {
            events.Enqueue(_clusterHasTimecode ? new MkvEvent.ClusterEnded() : throw new MatroskaException("A Cluster has no Timecode.", _position));
        }

        _clusterEnd = NotOpen;
    }

    /// <summary>Refuses an element that cannot stand here, or that reaches over the end of what it stands in.</summary>
    private void CheckPlace(ElementHeader header)
    {
        var inCluster = header.Id is ElementId.Timecode or ElementId.SimpleBlock or ElementId.BlockGroup;
        var fits = header.Id switch
        {
            ElementId.Ebml => _segmentEnd is NotOpen or OpenEnded && !_documentBegun,
            ElementId.Segment => _documentBegun,
            ElementId.Void or ElementId.Crc32 => true,
            _ => _segmentEnd != NotOpen && (!inCluster || _clusterEnd != NotOpen),
        };
        if (!fits)
        {
            throw new MatroskaException($"{ElementId.NameOf(header.Id)} cannot stand here.", _position);
        }

        var parent = _clusterEnd != NotOpen ? Math.Min(_clusterEnd, _segmentEnd) : _segmentEnd;
        if (parent != NotOpen && header.Length + Math.Max(header.Size, 0) > parent - _position)
        {
            throw new MatroskaException($"{ElementId.NameOf(header.Id)} reaches over the end of its parent.", _position);
        }

        if (ElementId.IsTopLevel(header.Id) && _clusterEnd is not NotOpen and not OpenEnded)
        {
            throw new MatroskaException($"{ElementId.NameOf(header.Id)} stands inside a Cluster.", _position);
        }
    }

    private TimeSpan Scaled(ulong timecode)
    {
        var ticks = (UInt128)timecode * _timecodeScale / 100;
        return ticks <= (UInt128)TimeSpan.MaxValue.Ticks / 2
            ? new((long)ticks)
            : throw new MatroskaException($"The timecode {timecode} is out of range.");
    }

    private static bool IsOfInterest(uint id) => id is ElementId.Ebml or ElementId.Info or ElementId.Tracks or ElementId.Tags
        or ElementId.Timecode or ElementId.SimpleBlock or ElementId.BlockGroup;

    private void Consume(ref ReadOnlySequence<byte> bytes, long count)
    {
        bytes = bytes.Slice(count);
        _position += count;
    }
}
