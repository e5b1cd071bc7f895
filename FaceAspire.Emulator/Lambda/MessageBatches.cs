namespace FaceAspire.Emulator.Lambda;

/// <summary>Divides what was received from a queue so that each part fits an invocation's payload.</summary>
internal static class MessageBatches
{
    /// <summary>Parts in order, each as large as fits; a single item always fits.</summary>
    /// <param name="items">The items.</param>
    /// <param name="sizeOf">What one takes.</param>
    /// <param name="maxBytes">What fits.</param>
    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IReadOnlyList<T> items, Func<T, int> sizeOf, int maxBytes)
    {
        var parts = new List<IReadOnlyList<T>>();
        var (part, bytes) = (new List<T>(), 0L);
        foreach (var item in items)
        {
            var size = sizeOf(item);
            if (part.Count > 0 && bytes + size > maxBytes)
            {
                parts.Add(part);
                (part, bytes) = ([], 0);
            }

            part.Add(item);
            bytes += size;
        }

        return part.Count > 0 ? [.. parts, part] : parts;
    }
}
