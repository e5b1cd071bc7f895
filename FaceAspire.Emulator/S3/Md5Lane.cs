using System.Buffers;
using System.Buffers.Binary;

namespace FaceAspire.Emulator.S3;

/// <summary>A content's blocks: its own, and behind them one or two with its last bytes, RFC 1321's padding (3.1) and length (3.2).</summary>
internal sealed unsafe class Md5Lane : IDisposable
{
    private const int LengthBytes = sizeof(ulong);

    private readonly byte[] _end;
    private readonly MemoryHandle _contentPin;
    private readonly MemoryHandle _endPin;
    private bool _isAtEnd;

    public Md5Lane(ReadOnlyMemory<byte> content)
    {
        Blocks = content.Length / Md5State.BlockBytes;
        _end = End(content.Span[(Blocks * Md5State.BlockBytes)..], content.Length);
        (_contentPin, _endPin) = (content.Pin(), _end.AsMemory().Pin());
        Next = (byte*)_contentPin.Pointer;
        Advance(0);
    }

    /// <summary>The next block.</summary>
    public byte* Next { get; private set; }

    /// <summary>How many blocks follow each other from there on; 0 when there are no more.</summary>
    public int Blocks { get; private set; }

    /// <summary>The content's digest, when it is known.</summary>
    public byte[] Digest { get; set; } = [];

    /// <summary>Goes on behind so many blocks.</summary>
    /// <returns>Whether those were the last.</returns>
    public bool Advance(int blocks)
    {
        Next += (long)blocks * Md5State.BlockBytes;
        Blocks -= blocks;
        if (Blocks == 0 && !_isAtEnd)
        {
            Next = (byte*)_endPin.Pointer;
            (Blocks, _isAtEnd) = (_end.Length / Md5State.BlockBytes, true);
        }

        return Blocks == 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _contentPin.Dispose();
        _endPin.Dispose();
    }

    /// <summary>The blocks behind the whole ones: <c>last bytes 80 00 … 00 length-in-bits</c>, the length in 8 bytes, its lowest first.</summary>
    private static byte[] End(ReadOnlySpan<byte> rest, int length)
    {
        var end = new byte[rest.Length + 1 + LengthBytes <= Md5State.BlockBytes ? Md5State.BlockBytes : 2 * Md5State.BlockBytes];
        rest.CopyTo(end);
        end[rest.Length] = 0x80;
        BinaryPrimitives.WriteUInt64LittleEndian(end.AsSpan(end.Length - LengthBytes), (ulong)length * 8);
        return end;
    }
}
