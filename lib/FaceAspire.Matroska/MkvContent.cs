namespace FaceAspire.Matroska;

/// <summary>Reads the elements that are taken whole, and tells of them.</summary>
/// <param name="structure">Where they stand.</param>
/// <param name="handler">Is told.</param>
internal sealed class MkvContent(MkvStructure structure, MkvHandler handler)
{
    private const ulong DefaultTimecodeScale = 1_000_000; // nanoseconds per timecode unit
    private ulong _timecodeScale = DefaultTimecodeScale;
    private TimeSpan _clusterTime;

    /// <summary>Whether an element is taken, rather than entered or skipped.</summary>
    public static bool Takes(uint id) => IsBlock(id) || id is ElementId.Ebml or ElementId.Info or ElementId.Tracks or ElementId.Tags or ElementId.Timecode;

    /// <summary>Whether an element holds a frame.</summary>
    public static bool IsBlock(uint id) => id is ElementId.SimpleBlock or ElementId.BlockGroup;

    /// <summary>Takes an element. Of a block nothing is kept; any other body must stay as it is.</summary>
    public void Take(uint id, ReadOnlyMemory<byte> body)
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
            default:
                TakeBlock(id == ElementId.SimpleBlock, body);
                break;
        }
    }

    private void TakeBlock(bool isSimple, ReadOnlyMemory<byte> body)
    {
        structure.AddBlock();
        var block = isSimple ? MkvBlock.Simple(body) : MkvBlock.Group(body);
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
