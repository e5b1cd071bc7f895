using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FaceAspire.Analyzer.LocalFaces;

/// <summary>Convolution, 1 × 1: each channel made is a weighted sum of those given. The detector spends most of its time here.</summary>
internal static class PointwiseLayer
{
    private const int Tile = 1024; // values of a plane at a time: with all their channels they stay in the processor's cache
    private const int Together = 4; // channels made at a time: a value given is read once for them, and their sums stay in registers

    private static readonly int Step = 2 * Vector<float>.Count; // a weight is read once for two vectors

    /// <summary>Computes it.</summary>
    /// <param name="given">The planes.</param>
    /// <param name="weights">Of each channel made: one for each of those given.</param>
    /// <param name="bias">Of each channel made.</param>
    public static Planes Apply(Planes given, Weights weights, Weights bias)
    {
        var made = given.Make(weights.Shape[0], given.Height, given.Width);
        for (var from = 0; from < given.Size; from += Tile)
        {
            var to = Math.Min(from + Tile, given.Size);
            for (var channel = 0; channel < made.Channels;)
            {
                var whole = channel + Together <= made.Channels ? from + ((to - from) / Step * Step) : from;
                var count = whole > from ? Together : 1;
                var own = weights.Values.AsSpan(channel * given.Channels, count * given.Channels);
                if (whole > from)
                {
                    SumFour(given, made, channel, from, whole, own, bias.Values.AsSpan(channel, Together));
                }

                SumEach(given, made, channel, whole, to, own, bias.Values.AsSpan(channel, count));
                channel += count;
            }
        }

        return made;
    }

    private static void SumFour(Planes given, Planes made, int channel, int from, int to, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias)
    {
        ref var all = ref MemoryMarshal.GetReference(given.Values);
        var size = given.Size;
        Span<float> first = made.Plane(channel), second = made.Plane(channel + 1), third = made.Plane(channel + 2), fourth = made.Plane(channel + 3);
        ReadOnlySpan<float> w0 = weights[..given.Channels], w1 = weights.Slice(given.Channels, given.Channels);
        ReadOnlySpan<float> w2 = weights.Slice(2 * given.Channels, given.Channels), w3 = weights.Slice(3 * given.Channels, given.Channels);
        for (var x = from; x < to; x += Step)
        {
            Vector<float> a0 = new(bias[0]), b0 = new(bias[1]), c0 = new(bias[2]), d0 = new(bias[3]);
            var (a1, b1, c1, d1) = (a0, b0, c0, d0);
            for (var i = 0; i < w0.Length; i++)
            {
                ref var values = ref Unsafe.Add(ref all, (i * size) + x);
                Vector<float> left = Vector.LoadUnsafe(ref values), right = Vector.LoadUnsafe(ref values, (nuint)Vector<float>.Count), weight = new(w0[i]);
                (a0, a1) = (Vector.FusedMultiplyAdd(left, weight, a0), Vector.FusedMultiplyAdd(right, weight, a1));
                weight = new(w1[i]);
                (b0, b1) = (Vector.FusedMultiplyAdd(left, weight, b0), Vector.FusedMultiplyAdd(right, weight, b1));
                weight = new(w2[i]);
                (c0, c1) = (Vector.FusedMultiplyAdd(left, weight, c0), Vector.FusedMultiplyAdd(right, weight, c1));
                weight = new(w3[i]);
                (d0, d1) = (Vector.FusedMultiplyAdd(left, weight, d0), Vector.FusedMultiplyAdd(right, weight, d1));
            }

            Keep(a0, a1, first[x..]);
            Keep(b0, b1, second[x..]);
            Keep(c0, c1, third[x..]);
            Keep(d0, d1, fourth[x..]);
        }
    }

    private static void Keep(Vector<float> left, Vector<float> right, Span<float> values)
    {
        left.CopyTo(values);
        right.CopyTo(values[Vector<float>.Count..]);
    }

    /// <summary>Single channels, and what is left at the end of four.</summary>
    private static void SumEach(Planes given, Planes made, int channel, int from, int to, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias)
    {
        for (var o = 0; o < bias.Length; o++)
        {
            var sum = made.Plane(channel + o)[from..to];
            sum.Fill(bias[o]);
            for (var i = 0; i < given.Channels; i++)
            {
                Layers.Add(sum, given.Plane(i)[from..to], weights[(o * given.Channels) + i]);
            }
        }
    }
}
