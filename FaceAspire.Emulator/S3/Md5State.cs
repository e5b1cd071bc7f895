using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FaceAspire.Emulator.S3;

/// <summary>The digests of four contents so far, one in each lane (RFC 1321, 3.3).</summary>
internal struct Md5State()
{
    /// <summary>How many contents there are.</summary>
    public const int Lanes = 4;

    /// <summary>Bytes in a block.</summary>
    public const int BlockBytes = 64;

    private const int Words = 16; // in a block
    private const int DigestBytes = 16;

    /// <summary>RFC 1321, 3.4: the whole part of 4294967296 * |sin(step)|, of steps from 1 on, in radians.</summary>
    private static readonly uint[] Sines = [.. Enumerable.Range(1, 64).Select(step => (uint)(4294967296 * Math.Abs(Math.Sin(step))))];

    private Vector128<uint> _a = Vector128.Create(0x67452301u);
    private Vector128<uint> _b = Vector128.Create(0xefcdab89u);
    private Vector128<uint> _c = Vector128.Create(0x98badcfeu);
    private Vector128<uint> _d = Vector128.Create(0x10325476u);

    /// <summary>One content's digest, if it has no more blocks.</summary>
    public readonly byte[] Digest(int lane)
    {
        var digest = new byte[DigestBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(digest, _a[lane]);
        BinaryPrimitives.WriteUInt32LittleEndian(digest.AsSpan(4), _b[lane]);
        BinaryPrimitives.WriteUInt32LittleEndian(digest.AsSpan(8), _c[lane]);
        BinaryPrimitives.WriteUInt32LittleEndian(digest.AsSpan(12), _d[lane]);
        return digest;
    }

    /// <summary>Adds so many consecutive blocks of each content. Pointers, since checking bounds at every step takes half as long as the steps.</summary>
    public unsafe void Add(int blocks, byte* lane0, byte* lane1, byte* lane2, byte* lane3)
    {
        var words = stackalloc Vector128<uint>[Words];
        var (a, b, c, d) = (_a, _b, _c, _d);
        fixed (uint* sines = Sines)
        {
            for (; blocks > 0; blocks--, lane0 += BlockBytes, lane1 += BlockBytes, lane2 += BlockBytes, lane3 += BlockBytes)
            {
                Read(words, (uint*)lane0, (uint*)lane1, (uint*)lane2, (uint*)lane3);
                var (a0, b0, c0, d0) = (a, b, c, d);
                for (var i = 0; i < 16; i += 4)
                {
                    a = Step(a, b, Choose(b, c, d), words[i], sines[i], 7);
                    d = Step(d, a, Choose(a, b, c), words[i + 1], sines[i + 1], 12);
                    c = Step(c, d, Choose(d, a, b), words[i + 2], sines[i + 2], 17);
                    b = Step(b, c, Choose(c, d, a), words[i + 3], sines[i + 3], 22);
                }

                for (var i = 16; i < 32; i += 4)
                {
                    a = Step(a, b, Choose(d, b, c), words[((5 * i) + 1) & 15], sines[i], 5);
                    d = Step(d, a, Choose(c, a, b), words[((5 * i) + 6) & 15], sines[i + 1], 9);
                    c = Step(c, d, Choose(b, d, a), words[((5 * i) + 11) & 15], sines[i + 2], 14);
                    b = Step(b, c, Choose(a, c, d), words[5 * i & 15], sines[i + 3], 20);
                }

                for (var i = 32; i < 48; i += 4)
                {
                    a = Step(a, b, b ^ c ^ d, words[((3 * i) + 5) & 15], sines[i], 4);
                    d = Step(d, a, a ^ b ^ c, words[((3 * i) + 8) & 15], sines[i + 1], 11);
                    c = Step(c, d, d ^ a ^ b, words[((3 * i) + 11) & 15], sines[i + 2], 16);
                    b = Step(b, c, c ^ d ^ a, words[((3 * i) + 14) & 15], sines[i + 3], 23);
                }

                for (var i = 48; i < 64; i += 4)
                {
                    a = Step(a, b, c ^ (b | ~d), words[7 * i & 15], sines[i], 6);
                    d = Step(d, a, b ^ (a | ~c), words[((7 * i) + 7) & 15], sines[i + 1], 10);
                    c = Step(c, d, a ^ (d | ~b), words[((7 * i) + 14) & 15], sines[i + 2], 15);
                    b = Step(b, c, d ^ (c | ~a), words[((7 * i) + 5) & 15], sines[i + 3], 21);
                }

                (a, b, c, d) = (a0 + a, b0 + b, c0 + c, d0 + d);
            }
        }

        (_a, _b, _c, _d) = (a, b, c, d);
    }

    private static unsafe void Read(Vector128<uint>* words, uint* block0, uint* block1, uint* block2, uint* block3)
    {
        for (var i = 0; i < Words; i++)
        {
            words[i] = Vector128.Create(block0[i], block1[i], block2[i], block3[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Choose(Vector128<uint> by, Vector128<uint> one, Vector128<uint> other) => (by & one) | Vector128.AndNot(other, by);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Step(Vector128<uint> a, Vector128<uint> b, Vector128<uint> mixed, Vector128<uint> word, uint sine, int rotation)
    {
        var sum = a + word + Vector128.Create(sine) + mixed;
        return b + ((sum << rotation) | (sum >>> (32 - rotation)));
    }
}
