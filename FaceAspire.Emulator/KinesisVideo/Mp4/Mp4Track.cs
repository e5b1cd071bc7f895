using FaceAspire.Matroska;

namespace FaceAspire.Emulator.KinesisVideo.Mp4;

/// <summary>A track as MP4 describes it. Times are in milliseconds, Matroska's unit here.</summary>
/// <param name="Id">Its number, as in Matroska.</param>
/// <param name="Codec">How it is coded.</param>
/// <param name="Width">Pixels across; 0 when not video.</param>
/// <param name="Height">Pixels down; 0 when not video.</param>
/// <param name="CodecPrivate">What a decoder needs first.</param>
internal sealed record Mp4Track(int Id, Mp4Codec Codec, int Width, int Height, ReadOnlyMemory<byte> CodecPrivate)
{
    /// <summary>Units of time a second.</summary>
    public const int Timescale = 1000;

    /// <summary>Whether it shows pictures.</summary>
    public bool IsVideo => Codec is Mp4Codec.Avc or Mp4Codec.Hevc;

    /// <summary>What a playlist says of it (RFC 6381), such as <c>avc1.42C01E</c>.</summary>
    public string CodecString => Codec switch
    {
        Mp4Codec.Avc => $"avc1.{Convert.ToHexString(CodecPrivate.Span[1..4])}",
        Mp4Codec.Hevc => HevcConfiguration.CodecString(CodecPrivate.Span),
        _ => $"mp4a.40.{CodecPrivate.Span[0] >> 3}",
    };

    /// <summary>Whether it is described as another, so that a decoder need not be set up again.</summary>
    public bool IsLike(Mp4Track other) => (Id, Codec, Width, Height) == (other.Id, other.Codec, other.Width, other.Height)
        && CodecPrivate.Span.SequenceEqual(other.CodecPrivate.Span);

    /// <summary>Describes a fragment's tracks.</summary>
    /// <param name="tracks">The tracks.</param>
    /// <param name="isClip">Whether they are for a clip, where A-law sound may go with H.264 (developer guide, "Video playback track requirements").</param>
    /// <exception cref="Protocol.AwsException">One is of a kind that cannot be played, or its codec private data is missing or wrong.</exception>
    public static IReadOnlyList<Mp4Track> Of(IReadOnlyList<MkvTrack> tracks, bool isClip)
    {
        var takesALaw = isClip && tracks.Any(track => track is { Number: 1, CodecId: "V_MPEG4/ISO/AVC" });
        return [.. tracks.OrderBy(track => track.Number).Select(track => Of(track, takesALaw))];
    }

    private static Mp4Track Of(MkvTrack track, bool takesALaw)
    {
        var codec = track.CodecId switch
        {
            "V_MPEG4/ISO/AVC" => Mp4Codec.Avc,
            "V_MPEGH/ISO/HEVC" => Mp4Codec.Hevc,
            "A_AAC" => Mp4Codec.Aac,
            "A_MS/ACM" when takesALaw => Mp4Codec.ALaw,
            _ => throw KinesisVideoErrors.UnsupportedMedia(track),
        };
        if ((track.Number == 1 && codec == Mp4Codec.Aac) != (track.Type == MkvTrackType.Audio && track.Number == 1))
        {
            throw KinesisVideoErrors.UnsupportedMedia(track);
        }

        if (track.CodecPrivate.IsEmpty)
        {
            throw KinesisVideoErrors.MissingCodecPrivateData(track);
        }

        var isValid = codec switch
        {
            Mp4Codec.Avc => AvcConfiguration.IsValid(track.CodecPrivate.Span),
            Mp4Codec.Hevc => HevcConfiguration.IsValid(track.CodecPrivate.Span),
            Mp4Codec.ALaw => WaveFormat.Read(track.CodecPrivate.Span) is not null,
            _ => AacConfiguration.Read(track.CodecPrivate.Span) is not null,
        };
        return isValid ? new(track.Number, codec, track.Width, track.Height, track.CodecPrivate) : throw KinesisVideoErrors.InvalidCodecPrivateData(track);
    }
}

/// <summary>The codecs that AWS plays.</summary>
internal enum Mp4Codec
{
    /// <summary>H.264.</summary>
    Avc,

    /// <summary>H.265.</summary>
    Hevc,

    /// <summary>AAC sound.</summary>
    Aac,

    /// <summary>A-law sound (G.711).</summary>
    ALaw,
}
