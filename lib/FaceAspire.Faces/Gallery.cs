using System.Numerics;
using System.Runtime.InteropServices;

namespace FaceAspire.Faces;

/// <summary>
/// Known faces, searched exactly: every vector is compared. 100,000 faces of 128 values take some 3 ms, less than finding the face.
/// Not safe to use from several threads.
/// </summary>
public sealed class Gallery
{
    private readonly List<(string Id, float[] Vector)> _faces = [];

    /// <summary>How many faces there are.</summary>
    public int Count => _faces.Count;

    /// <summary>The dot product; for vectors of length 1 the cosine of the angle between them.</summary>
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var a = MemoryMarshal.Cast<float, Vector<float>>(left);
        var b = MemoryMarshal.Cast<float, Vector<float>>(right);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            sums += a[i] * b[i];
        }

        var sum = Vector.Sum(sums);
        for (var i = a.Length * Vector<float>.Count; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    /// <summary>Adds a face.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="vector">Its vector, of length 1.</param>
    public void Add(string id, float[] vector) => _faces.Add((id, vector));

    /// <summary>Removes a face.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string id) => _faces.RemoveAll(face => face.Id == id) > 0;

    /// <summary>The faces most like a vector, best first.</summary>
    /// <param name="vector">A vector of length 1.</param>
    /// <param name="least">Lowest cosine that counts.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<(string Id, float Cosine)> Search(float[] vector, double least, int most)
    {
        var best = new PriorityQueue<string, float>(); // the worst of the best is at its head
        foreach (var (id, known) in _faces)
        {
            var cosine = known.Length == vector.Length ? Dot(known, vector) : -1;
            if (cosine >= least)
            {
                if (best.Count < most)
                {
                    best.Enqueue(id, cosine);
                }
                else
                {
                    best.EnqueueDequeue(id, cosine);
                }
            }
        }

        return [.. best.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => (item.Element, item.Priority))];
    }
}
