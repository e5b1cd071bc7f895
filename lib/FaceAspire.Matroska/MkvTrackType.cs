namespace FaceAspire.Matroska;

/// <summary>What a track holds; the values are Matroska's (RFC 9559, 5.1.4.1.3).</summary>
public enum MkvTrackType
{
    /// <summary>Not stated.</summary>
    Unknown = 0,

    /// <summary>Pictures.</summary>
    Video = 1,

    /// <summary>Sound.</summary>
    Audio = 2,

    /// <summary>Subtitles.</summary>
    Subtitle = 17,
}
