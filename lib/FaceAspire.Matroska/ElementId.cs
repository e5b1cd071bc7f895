namespace FaceAspire.Matroska;

/// <summary>The element ids in use, with their length markers, as RFC 8794 and RFC 9559 print them.</summary>
internal static class ElementId
{
    public const uint Ebml = 0x1A45DFA3;
    public const uint EbmlVersion = 0x4286;
    public const uint EbmlReadVersion = 0x42F7;
    public const uint EbmlMaxIdLength = 0x42F2;
    public const uint EbmlMaxSizeLength = 0x42F3;
    public const uint DocType = 0x4282;
    public const uint DocTypeVersion = 0x4287;
    public const uint DocTypeReadVersion = 0x4285;
    public const uint Void = 0xEC;
    public const uint Crc32 = 0xBF;

    public const uint Segment = 0x18538067;
    public const uint SeekHead = 0x114D9B74;
    public const uint Cues = 0x1C53BB6B;
    public const uint Chapters = 0x1043A770;
    public const uint Attachments = 0x1941A469;

    public const uint Info = 0x1549A966;
    public const uint SegmentUid = 0x73A4;
    public const uint TimecodeScale = 0x2AD7B1;
    public const uint Title = 0x7BA9;
    public const uint MuxingApp = 0x4D80;
    public const uint WritingApp = 0x5741;

    public const uint Tracks = 0x1654AE6B;
    public const uint TrackEntry = 0xAE;
    public const uint TrackNumber = 0xD7;
    public const uint TrackUid = 0x73C5;
    public const uint TrackType = 0x83;
    public const uint TrackName = 0x536E;
    public const uint CodecId = 0x86;
    public const uint CodecPrivate = 0x63A2;
    public const uint ContentEncodings = 0x6D80;
    public const uint Video = 0xE0;
    public const uint PixelWidth = 0xB0;
    public const uint PixelHeight = 0xBA;

    public const uint Cluster = 0x1F43B675;
    public const uint Timecode = 0xE7;
    public const uint Position = 0xA7;
    public const uint SimpleBlock = 0xA3;
    public const uint BlockGroup = 0xA0;
    public const uint Block = 0xA1;
    public const uint ReferenceBlock = 0xFB;

    public const uint Tags = 0x1254C367;
    public const uint Tag = 0x7373;
    public const uint SimpleTag = 0x67C8;
    public const uint TagName = 0x45A3;
    public const uint TagString = 0x4487;

    /// <summary>Whether the element stands directly below Segment, and so ends a Cluster of unknown size (RFC 9559, 5.1).</summary>
    public static bool IsTopLevel(uint id) =>
        id is Cluster or Tags or Tracks or Info or SeekHead or Cues or Chapters or Attachments;

    /// <summary>The element's name for messages, or its id where it is none of those read.</summary>
    public static string NameOf(uint id) => id switch
    {
        Ebml => "EBML",
        Segment => nameof(Segment),
        Info => nameof(Info),
        Tracks => nameof(Tracks),
        Cluster => nameof(Cluster),
        Timecode => nameof(Timecode),
        SimpleBlock => nameof(SimpleBlock),
        BlockGroup => nameof(BlockGroup),
        Tags => nameof(Tags),
        _ => $"Element 0x{id:X}",
    };
}
