namespace FaceAspire.Video.H264;

/// <summary>What a sequence parameter set says that a container has to say, too (ITU-T H.264, section 7.3.2.1.1).</summary>
/// <param name="Width">The picture's width in pixels, as it is shown.</param>
/// <param name="Height">Its height.</param>
/// <param name="ChromaFormat">0 grey, 1 4:2:0, 2 4:2:2, 3 4:4:4.</param>
/// <param name="LumaDepth">Bits of a brightness.</param>
/// <param name="ChromaDepth">Bits of a colour.</param>
internal sealed record SequenceParameters(int Width, int Height, int ChromaFormat, int LumaDepth, int ChromaDepth)
{
    /// <summary>Reads a unit.</summary>
    /// <exception cref="VideoFormatException">It is none.</exception>
    public static SequenceParameters Parse(ReadOnlySpan<byte> unit)
    {
        var bits = new BitReader(unit);
        var profile = bits.Bits(8);
        bits.Bits(16); // constraints, level
        bits.Unsigned(); // id
        var (chroma, luma, colour) = HasChroma(profile) ? ReadChroma(ref bits) : (1, 8, 8);
        bits.Unsigned(); // log2_max_frame_num
        SkipPictureOrder(ref bits);
        bits.Unsigned(); // max_num_ref_frames
        bits.Flag(); // gaps_in_frame_num
        var (columns, rows) = (bits.Unsigned() + 1, bits.Unsigned() + 1);
        var fields = bits.Flag() ? 1 : 2;
        _ = fields == 2 && bits.Flag(); // mb_adaptive_frame_field
        bits.Flag(); // direct_8x8_inference
        var (horizontal, vertical) = bits.Flag() ? (bits.Unsigned() + bits.Unsigned(), bits.Unsigned() + bits.Unsigned()) : (0, 0);
        var (unitX, unitY) = (chroma is 1 or 2 ? 2 : 1, (chroma == 1 ? 2 : 1) * fields);
        return new((columns * 16) - (horizontal * unitX), (rows * 16 * fields) - (vertical * unitY), chroma, luma, colour);
    }

    /// <summary>The profiles whose sets speak of chroma: High and above.</summary>
    public static bool HasChroma(int profile) => profile is 100 or 110 or 122 or 244 or 44 or 83 or 86 or 118 or 128 or 138 or 139 or 134 or 135;

    private static (int Format, int LumaDepth, int ChromaDepth) ReadChroma(ref BitReader bits)
    {
        var format = bits.Unsigned();
        _ = format == 3 && bits.Flag(); // separate_colour_plane
        var depths = (Luma: bits.Unsigned() + 8, Chroma: bits.Unsigned() + 8);
        bits.Flag(); // qpprime_y_zero_transform_bypass
        var lists = !bits.Flag() ? 0 : format == 3 ? 12 : 8;
        for (var list = 0; list < lists; list++)
        {
            if (bits.Flag())
            {
                SkipScalingList(ref bits, list < 6 ? 16 : 64);
            }
        }

        return (format, depths.Luma, depths.Chroma);
    }

    private static void SkipScalingList(ref BitReader bits, int size)
    {
        var last = 8;
        for (var i = 0; i < size && last != 0; i++)
        {
            last = (last + bits.Signed() + 256) % 256; // zero ends the list
        }
    }

    private static void SkipPictureOrder(ref BitReader bits)
    {
        var type = bits.Unsigned();
        if (type == 0)
        {
            bits.Unsigned(); // log2_max_pic_order_cnt_lsb
        }
        else if (type == 1)
        {
            bits.Flag();
            bits.Signed();
            bits.Signed();
            for (var left = bits.Unsigned(); left > 0; left--)
            {
                bits.Signed();
            }
        }
    }
}
