using System.Numerics;

namespace FaceAspire.Analyzer.LocalFaces;

/// <summary>The few layers that the detector is made of.</summary>
internal static class Layers
{
    /// <summary>The largest of each 2 × 2 values.</summary>
    public static Planes Halve(Planes given)
    {
        var made = given.Make(given.Channels, given.Height / 2, given.Width / 2);
        Span<float> all = given.Values, values = made.Values, line = new float[given.Width];
        for (var row = 0; row < made.Channels * made.Height; row++) // planes have an even number of rows
        {
            Larger(all.Slice(row * 2 * line.Length, line.Length), all.Slice(((row * 2) + 1) * line.Length, line.Length), line);
            var pairs = values.Slice(row * made.Width, made.Width);
            for (var x = 0; x < pairs.Length; x++)
            {
                pairs[x] = float.MaxNative(line[x * 2], line[(x * 2) + 1]);
            }
        }

        return made;
    }

    /// <summary>Each value as 2 × 2.</summary>
    public static Planes Double(Planes given)
    {
        var made = given.Make(given.Channels, given.Height * 2, given.Width * 2);
        Span<float> all = given.Values, values = made.Values;
        for (var row = 0; row < made.Channels * made.Height; row++)
        {
            for (var x = 0; x < made.Width; x++)
            {
                values[(row * made.Width) + x] = all[(row / 2 * given.Width) + (x / 2)];
            }
        }

        return made;
    }

    /// <summary>The sum, value by value.</summary>
    public static Planes Sum(Planes left, Planes right)
    {
        var made = left.Make(left.Channels, left.Height, left.Width);
        left.Values.CopyTo(made.Values);
        Add(made.Values, right.Values, 1);
        return made;
    }

    /// <summary>Nothing below zero.</summary>
    /// <returns>What was given.</returns>
    public static Planes Rectify(Planes given)
    {
        var values = given.Values;
        var x = 0;
        for (; x <= values.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector.Max(new Vector<float>(values[x..]), Vector<float>.Zero).CopyTo(values[x..]);
        }

        for (; x < values.Length; x++)
        {
            values[x] = Math.Max(0, values[x]);
        }

        return given;
    }

    /// <summary>Each value as a share between 0 and 1.</summary>
    /// <returns>What was given.</returns>
    public static Planes Sigmoid(Planes given)
    {
        foreach (ref var value in given.Values)
        {
            value = 1 / (1 + MathF.Exp(-value));
        }

        return given;
    }

    /// <summary>Adds values, each times a factor, to sums.</summary>
    public static void Add(Span<float> sum, ReadOnlySpan<float> values, float factor)
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

    private static void Larger(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> larger)
    {
        var x = 0;
        for (; x <= larger.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector.Max(new Vector<float>(left[x..]), new Vector<float>(right[x..])).CopyTo(larger[x..]);
        }

        for (; x < larger.Length; x++)
        {
            larger[x] = float.MaxNative(left[x], right[x]);
        }
    }
}
