using System.Numerics.Tensors;
using FaceAspire.Faces;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>A collection in memory: the vectors of its faces, and one for each user that has faces.</summary>
internal sealed record OpenCollection(Gallery<string> Faces, Gallery<string> Users)
{
    /// <summary>Makes a user's vector anew from the vectors of the user's faces; without any there is none.</summary>
    public void Replace(string userId, IEnumerable<float[]> faces)
    {
        Users.Remove(userId);
        if (Middle(faces) is { Length: > 0 } middle && middle.Length == Users.Dimensions)
        {
            Users.Add(userId, middle);
        }
    }

    /// <summary>The vector in the middle of some, of length 1; empty when there are none.</summary>
    public static float[] Middle(IEnumerable<float[]> vectors)
    {
        float[] sum = [];
        foreach (var vector in vectors)
        {
            sum = sum.Length == 0 ? new float[vector.Length] : sum;
            TensorPrimitives.Add(sum, vector, sum);
        }

        TensorPrimitives.Divide(sum, Math.Max(TensorPrimitives.Norm<float>(sum), float.Epsilon), sum);
        return sum;
    }
}
