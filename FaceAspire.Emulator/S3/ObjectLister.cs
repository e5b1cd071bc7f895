using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.S3;

/// <summary>A page of a bucket's keys. A common prefix is stepped over in one seek, however many keys are under it.</summary>
internal static class ObjectLister
{
    /// <summary>Sorts behind every character that a key has in practice: the last of Unicode.</summary>
    public const string Last = "\U0010FFFF";

    /// <param name="database">Where the keys are.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">What the keys begin with.</param>
    /// <param name="delimiter">Where keys are cut into common prefixes; empty for not at all.</param>
    /// <param name="after">List what sorts behind this.</param>
    /// <param name="max">0 to 1,000 keys and common prefixes together.</param>
    public static ObjectPage List(Database database, string bucket, string prefix, string delimiter, string after, int max) => database.Read(db =>
    {
        BucketTable.Require(db, bucket);
        var page = new ObjectPage([], [], null);
        if (max == 0)
        {
            return page;
        }

        after = BehindPrefix(after, prefix, delimiter);
        while (true)
        {
            var rows = ObjectTable.List(db, bucket, prefix, after, max - page.Count + 1);
            var stepped = false;
            foreach (var row in rows)
            {
                if (page.Count == max)
                {
                    return page with { Next = after };
                }

                if (CommonPrefix(row.Key, prefix, delimiter) is { } common)
                {
                    page.CommonPrefixes.Add(common);
                    after = common + Last;
                    stepped = true;
                    break;
                }

                page.Objects.Add(row);
                after = row.Key;
            }

            if (!stepped)
            {
                return page;
            }
        }
    });

    /// <summary>The part of a key up to the first delimiter behind the prefix.</summary>
    public static string? CommonPrefix(string key, string prefix, string delimiter)
    {
        var cut = delimiter.Length == 0 ? -1 : key.IndexOf(delimiter, Math.Min(prefix.Length, key.Length), StringComparison.Ordinal);
        return cut < 0 ? null : key[..(cut + delimiter.Length)];
    }

    /// <summary>A marker that is a common prefix stands for all keys under it.</summary>
    private static string BehindPrefix(string after, string prefix, string delimiter) =>
        after.StartsWith(prefix, StringComparison.Ordinal) && CommonPrefix(after, prefix, delimiter) == after && after.Length > 0
            ? after + Last
            : after;
}
