using System.Buffers;

namespace FaceAspire.Emulator.KinesisVideo.MpegTs;

/// <summary>
/// Packets of an MPEG-2 transport stream (ISO/IEC 13818-1, 2.4.3): 188 bytes, <c>47</c>, start flag and 13 bits of PID, flags and a counter,
/// an adaptation field where it is needed, the payload. Each fragment counts from 0 and says so with the discontinuity flag.
/// </summary>
internal sealed class TsPacketWriter(IBufferWriter<byte> writer)
{
    public const int PacketSize = 188;
    private const int HeadSize = 4;

    private readonly Dictionary<int, int> _counters = [];

    /// <summary>Writes a payload, in as many packets as it takes.</summary>
    /// <param name="pid">Whose it is.</param>
    /// <param name="payload">A table or a PES packet.</param>
    /// <param name="clock">The program's clock in 90 kHz, to be sent with it; <see langword="null"/> for none.</param>
    /// <param name="isRandomAccess">Whether decoding can begin here.</param>
    public void Write(int pid, ReadOnlySpan<byte> payload, long? clock = null, bool isRandomAccess = false)
    {
        for (var isFirst = true; isFirst || !payload.IsEmpty; isFirst = false)
        {
            var field = Field(pid, isFirst ? clock : null, isFirst && isRandomAccess);
            var room = PacketSize - HeadSize - field.Length;
            var part = payload[..Math.Min(room, payload.Length)];
            if (part.Length < room)
            {
                field = Stuffed(field, room - part.Length);
            }

            var packet = writer.GetSpan(PacketSize);
            packet[0] = 0x47;
            packet[1] = (byte)((isFirst ? 0x40 : 0) | (pid >> 8)); // payload_unit_start_indicator
            packet[2] = (byte)pid;
            packet[3] = (byte)((field.Length > 0 ? 0x30 : 0x10) | (Next(pid) & 0xF)); // adaptation_field_control, continuity_counter
            field.CopyTo(packet[HeadSize..]);
            part.CopyTo(packet[(HeadSize + field.Length)..]);
            writer.Advance(PacketSize);
            payload = payload[part.Length..];
        }
    }

    /// <summary>The adaptation field: its length, flags, and the clock (33 bits of 90 kHz, 6 reserved, 9 of 27 MHz). Empty where there is nothing to say.</summary>
    private byte[] Field(int pid, long? clock, bool isRandomAccess)
    {
        var flags = (_counters.ContainsKey(pid) ? 0 : 0x80) | (isRandomAccess ? 0x40 : 0) | (clock is null ? 0 : 0x10);
        return (flags, clock) switch
        {
            (0, _) => [],
            (_, { } at) => [7, (byte)flags, (byte)(at >> 25), (byte)(at >> 17), (byte)(at >> 9), (byte)(at >> 1), (byte)(((at & 1) << 7) | 0x7E), 0],
            _ => [1, (byte)flags],
        };
    }

    private static byte[] Stuffed(byte[] field, int count) => field.Length == 0
        ? [(byte)(count - 1), .. count > 1 ? [0, .. Enumerable.Repeat((byte)0xFF, count - 2)] : Array.Empty<byte>()]
        : [(byte)(field[0] + count), .. field[1..], .. Enumerable.Repeat((byte)0xFF, count)];

    private int Next(int pid) => _counters[pid] = _counters.TryGetValue(pid, out var last) ? last + 1 : 0;
}
