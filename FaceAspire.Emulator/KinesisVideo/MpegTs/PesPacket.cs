using System.Buffers.Binary;

namespace FaceAspire.Emulator.KinesisVideo.MpegTs;

/// <summary>A packetised frame (ISO/IEC 13818-1, 2.4.3.6): <c>00 00 01</c>, stream id, length, flags, the times, the frame.</summary>
internal static class PesPacket
{
    private const int BeforeBody = 6;

    /// <summary>What stands before the frame; times in 90 kHz.</summary>
    public static byte[] Head(bool isVideo, long shown, long decoded) =>
        [0, 0, 1, (byte)(isVideo ? 0xE0 : 0xC0), 0, 0, 0x84, 0xC0, 10, .. Time(0x3, shown), .. Time(0x1, decoded)]; // aligned; PTS and DTS, of five bytes each

    /// <summary>Writes the length, where it can be said: 0 stands for a long one of video.</summary>
    public static void SetLength(Span<byte> packet) =>
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], packet.Length - BeforeBody is <= ushort.MaxValue and var length ? (ushort)length : (ushort)0);

    /// <summary>Four bits of mark, then 3, 15 and 15 bits of the time, each with a 1 behind it.</summary>
    private static byte[] Time(int mark, long time) =>
    [
        (byte)((mark << 4) | ((int)(time >> 29) & 0xE) | 1), (byte)(time >> 22), (byte)(((time >> 14) & 0xFE) | 1), (byte)(time >> 7), (byte)(((time << 1) & 0xFE) | 1),
    ];
}
