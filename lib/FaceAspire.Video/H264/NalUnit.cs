namespace FaceAspire.Video.H264;

/// <summary>A NAL unit, without its start code (ITU-T H.264, section 7.3.1): the first byte's lower five bits say what it is.</summary>
/// <param name="Data">Its bytes.</param>
internal readonly record struct NalUnit(ReadOnlyMemory<byte> Data)
{
    /// <summary>The NAL unit types that matter here (table 7-1).</summary>
    public const int Slice = 1, KeySlice = 5, Information = 6, SequenceParameters = 7, PictureParameters = 8, Delimiter = 9, EndOfSequence = 10, Filler = 12;

    /// <summary>What it is.</summary>
    public int Type => Data.IsEmpty ? 0 : Data.Span[0] & 0x1F;

    /// <summary>Whether it is a part of a picture.</summary>
    public bool IsPicture => Type is >= Slice and <= KeySlice;

    /// <summary>
    /// Whether a picture begins here or before here, where one was begun already (section 7.4.1.2.3): the first slice of a picture says so
    /// with its first bit, since it begins with macroblock 0.
    /// </summary>
    public bool BeginsPicture => IsPicture ? Data.Length > 1 && (Data.Span[1] & 0x80) != 0 : Type is >= Information and <= Delimiter or (>= 14 and <= 18);

    /// <summary>Takes the units out of Annex B: <c>00 00 01</c> before each, with zeros before that.</summary>
    public static List<NalUnit> Split(ReadOnlyMemory<byte> annexB)
    {
        var units = new List<NalUnit>();
        var start = annexB.Span.IndexOf(StartCode);
        while (start >= 0)
        {
            var rest = annexB[(start + StartCode.Length)..];
            var length = rest.Span.IndexOf(StartCode);
            Add(units, length < 0 ? rest : rest[..length]);
            start = length < 0 ? -1 : start + StartCode.Length + length;
        }

        return units;
    }

    /// <summary>What stands before each unit.</summary>
    public static ReadOnlySpan<byte> StartCode => [0, 0, 1];

    /// <summary>Adds what stands between two start codes; zeros at its end belong to the next start code.</summary>
    public static void Add(List<NalUnit> units, ReadOnlyMemory<byte> between)
    {
        var data = between.TrimEnd((byte)0);
        if (!data.IsEmpty)
        {
            units.Add(new(data));
        }
    }
}
