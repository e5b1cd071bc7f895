namespace FaceAspire.Faces;

/// <summary>The rows of highest cosine that were offered; of equal ones, the first.</summary>
/// <param name="least">Lowest cosine that counts.</param>
/// <param name="most">At most so many rows.</param>
internal sealed class BestRows(float least, int most)
{
    private readonly PriorityQueue<int, (float Cosine, int Behind)> _rows = new(); // the worst of them is at its head

    /// <summary>What a cosine must reach to be worth an offer.</summary>
    public float Floor { get; private set; } = most > 0 ? least : float.PositiveInfinity;

    /// <summary>Offers a row whose cosine reaches <see cref="Floor"/>.</summary>
    public void Offer(int row, float cosine)
    {
        if (_rows.Count < most)
        {
            _rows.Enqueue(row, (cosine, -row));
        }
        else
        {
            _rows.EnqueueDequeue(row, (cosine, -row));
        }

        if (_rows.Count == most && _rows.TryPeek(out _, out var worst))
        {
            Floor = worst.Cosine;
        }
    }

    /// <summary>Offers what another has kept.</summary>
    public void Offer(BestRows other)
    {
        foreach (var (row, place) in other._rows.UnorderedItems)
        {
            if (place.Cosine >= Floor)
            {
                Offer(row, place.Cosine);
            }
        }
    }

    /// <summary>The rows, best first.</summary>
    public IEnumerable<(int Row, float Cosine)> Ordered() =>
        _rows.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => (item.Element, item.Priority.Cosine));
}
