namespace FaceAspire.Emulator.Lambda;

/// <summary>Pages of lists, by <c>MaxItems</c> and <c>Marker</c> in the query.</summary>
internal static class Page
{
    /// <summary>The items of the page that is asked for.</summary>
    /// <param name="items">All of them.</param>
    /// <param name="key">What they are sorted by, and the marker names.</param>
    /// <param name="query">The request's query.</param>
    /// <param name="most">The most that a page holds.</param>
    /// <returns>The items, and the next page's marker if there is one.</returns>
    public static (IReadOnlyList<T> Items, string? Next) Of<T>(IEnumerable<T> items, Func<T, string> key, IQueryCollection query, int most)
    {
        var (after, size) = (query["Marker"].ToString(), int.TryParse(query["MaxItems"], out var asked) ? Math.Min(asked, most) : most);
        var rest = items.OrderBy(key, StringComparer.Ordinal).Where(item => string.CompareOrdinal(key(item), after) > 0).ToArray();
        return rest.Length > size ? (rest[..size], key(rest[size - 1])) : (rest, null);
    }
}
