using System.Text.Json;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>The tags of video streams, under both of the names that their operations have.</summary>
internal sealed class StreamTags(Database database, VideoStreamOperations streams)
{
    private const int MostTags = 50;

    /// <summary>CreateStream, with the tags that it may be given.</summary>
    public object? CreateStream(VideoStreamRequest request)
    {
        Check(request.Tags ?? []); // before anything is made
        var answer = streams.Create(request);
        return request.Tags is { Count: > 0 } tags ? Save(streams.Existing(request.StreamName, null), tags) ?? answer : answer;
    }

    /// <summary>TagStream.</summary>
    public object? TagStream(StreamTagsRequest request) => Tag(streams.Existing(request.StreamName, request.StreamARN), request.Tags);

    /// <summary>UntagStream.</summary>
    public object? UntagStream(StreamTagsRequest request) => Untag(streams.Existing(request.StreamName, request.StreamARN), request.TagKeyList);

    /// <summary>ListTagsForStream: all, in one page.</summary>
    public object? ListTagsForStream(StreamTagsRequest request) => new { Tags = Of(streams.Existing(request.StreamName, request.StreamARN)) };

    /// <summary>TagResource.</summary>
    public object? TagResource(ResourceTagsRequest request)
    {
        var tags = request.Tags ?? throw KinesisVideoErrors.Invalid("Tags must be given.");
        return tags.Any(tag => tag.Key is null || tag.Value is null)
            ? throw KinesisVideoErrors.Invalid("Each of Tags must have a Key and a Value.")
            : Tag(streams.Existing(null, request.ResourceARN), tags.GroupBy(tag => tag.Key!).ToDictionary(same => same.Key, same => same.Last().Value!));
    }

    /// <summary>UntagResource.</summary>
    public object? UntagResource(ResourceTagsRequest request) => Untag(streams.Existing(null, request.ResourceARN), request.TagKeyList);

    /// <summary>ListTagsForResource: all, in one page.</summary>
    public object? ListTagsForResource(ResourceTagsRequest request) => new { Tags = Of(streams.Existing(null, request.ResourceARN)) };

    private object? Tag(VideoStream stream, Dictionary<string, string>? given)
    {
        Check(given is { Count: >= 1 } ? given : throw KinesisVideoErrors.Invalid("Tags must hold at least one tag."));
        var tags = Of(stream);
        foreach (var (key, value) in given)
        {
            tags[key] = value;
        }

        return tags.Count <= MostTags ? Save(stream, tags) : throw KinesisVideoErrors.TooManyTags(MostTags);
    }

    private object? Untag(VideoStream stream, IReadOnlyList<string>? keys)
    {
        var tags = Of(stream);
        foreach (var key in keys is { Count: >= 1 and <= MostTags } ? keys : throw KinesisVideoErrors.Invalid($"TagKeyList must hold 1 to {MostTags} keys."))
        {
            tags.Remove(key);
        }

        return Save(stream, tags);
    }

    private static void Check(Dictionary<string, string> given)
    {
        if (given.Count > MostTags)
        {
            throw KinesisVideoErrors.TooManyTags(MostTags);
        }

        if (given.FirstOrDefault(tag => tag.Key.Length is < 1 or > 128 || tag.Value is not { Length: <= 256 }) is { Key: { } key })
        {
            throw KinesisVideoErrors.Invalid($"Tags: the key '{key}' must have 1 to 128 characters, and its value at most 256.");
        }
    }

    private Dictionary<string, string> Of(VideoStream stream) => database.Read(reader => reader.QueryFirst(
        "SELECT tags FROM video_stream_tags WHERE stream = ?1 AND created_ms = ?2",
        row => JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(0)), stream.Name, stream.CreatedAt.ToUnixTimeMilliseconds())) ?? [];

    private object? Save(VideoStream stream, Dictionary<string, string> tags)
    {
        database.Write(writer => writer.Execute(
            "INSERT INTO video_stream_tags (stream, created_ms, tags) VALUES (?1, ?2, ?3) ON CONFLICT (stream) DO UPDATE SET created_ms = ?2, tags = ?3",
            stream.Name, stream.CreatedAt.ToUnixTimeMilliseconds(), JsonSerializer.Serialize(tags)));
        return null;
    }
}
