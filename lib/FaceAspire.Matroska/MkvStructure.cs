namespace FaceAspire.Matroska;

/// <summary>Where a stream stands: what containers are open, how far they reach, and so what may come next. Positions are bytes from its beginning.</summary>
internal sealed class MkvStructure
{
    private const long NotOpen = -1;
    private const long OpenEnded = long.MaxValue;

    private long _segmentEnd = NotOpen;
    private long _clusterEnd = NotOpen;
    private bool _documentBegun; // its EBML header was read, its Segment not
    private bool _hasTracks;
    private bool _clusterHasTimecode;

    /// <summary>Refuses an element that cannot stand here, or that reaches over the end of what it stands in.</summary>
    public void Check(ElementHeader header, long position)
    {
        if (!Fits(header.Id))
        {
            throw new MatroskaException($"{ElementId.NameOf(header.Id)} cannot stand here.", position);
        }

        var parent = _clusterEnd != NotOpen ? Math.Min(_clusterEnd, _segmentEnd) : _segmentEnd;
        if (parent != NotOpen && header.Length + Math.Max(header.Size, 0) > parent - position)
        {
            throw new MatroskaException($"{ElementId.NameOf(header.Id)} reaches over the end of its parent.", position);
        }

        if (ElementId.IsTopLevel(header.Id) && _clusterEnd is not NotOpen and not OpenEnded)
        {
            throw new MatroskaException($"{ElementId.NameOf(header.Id)} stands inside a Cluster.", position);
        }
    }

    /// <summary>An EBML header was read: tracks are known anew.</summary>
    public void BeginDocument() => (_segmentEnd, _documentBegun, _hasTracks) = (NotOpen, true, false);

    /// <summary>A Segment begins.</summary>
    public void OpenSegment(ElementHeader header, long position) => (_segmentEnd, _documentBegun) = (EndOf(header, position), false);

    /// <summary>A Cluster begins.</summary>
    public void OpenCluster(ElementHeader header, long position)
    {
        if (!_hasTracks)
        {
            throw new MatroskaException("A Cluster begins before the Tracks.", position);
        }

        (_clusterEnd, _clusterHasTimecode) = (EndOf(header, position), false);
    }

    /// <summary>The Tracks were read.</summary>
    public void AddTracks() => _hasTracks = !_hasTracks ? true : throw new MatroskaException("A second one begins; a document has one.");

    /// <summary>The Cluster's timecode was read.</summary>
    public void AddTimecode() => _clusterHasTimecode = !_clusterHasTimecode ? true : throw new MatroskaException("The cluster has two.");

    /// <summary>A block was read.</summary>
    public void AddBlock()
    {
        if (!_clusterHasTimecode)
        {
            throw new MatroskaException("A block comes before its cluster's timecode.");
        }
    }

    /// <summary>Leaves what ends at this place.</summary>
    /// <returns>Whether that is a Cluster.</returns>
    public bool LeaveAt(long position)
    {
        var isSegment = _segmentEnd != NotOpen && position >= _segmentEnd;
        var wasCluster = _clusterEnd != NotOpen && (isSegment || position >= _clusterEnd) && LeaveCluster(position);
        _segmentEnd = isSegment ? NotOpen : _segmentEnd;
        return wasCluster;
    }

    /// <summary>Leaves the Cluster where an element begins that cannot be inside it, which is how one of unknown size ends.</summary>
    /// <returns>Whether there was one.</returns>
    public bool LeaveFor(uint id, long position) => (ElementId.IsTopLevel(id) || id == ElementId.Ebml) && LeaveCluster(position);

    /// <summary>The stream ends here.</summary>
    /// <returns>Whether nothing is missing; a Cluster may still be open.</returns>
    public bool IsWhole(long position) => !_documentBegun && !IsCut(_segmentEnd, position) && !IsCut(_clusterEnd, position);

    /// <summary>Leaves the Cluster.</summary>
    /// <returns>Whether there was one.</returns>
    public bool LeaveCluster(long position)
    {
        var wasOpen = _clusterEnd != NotOpen;
        if (wasOpen && !_clusterHasTimecode)
        {
            throw new MatroskaException("A Cluster has no Timecode.", position);
        }

        _clusterEnd = NotOpen;
        return wasOpen;
    }

    private bool Fits(uint id) => id switch
    {
        ElementId.Ebml => _segmentEnd is NotOpen or OpenEnded && !_documentBegun,
        ElementId.Segment => _documentBegun,
        ElementId.Void or ElementId.Crc32 => true,
        ElementId.Timecode or ElementId.SimpleBlock or ElementId.BlockGroup => _segmentEnd != NotOpen && _clusterEnd != NotOpen,
        _ => _segmentEnd != NotOpen,
    };

    private static long EndOf(ElementHeader header, long position) =>
        header.Size == ElementHeader.UnknownSize ? OpenEnded : position + header.Length + header.Size;

    private static bool IsCut(long end, long position) => end is not OpenEnded && end > position;
}
