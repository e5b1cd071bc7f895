using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace FaceAspire.Faces;

/// <summary>
/// Known faces, searched exactly: every vector is compared. They lie one behind the other in blocks of memory, which a search reads once,
/// from front to back, so that it takes about as long as reading them. Any number of searches may run at a time, but none beside
/// <see cref="Add"/> and <see cref="Remove"/>.
/// </summary>
/// <typeparam name="TId">What names a face.</typeparam>
/// <param name="dimensions">The values of a vector, 1 or more.</param>
public sealed class Gallery<TId>(int dimensions)
    where TId : notnull
{
    private const int BlockBytes = 256 * 1024;
    private const int LeastRowsOfATask = 8192; // below, a second processor costs more than it helps

    private readonly int _rowsOfABlock = Math.Max(1, BlockBytes / sizeof(float) / dimensions);
    private readonly List<float[]> _blocks = [];
    private readonly List<TId> _ids = [];
    private readonly Dictionary<TId, int> _rows = [];

    /// <summary>The values of a vector.</summary>
    public int Dimensions => dimensions;

    /// <summary>How many faces there are.</summary>
    public int Count => _ids.Count;

    /// <summary>Adds a face.</summary>
    /// <param name="id">Its name, which no other has.</param>
    /// <param name="vector">Its vector, of length 1.</param>
    /// <exception cref="ArgumentException">There is a face of that name, or the vector has other dimensions.</exception>
    public void Add(TId id, ReadOnlySpan<float> vector)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vector.Length, dimensions, nameof(vector));
        _rows.Add(id, Count);
        if (Count == _blocks.Count * _rowsOfABlock)
        {
            _blocks.Add(new float[_rowsOfABlock * dimensions]);
        }

        _ids.Add(id);
        vector.CopyTo(Row(Count - 1));
    }

    /// <summary>Removes a face; the last one takes its place.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(TId id)
    {
        if (!_rows.Remove(id, out var row))
        {
            return false;
        }

        var last = Count - 1;
        if (row != last)
        {
            Row(last).CopyTo(Row(row));
            _ids[row] = _ids[last];
            _rows[_ids[row]] = row;
        }

        _ids.RemoveAt(last);
        if (last % _rowsOfABlock == 0)
        {
            _blocks.RemoveAt(_blocks.Count - 1);
        }

        return true;
    }

    /// <summary>The faces most like a vector, best first.</summary>
    /// <param name="vector">A vector of length 1.</param>
    /// <param name="least">Lowest cosine that counts, -1 to 1.</param>
    /// <param name="most">At most so many.</param>
    /// <exception cref="ArgumentException">The vector has other dimensions.</exception>
    public IReadOnlyList<(TId Id, float Cosine)> Search(ReadOnlyMemory<float> vector, double least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vector.Length, dimensions, nameof(vector));
        var best = new BestRows((float)least, most);
        if (Count <= LeastRowsOfATask)
        {
            Scan(0, Count, vector.Span, best);
        }
        else
        {
            Parallel.ForEach(
                Partitioner.Create(0, Count, LeastRowsOfATask),
                () => new BestRows((float)least, most),
                (rows, _, own) => Scan(rows.Item1, rows.Item2, vector.Span, own),
                own =>
                {
                    lock (best)
                    {
                        best.Offer(own);
                    }
                });
        }

        return [.. best.Ordered().Select(found => (_ids[found.Row], found.Cosine))];
    }

    private Span<float> Row(int row) => _blocks[row / _rowsOfABlock].AsSpan(row % _rowsOfABlock * dimensions, dimensions);

    private BestRows Scan(int from, int to, ReadOnlySpan<float> vector, BestRows best)
    {
        for (var row = from; row < to; row++)
        {
            var cosine = TensorPrimitives.Dot(Row(row), vector);
            if (cosine >= best.Floor)
            {
                best.Offer(row, cosine);
            }
        }

        return best;
    }
}
