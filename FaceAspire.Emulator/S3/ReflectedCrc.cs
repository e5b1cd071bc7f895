namespace FaceAspire.Emulator.S3;

/// <summary>A cyclic redundancy check that takes the low bit first and starts and ends inverted, as all of S3's do; 32 or 64 bits wide.</summary>
internal sealed class ReflectedCrc
{
    private readonly ulong[] _table;
    private readonly ulong _ones;
    private readonly int _bytes;
    private ulong _state;

    private ReflectedCrc(ulong[] table, int bytes)
    {
        (_table, _bytes) = (table, bytes);
        _ones = bytes == 8 ? ulong.MaxValue : uint.MaxValue;
        _state = _ones;
    }

    private static readonly ulong[] TableOfCrc32 = Table(0xEDB88320);
    private static readonly ulong[] TableOfCrc32C = Table(0x82F63B78);
    private static readonly ulong[] TableOfCrc64Nvme = Table(0x9A6C9329AC4BC9B5);

    /// <summary>ISO 3309, as in zip files.</summary>
    public static ReflectedCrc Crc32() => new(TableOfCrc32, 4);

    /// <summary>Castagnoli's, as in iSCSI.</summary>
    public static ReflectedCrc Crc32C() => new(TableOfCrc32C, 4);

    /// <summary>NVM Express's 64-bit one.</summary>
    public static ReflectedCrc Crc64Nvme() => new(TableOfCrc64Nvme, 8);

    public void Append(ReadOnlySpan<byte> data)
    {
        var (state, table) = (_state, _table);
        foreach (var value in data)
        {
            state = table[(byte)state ^ value] ^ (state >> 8);
        }

        _state = state;
    }

    /// <summary>The value, big-endian, as S3 sends it in base64.</summary>
    public byte[] Value()
    {
        var value = _state ^ _ones;
        var bytes = new byte[_bytes];
        for (var i = _bytes - 1; i >= 0; i--, value >>= 8)
        {
            bytes[i] = (byte)value;
        }

        return bytes;
    }

    private static ulong[] Table(ulong polynomial) => Enumerable.Range(0, 256).Select(i =>
    {
        var value = (ulong)i;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ polynomial;
        }

        return value;
    }).ToArray();
}
