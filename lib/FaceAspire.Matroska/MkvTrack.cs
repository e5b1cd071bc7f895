namespace FaceAspire.Matroska;

/// <summary>A track, as its TrackEntry describes it.</summary>
public sealed record MkvTrack
{
    /// <summary>The number that blocks name it by, 1 to 126.</summary>
    public required int Number { get; init; }

    /// <summary>What it holds.</summary>
    public required MkvTrackType Type { get; init; }

    /// <summary>Such as <c>V_MPEG4/ISO/AVC</c> (H.264), <c>V_MPEGH/ISO/HEVC</c>, <c>A_AAC</c>.</summary>
    public required string CodecId { get; init; }

    /// <summary>What a decoder needs first; for H.264 the AVCDecoderConfigurationRecord (ISO 14496-15). May be empty.</summary>
    public ReadOnlyMemory<byte> CodecPrivate { get; init; }

    /// <summary>Whether its frames are compressed or encrypted once more, which is not undone when they are read.</summary>
    public bool HasContentEncodings { get; init; }

    /// <summary>Picture width in pixels; 0 when not video.</summary>
    public int Width { get; init; }

    /// <summary>Picture height in pixels; 0 when not video.</summary>
    public int Height { get; init; }

    /// <summary>A name for people; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// The body of the TrackEntry as it was read. Where there is one, a writer writes it in place of the members above, so that
    /// nothing is lost that they do not say, such as a sound's sampling rate. Clear it to write a changed track.
    /// </summary>
    public ReadOnlyMemory<byte> EntryBody { get; init; }
}
