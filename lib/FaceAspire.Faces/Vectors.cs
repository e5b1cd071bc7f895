using System.Numerics.Tensors;
using OpenCvSharp;

namespace FaceAspire.Faces;

/// <summary>Vectors of length 1.</summary>
internal static class Vectors
{
    /// <summary>Takes a network's output and makes its length 1.</summary>
    /// <exception cref="FaceModelException">It does not have the dimensions that its manifest states.</exception>
    public static float[] Normalise(Mat output, int dimensions)
    {
        using var row = output.Reshape(1, 1);
        row.GetArray(out float[] vector);
        return vector.Length == dimensions
            ? Normalise(vector)
            : throw new FaceModelException($"The embedder gives {vector.Length} values; models.json says {dimensions}.");
    }

    /// <summary>Makes a vector's length 1, in place.</summary>
    public static float[] Normalise(float[] vector)
    {
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }
}
