namespace FaceAspire.Video.H264;

/// <summary>Reads bits and Exp-Golomb numbers of a NAL unit (ITU-T H.264, sections 7.3.1 and 9.1).</summary>
internal ref struct BitReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _bit;

    /// <summary>Reads a NAL unit from behind its first byte.</summary>
    public BitReader(ReadOnlySpan<byte> unit) => _bytes = Unescape(unit[1..]);

    /// <summary>One bit.</summary>
    /// <exception cref="VideoFormatException">There is none left.</exception>
    public bool Flag()
    {
        if (_bit >= _bytes.Length * 8)
        {
            throw new VideoFormatException("The H.264 parameter sets are cut short.");
        }

        var set = (_bytes[_bit / 8] & (0x80 >> (_bit % 8))) != 0;
        _bit++;
        return set;
    }

    /// <summary>So many bits, at most 31, as a number.</summary>
    public int Bits(int count)
    {
        var value = 0;
        for (var i = 0; i < count; i++)
        {
            value = (value << 1) | (Flag() ? 1 : 0);
        }

        return value;
    }

    /// <summary>An unsigned number: n zeros, a one, n bits.</summary>
    public int Unsigned()
    {
        var zeros = 0;
        while (!Flag())
        {
            zeros = zeros < 30 ? zeros + 1 : throw new VideoFormatException("The H.264 parameter sets are damaged.");
        }

        return (1 << zeros) - 1 + Bits(zeros);
    }

    /// <summary>A signed number: 0, 1, -1, 2, -2, …</summary>
    public int Signed() => Unsigned() is var code && code % 2 == 0 ? -(code / 2) : (code + 1) / 2;

    /// <summary>Takes out the 3 of <c>00 00 03</c>, which keeps start codes out of a unit.</summary>
    private static byte[] Unescape(ReadOnlySpan<byte> unit)
    {
        var bytes = new List<byte>(unit.Length);
        var zeros = 0;
        foreach (var next in unit)
        {
            if (zeros < 2 || next != 3)
            {
                bytes.Add(next);
            }

            zeros = next == 0 ? zeros + 1 : 0;
        }

        return [.. bytes];
    }
}
