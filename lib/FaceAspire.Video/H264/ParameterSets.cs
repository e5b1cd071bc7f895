using FaceAspire.Matroska;

namespace FaceAspire.Video.H264;

/// <summary>The parameter sets that a decoder needs first.</summary>
/// <param name="Sequence">The sequence parameter set.</param>
/// <param name="Picture">The picture parameter sets.</param>
internal sealed record ParameterSets(NalUnit Sequence, IReadOnlyList<NalUnit> Picture)
{
    /// <summary>Whether a decoder would notice a difference.</summary>
    public bool IsSameAs(ParameterSets? other) => other is not null && Sequence.Data.Span.SequenceEqual(other.Sequence.Data.Span)
        && Picture.Count == other.Picture.Count && Picture.Zip(other.Picture).All(pair => pair.First.Data.Span.SequenceEqual(pair.Second.Data.Span));

    /// <summary>The sets of a key frame; <see langword="null"/> where it brings none.</summary>
    public static ParameterSets? In(List<NalUnit> units)
    {
        var sequence = units.Find(unit => unit.Type == NalUnit.SequenceParameters);
        var picture = units.FindAll(unit => unit.Type == NalUnit.PictureParameters);
        return sequence.Data.Length >= 4 && picture.Count is > 0 and < 256 ? new(Copy(sequence), [.. picture.Select(Copy)]) : null;
    }

    /// <summary>The track that they describe.</summary>
    /// <exception cref="VideoFormatException">They cannot be read.</exception>
    public MkvTrack ToTrack()
    {
        var parameters = SequenceParameters.Parse(Sequence.Data.Span);
        return new()
        {
            Number = 1,
            Type = MkvTrackType.Video,
            CodecId = "V_MPEG4/ISO/AVC",
            CodecPrivate = Configuration(parameters),
            Width = parameters.Width,
            Height = parameters.Height,
        };
    }

    /// <summary>The AVCDecoderConfigurationRecord (ISO 14496-15, section 5.3.3.1): <c>01 | profile, constraints, level | FF E1 | …</c>.</summary>
    private byte[] Configuration(SequenceParameters parameters)
    {
        var sequence = Sequence.Data.Span;
        List<byte> record = [1, sequence[1], sequence[2], sequence[3], 0xFF, 0xE1];
        Append(record, Sequence);
        record.Add((byte)Picture.Count);
        foreach (var picture in Picture)
        {
            Append(record, picture);
        }

        if (SequenceParameters.HasChroma(sequence[1]))
        {
            record.AddRange([(byte)(0xFC | parameters.ChromaFormat), (byte)(0xF8 | (parameters.LumaDepth - 8)), (byte)(0xF8 | (parameters.ChromaDepth - 8)), 0]);
        }

        return [.. record];
    }

    private static NalUnit Copy(NalUnit unit) => new(unit.Data.ToArray());

    private static void Append(List<byte> record, NalUnit unit)
    {
        record.AddRange([(byte)(unit.Data.Length >> 8), (byte)unit.Data.Length]);
        record.AddRange(unit.Data.Span);
    }
}
