using System.Buffers;

namespace FaceAspire.Matroska;

/// <summary>Reads the elements that are taken whole, and tells of them.</summary>
/// <param name="options">Limits.</param>
/// <param name="structure">Where they stand.</param>
/// <param name="handler">Is told.</param>
internal sealed class MkvContent(MkvReaderOptions options, MkvStructure structure, MkvHandler handler)
{
    private const ulong DefaultTimecodeScale = 1_000_000; // nanoseconds per timecode unit
    private ulong _timecodeScale = DefaultTimecodeScale;
    private TimeSpan _clusterTime;

    /// <summary>Whether an element is taken, rather than entered or skipped.</summary>
    public static bool Takes(uint id) => IsBlock(id) || id is ElementId.Ebml or ElementId.Info or ElementId.Tracks or ElementId.Tags or ElementId.Timecode;

    /// <summary>Refuses an element that is too large to be taken.</summary>
    public void CheckSize(ElementHeader header, long position)
    {
        var most = IsBlock(header.Id) ? options.MaxFrameBytes : options.MaxMetadataBytes;
        if (header.Size is ElementHeader.UnknownSize || header.Size > most)
        {
            var size = header.Size is ElementHeader.UnknownSize ? "has no size" : $"has {header.Size} bytes";
            throw new MatroskaException($"{ElementId.NameOf(header.Id)} {size}; {most} bytes is the most.", position);
        }
    }

    /// <summary>Takes an element.</summary>
    public void Take(uint id, ReadOnlySequence<byte> body)
    {
        if (!IsBlock(id))
        {
            TakeMetadata(id, body.ToArray());
        }
        else if (body.IsSingleSegment)
        {
            TakeBlock(id, body.First);
        }
        else
        {
            TakePieces(id, body);
        }
    }

    private static bool IsBlock(uint id) => id is ElementId.SimpleBlock or ElementId.BlockGroup;

    private void TakeMetadata(uint id, ReadOnlyMemory<byte> body)
    {
        switch (id)
        {
            case ElementId.Ebml:
                MkvElements.CheckDocType(body);
                structure.BeginDocument();
                _timecodeScale = DefaultTimecodeScale;
                handler.OnDocument();
                break;
            case ElementId.Info:
                _timecodeScale = MkvElements.TimecodeScale(body);
                break;
            case ElementId.Tracks:
                structure.AddTracks();
                handler.OnTracks(MkvElements.Tracks(body));
                break;
            case ElementId.Tags:
                handler.OnTags(MkvElements.Tags(body));
                break;
            case ElementId.Timecode:
                structure.AddTimecode();
                _clusterTime = Scaled(EbmlReader.Unsigned(body.Span));
                handler.OnCluster(_clusterTime);
                break;
        }
    }

    /// <summary>Takes a block that was read in pieces. Nothing of a block is kept.</summary>
    private void TakePieces(uint id, ReadOnlySequence<byte> pieces)
    {
        var whole = ArrayPool<byte>.Shared.Rent((int)pieces.Length);
        try
        {
            pieces.CopyTo(whole);
            TakeBlock(id, whole.AsMemory(0, (int)pieces.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    private void TakeBlock(uint id, ReadOnlyMemory<byte> body)
    {
        structure.AddBlock();
        var block = id == ElementId.SimpleBlock ? MkvBlock.Simple(body) : MkvBlock.Group(body);
        var time = _clusterTime + new TimeSpan(block.Timecode * (long)_timecodeScale / 100);
        handler.OnFrame(new(block.Track, time, block.IsKey, block.Data));
    }

    private TimeSpan Scaled(ulong timecode)
    {
        var ticks = (UInt128)timecode * _timecodeScale / 100;
        return ticks <= (UInt128)TimeSpan.MaxValue.Ticks / 2
            ? new((long)ticks)
            : throw new MatroskaException($"The timecode {timecode} is out of range.");
    }
}
