using System.Numerics;

namespace FaceAspire.Analyzer.LocalFaces;

/// <summary>The few layers that the detector is made of.</summary>
internal static class Layers
{
    private const int Tile = 1024; // values of a plane at a time: with all their channels they stay in the processor's cache

    /// <summary>Convolution, 1 × 1: each channel made is a weighted sum of those given.</summary>
    public static Planes Pointwise(Planes given, Weights weights, Weights bias)
    {
        var made = Planes.Of(weights.Shape[0], given.Height, given.Width);
        for (var from = 0; from < given.Size; from += Tile)
        {
            var length = Math.Min(Tile, given.Size - from);
            for (var o = 0; o < made.Channels; o++)
            {
                var sum = made.Plane(o).Slice(from, length);
                sum.Fill(bias.Values[o]);
                for (var i = 0; i < given.Channels; i++)
                {
                    Add(sum, given.Plane(i).Slice(from, length), weights.Values[(o * given.Channels) + i]);
                }
            }
        }

        return made;
    }

    /// <summary>Convolution, 3 × 3, with a margin of zeros: of each channel by itself, or of all of them.</summary>
    /// <param name="given">The planes.</param>
    /// <param name="weights">Of each channel made: those of the channels that it is made of.</param>
    /// <param name="bias">Of each channel made.</param>
    /// <param name="stride">1, or 2 for planes of half the size.</param>
    public static Planes Convolve(Planes given, Weights weights, Weights bias, int stride)
    {
        var made = Planes.Of(weights.Shape[0], given.Height / stride, given.Width / stride);
        var each = weights.Shape[1] == 1; // "depthwise"
        Span<float> row = new float[given.Width];
        for (var o = 0; o < made.Channels; o++)
        {
            made.Plane(o).Fill(bias.Values[o]);
            for (var i = 0; i < weights.Shape[1]; i++)
            {
                Convolve(given, each ? o : i, made, o, weights.Values.AsSpan(((o * weights.Shape[1]) + i) * 9, 9), stride, row);
            }
        }

        return made;
    }

    /// <summary>The largest of each 2 × 2 values.</summary>
    public static Planes Halve(Planes given)
    {
        var made = Planes.Of(given.Channels, given.Height / 2, given.Width / 2);
        for (var row = 0; row < made.Channels * made.Height; row++) // planes have an even number of rows
        {
            var upper = given.Values.AsSpan(row * 2 * given.Width, given.Width);
            var lower = given.Values.AsSpan(((row * 2) + 1) * given.Width, given.Width);
            for (var x = 0; x < made.Width; x++)
            {
                made.Values[(row * made.Width) + x] = Math.Max(Math.Max(upper[x * 2], upper[(x * 2) + 1]), Math.Max(lower[x * 2], lower[(x * 2) + 1]));
            }
        }

        return made;
    }

    /// <summary>Each value as 2 × 2.</summary>
    public static Planes Double(Planes given)
    {
        var made = Planes.Of(given.Channels, given.Height * 2, given.Width * 2);
        for (var row = 0; row < made.Channels * made.Height; row++)
        {
            for (var x = 0; x < made.Width; x++)
            {
                made.Values[(row * made.Width) + x] = given.Values[(row / 2 * given.Width) + (x / 2)];
            }
        }

        return made;
    }

    /// <summary>The sum, value by value.</summary>
    public static Planes Sum(Planes left, Planes right)
    {
        var made = left with { Values = [.. left.Values] };
        Add(made.Values, right.Values, 1);
        return made;
    }

    /// <summary>Nothing below zero.</summary>
    public static Planes Rectify(Planes given)
    {
        for (var i = 0; i < given.Values.Length; i++)
        {
            given.Values[i] = Math.Max(0, given.Values[i]);
        }

        return given;
    }

    private static void Convolve(Planes given, int from, Planes made, int to, ReadOnlySpan<float> kernel, int stride, Span<float> shifted)
    {
        var source = given.Plane(from);
        var target = made.Plane(to);
        for (var y = 0; y < made.Height; y++)
        {
            for (var k = 0; k < 9; k++)
            {
                var (line, column) = ((y * stride) + (k / 3) - 1, (k % 3) - 1);
                if (line >= 0 && line < given.Height)
                {
                    var row = shifted[..made.Width];
                    Shift(source.Slice(line * given.Width, given.Width), column, stride, row);
                    Add(target.Slice(y * made.Width, made.Width), row, kernel[k]);
                }
            }
        }
    }

    /// <summary>A row as a column of the kernel sees it.</summary>
    private static void Shift(ReadOnlySpan<float> row, int by, int stride, Span<float> shifted)
    {
        if (stride == 1)
        {
            shifted[by < 0 ? 0 : ^1] = 0;
            row[Math.Max(0, by)..(row.Length + Math.Min(0, by))].CopyTo(shifted[Math.Max(0, -by)..]);
            return;
        }

        for (var x = 0; x < shifted.Length; x++)
        {
            var at = (x * stride) + by;
            shifted[x] = at >= 0 && at < row.Length ? row[at] : 0;
        }
    }

    private static void Add(Span<float> sum, ReadOnlySpan<float> values, float factor)
    {
        var (x, factors) = (0, new Vector<float>(factor));
        for (; x <= sum.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector.FusedMultiplyAdd(new Vector<float>(values[x..]), factors, new Vector<float>(sum[x..])).CopyTo(sum[x..]);
        }

        for (; x < sum.Length; x++)
        {
            sum[x] += values[x] * factor;
        }
    }
}
