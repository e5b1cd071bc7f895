namespace FaceAspire.Emulator.KinesisVideo.MpegTs;

/// <summary>The tables that say what is in a transport stream (ISO/IEC 13818-1, 2.4.4): one program of one or two streams.</summary>
internal static class ProgramTables
{
    public const int AssociationPid = 0;
    public const int MapPid = 0x1000;
    private const uint Polynomial = 0x04C1_1DB7;

    /// <summary>The PAT: program 1 is described in <see cref="MapPid"/>.</summary>
    public static byte[] Association() => Section(0x00, [0x00, 0x01, 0xE0 | (MapPid >> 8), MapPid & 0xFF]);

    /// <summary>The PMT: whose clock counts, and the type and PID of each stream.</summary>
    public static byte[] Map(IReadOnlyList<(int Type, int Pid)> streams) => Section(0x02,
    [
        (byte)(0xE0 | (streams[0].Pid >> 8)), (byte)streams[0].Pid, 0xF0, 0x00, // PCR_PID, program_info_length 0
        .. streams.SelectMany(stream => new byte[] { (byte)stream.Type, (byte)(0xE0 | (stream.Pid >> 8)), (byte)stream.Pid, 0xF0, 0x00 }),
    ]);

    /// <summary>A pointer of 0, table, length, id 1, version 0 and current, section 0 of 0, the body, a checksum.</summary>
    private static byte[] Section(byte table, ReadOnlySpan<byte> body)
    {
        var length = 5 + body.Length + 4;
        byte[] section = [table, (byte)(0xB0 | (length >> 8)), (byte)length, 0x00, 0x01, 0xC1, 0x00, 0x00, .. body];
        var crc = Crc(section);
        return [0x00, .. section, (byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc];
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFF_FFFFu;
        foreach (var value in bytes)
        {
            crc ^= (uint)value << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc << 1) ^ ((crc & 0x8000_0000) != 0 ? Polynomial : 0);
            }
        }

        return crc;
    }
}
