using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>Tags of data streams, 50 a stream at most: by the stream's own operations and by those that take any resource's ARN.</summary>
internal sealed class StreamTags(DataStreamOperations streams, Database database)
{
    /// <summary>The table.</summary>
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS kinesis_tags (
            stream TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (stream, key)) WITHOUT ROWID;
        """;

    private const int Most = 50;

    /// <summary>AddTagsToStream and TagResource.</summary>
    public object? Add(TagsRequest request)
    {
        Set(NameOf(request), request.Tags ?? []);
        return null;
    }

    /// <summary>RemoveTagsFromStream and UntagResource.</summary>
    public object? Remove(UntagRequest request)
    {
        var name = streams.Existing(request.StreamName, request.StreamARN ?? request.ResourceARN).Name;
        database.Write(writer =>
        {
            foreach (var key in request.TagKeys ?? [])
            {
                writer.Execute("DELETE FROM kinesis_tags WHERE stream = ?1 AND key = ?2", name, key);
            }
        });
        return null;
    }

    /// <summary>ListTagsForStream, by key.</summary>
    public object? List(ListTagsRequest request)
    {
        var found = Of(streams.Existing(request.StreamName, request.StreamARN).Name)
            .FindAll(tag => string.CompareOrdinal(tag.Key, request.ExclusiveStartTagKey) > 0);
        var page = found.Take(request.Limit ?? Most).ToList();
        return new { Tags = page, HasMoreTags = found.Count > page.Count };
    }

    /// <summary>ListTagsForResource, by key.</summary>
    public object? ListOfResource(ListTagsRequest request) => new { Tags = Of(streams.Existing(null, request.ResourceARN).Name) };

    /// <summary>Adds tags to a stream, in place of those of the same key.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgumentException</c>: too many, or keys that are AWS's own.</exception>
    public void Set(string name, IReadOnlyDictionary<string, string> tags) => database.Write(writer =>
    {
        if (tags.Keys.FirstOrDefault(key => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) is { } reserved)
        {
            throw KinesisErrors.Invalid($"Tag keys starting with 'aws:' are reserved for system use: {reserved}");
        }

        foreach (var (key, value) in tags)
        {
            writer.Execute("INSERT OR REPLACE INTO kinesis_tags (stream, key, value) VALUES (?1, ?2, ?3)", name, key, value);
        }

        if (writer.QueryFirst("SELECT count(*) FROM kinesis_tags WHERE stream = ?1", row => row.GetInt32(0), name) > Most)
        {
            throw KinesisErrors.Invalid($"Failed to add tags to stream {name} under account because a given stream cannot have more than {Most} tags associated with it.");
        }
    });

    private List<StreamTag> Of(string name) => database.Read(reader => reader.Query(
        "SELECT key, value FROM kinesis_tags WHERE stream = ?1 ORDER BY key", row => new StreamTag(row.GetString(0), row.GetString(1)), name));

    private string NameOf(TagsRequest request) => streams.Existing(request.StreamName, request.StreamARN ?? request.ResourceARN).Name;
}
