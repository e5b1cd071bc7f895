using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FaceAspire.Analyzer.LocalFaces;

/// <summary>
/// Convolution, 3 × 3, with a margin of zeros: of each channel by itself, or of all of them. For a line that is made, the three lines that it is
/// made of are laid out once, so that each of its nine or more products is of a stretch of values that lie side by side.
/// </summary>
internal sealed class SquareLayer
{
    private const int Side = 3;

    /// <summary>What is computed at a time: sums that do not wait for each other, of four vectors.</summary>
    private static readonly int Stretch = 4 * Vector<float>.Count;

    private readonly Planes _given;
    private readonly int _stride;
    private readonly int _width; // of what is made
    private readonly float[] _lines; // see Lay
    private readonly int[] _taps; // where the stretch of each product begins

    private SquareLayer(Planes given, int channels, int stride)
    {
        (_given, _stride, _width) = (given, stride, given.Width / stride);
        var line = given.Width + 2;
        _lines = new float[channels * Side * line];
        int[] columns = stride == 1 ? [0, 1, 2] : [0, _width + 1, 1];
        _taps = [.. Enumerable.Range(0, channels * Side).SelectMany(row => columns.Select(column => (row * line) + column))];
    }

    /// <summary>Computes it.</summary>
    /// <param name="given">The planes.</param>
    /// <param name="weights">Of each channel made: nine for each channel that it is made of.</param>
    /// <param name="bias">Of each channel made.</param>
    /// <param name="stride">1, or 2 for planes of half the size.</param>
    public static Planes Apply(Planes given, Weights weights, Weights bias, int stride)
    {
        var made = given.Make(weights.Shape[0], given.Height / stride, given.Width / stride);
        var of = weights.Shape[1]; // 1: "depthwise"
        var layer = new SquareLayer(given, of, stride);
        for (var y = 0; y < made.Height; y++)
        {
            for (var o = 0; o < made.Channels; o++)
            {
                if (of == 1 || o == 0)
                {
                    layer.Lay(of == 1 ? o : 0, of, y * stride);
                }

                layer.Sum(weights.Values.AsSpan(o * layer._taps.Length, layer._taps.Length), bias.Values[o], made.Plane(o).Slice(y * made.Width, made.Width));
            }
        }

        return made;
    }

    /// <summary>Lays out the lines around one. With a stride of 2: a zero and the odd columns, then the even ones.</summary>
    private void Lay(int channel, int channels, int middle)
    {
        var line = _given.Width + 2;
        for (var row = 0; row < channels * Side; row++)
        {
            var laid = _lines.AsSpan(row * line, line);
            var y = middle + (row % Side) - 1;
            laid.Clear();
            if (y >= 0 && y < _given.Height)
            {
                Lay(_given.Plane(channel + (row / Side)).Slice(y * _given.Width, _given.Width), laid);
            }
        }
    }

    private void Lay(ReadOnlySpan<float> values, Span<float> laid)
    {
        if (_stride == 1)
        {
            values.CopyTo(laid[1..]);
            return;
        }

        for (var x = 0; x < _width; x++)
        {
            laid[_width + 1 + x] = values[x * 2];
            laid[x + 1] = values[(x * 2) + 1];
        }
    }

    private void Sum(ReadOnlySpan<float> weights, float bias, Span<float> sum)
    {
        ref var lines = ref MemoryMarshal.GetArrayDataReference(_lines);
        var x = 0;
        for (; x <= sum.Length - Stretch; x += Stretch)
        {
            SumStretch(ref Unsafe.Add(ref lines, x), weights, bias, sum.Slice(x, Stretch));
        }

        for (; x <= sum.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            var all = new Vector<float>(bias);
            for (var tap = 0; tap < _taps.Length; tap++)
            {
                all = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref lines, (nuint)(_taps[tap] + x)), new(weights[tap]), all);
            }

            all.CopyTo(sum[x..]);
        }

        for (; x < sum.Length; x++)
        {
            sum[x] = bias;
            for (var tap = 0; tap < _taps.Length; tap++)
            {
                sum[x] += _lines[_taps[tap] + x] * weights[tap];
            }
        }
    }

    private void SumStretch(ref float lines, ReadOnlySpan<float> weights, float bias, Span<float> sum)
    {
        Vector<float> first = new(bias), second = first, third = first, fourth = first;
        for (var tap = 0; tap < _taps.Length; tap++)
        {
            ref var values = ref Unsafe.Add(ref lines, _taps[tap]);
            var weight = new Vector<float>(weights[tap]);
            first = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref values), weight, first);
            second = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref values, (nuint)Vector<float>.Count), weight, second);
            third = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref values, (nuint)(2 * Vector<float>.Count)), weight, third);
            fourth = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref values, (nuint)(3 * Vector<float>.Count)), weight, fourth);
        }

        first.CopyTo(sum);
        second.CopyTo(sum[Vector<float>.Count..]);
        third.CopyTo(sum[(2 * Vector<float>.Count)..]);
        fourth.CopyTo(sum[(3 * Vector<float>.Count)..]);
    }
}
