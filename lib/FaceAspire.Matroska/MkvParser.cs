using System.Buffers;

namespace FaceAspire.Matroska;

/// <summary>Takes a stream apart into elements, as its bytes come. No I/O.</summary>
internal sealed class MkvParser
{
    private readonly MkvHandler _handler;
    private readonly MkvStructure _structure = new();
    private readonly MkvContent _content;
    private long _position; // of the next byte
    private long _skip; // bytes of an element of no interest that are still to come

    /// <summary>A parser at the beginning of a stream.</summary>
    public MkvParser(MkvReaderOptions options, MkvHandler handler) =>
        (_handler, _content) = (handler, new(options, _structure, handler));

    /// <summary>Takes one element, or one container's header, off the front of <paramref name="bytes"/>.</summary>
    /// <returns><see langword="false"/> when more bytes are needed first.</returns>
    /// <exception cref="MatroskaException">No further bytes can make this right.</exception>
    public bool TryAdvance(ref ReadOnlySequence<byte> bytes)
    {
        if (_skip > 0)
        {
            return TrySkip(ref bytes);
        }

        Tell(clusterEnded: _structure.LeaveAt(_position));
        if (!TryReadHeader(bytes, out var header))
        {
            return false;
        }

        _structure.Check(header, _position);
        if (header.Id is ElementId.Segment or ElementId.Cluster)
        {
            Enter(ref bytes, header);
            return true;
        }

        return MkvContent.Takes(header.Id) ? TryTakeWhole(ref bytes, header) : BeginSkip(ref bytes, header);
    }

    /// <summary>The stream has ended with <paramref name="left"/> bytes that make no element.</summary>
    public void Complete(long left)
    {
        if (left > 0 || _skip > 0 || !_structure.IsWhole(_position))
        {
            throw new MatroskaException($"The stream ends {left} bytes into an element, or before all of one arrived.", _position);
        }

        Tell(clusterEnded: _structure.LeaveCluster(_position));
    }

    private bool TryReadHeader(in ReadOnlySequence<byte> bytes, out ElementHeader header)
    {
        var front = bytes.FirstSpan;
        if (front.Length < ElementHeader.MaxLength && !bytes.IsSingleSegment)
        {
            front = bytes.Slice(0, Math.Min(bytes.Length, ElementHeader.MaxLength)).ToArray();
        }

        try
        {
            return EbmlReader.TryReadHeader(front, out header);
        }
        catch (MatroskaException e)
        {
            throw new MatroskaException(e.Message, _position);
        }
    }

    private void Enter(ref ReadOnlySequence<byte> bytes, ElementHeader header)
    {
        if (header.Id == ElementId.Segment)
        {
            _structure.OpenSegment(header, _position);
        }
        else
        {
            Tell(clusterEnded: _structure.LeaveCluster(_position));
            _structure.OpenCluster(header, _position);
        }

        Consume(ref bytes, header.Length);
    }

    private bool TryTakeWhole(ref ReadOnlySequence<byte> bytes, ElementHeader header)
    {
        _content.CheckSize(header, _position);
        if (bytes.Length < header.Length + header.Size)
        {
            return false;
        }

        Tell(clusterEnded: _structure.LeaveFor(header.Id, _position));
        try
        {
            _content.Take(header.Id, bytes.Slice(header.Length, header.Size));
        }
        catch (MatroskaException e) when (e.Offset < 0)
        {
            throw new MatroskaException($"{ElementId.NameOf(header.Id)}: {e.Message}", _position);
        }

        Consume(ref bytes, header.Length + header.Size);
        return true;
    }

    private bool BeginSkip(ref ReadOnlySequence<byte> bytes, ElementHeader header)
    {
        if (header.Size == ElementHeader.UnknownSize)
        {
            throw new MatroskaException($"{ElementId.NameOf(header.Id)} has no size, which only Segment and Cluster may have.", _position);
        }

        Tell(clusterEnded: _structure.LeaveFor(header.Id, _position));
        Consume(ref bytes, header.Length);
        _skip = header.Size;
        return true;
    }

    private bool TrySkip(ref ReadOnlySequence<byte> bytes)
    {
        var now = Math.Min(_skip, bytes.Length);
        Consume(ref bytes, now);
        _skip -= now;
        return now > 0;
    }

    private void Tell(bool clusterEnded)
    {
        if (clusterEnded)
        {
            _handler.OnClusterEnd();
        }
    }

    private void Consume(ref ReadOnlySequence<byte> bytes, long count)
    {
        bytes = bytes.Slice(count);
        _position += count;
    }
}
