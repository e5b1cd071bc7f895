using System.Numerics;
using OpenCvSharp;

namespace FaceAspire.Faces;

/// <summary>
/// Describes a face by uniform local binary patterns (Ahonen, Hadid and Pietikäinen, 2006): for each cell of a grid, how often each
/// pattern of brighter and darker neighbours occurs. Square roots of the shares make the dot product of two descriptions the
/// Bhattacharyya coefficient, 0 to 1.
/// </summary>
internal static class LocalBinaryPatterns
{
    private const int Side = 96;
    private const int Cells = 8;
    private const int Bins = 59; // 58 uniform patterns, and one bin for the rest

    private static readonly byte[] BinOf = UniformBins();

    /// <summary>The description: <c>8 * 8 * 59</c> values, of length 1.</summary>
    public static float[] Describe(Mat face)
    {
        using var gray = face.CvtColor(ColorConversionCodes.BGR2GRAY);
        using var sized = gray.Resize(new Size(Side, Side), interpolation: InterpolationFlags.Area);
        using var smooth = sized.GaussianBlur(new Size(3, 3), 0);
        smooth.GetArray(out byte[] pixels);
        var histogram = new float[Cells * Cells * Bins];
        for (var y = 1; y < Side - 1; y++)
        {
            for (var x = 1; x < Side - 1; x++)
            {
                var cell = (y * Cells / Side * Cells) + (x * Cells / Side);
                histogram[(cell * Bins) + BinOf[Pattern(pixels, (y * Side) + x)]]++;
            }
        }

        for (var i = 0; i < histogram.Length; i++)
        {
            histogram[i] = MathF.Sqrt(histogram[i]);
        }

        return Vectors.Normalise(histogram);
    }

    /// <summary>A bit for each of the eight neighbours, clockwise from the upper left: set when it is not darker.</summary>
    private static int Pattern(byte[] pixels, int at)
    {
        var middle = pixels[at];
        ReadOnlySpan<int> neighbours = [at - Side - 1, at - Side, at - Side + 1, at + 1, at + Side + 1, at + Side, at + Side - 1, at - 1];
        var pattern = 0;
        for (var i = 0; i < neighbours.Length; i++)
        {
            pattern |= (pixels[neighbours[i]] >= middle + 2 ? 1 : 0) << i; // 2: noise makes no pattern
        }

        return pattern;
    }

    /// <summary>A pattern is uniform when its ring of bits changes at most twice: 58 of 256 are.</summary>
    private static byte[] UniformBins()
    {
        var bins = new byte[256];
        byte next = 0;
        for (var pattern = 0; pattern < 256; pattern++)
        {
            var changes = BitOperations.PopCount((uint)(pattern ^ ((pattern >> 1) | ((pattern & 1) << 7))));
            bins[pattern] = changes <= 2 ? next++ : (byte)(Bins - 1);
        }

        return bins;
    }
}
