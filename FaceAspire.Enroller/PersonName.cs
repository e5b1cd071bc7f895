namespace FaceAspire.Enroller;

/// <summary>Says who is on a photo, by what its uploader wrote on it.</summary>
internal static class PersonName
{
    private const int MaxLength = 100;

    /// <summary>
    /// The tag <c>person</c>; else a tag whose key is the object's own name (whole key, file name, or file name without extension);
    /// else the folder.
    /// </summary>
    /// <returns>The name, or <see langword="null"/> when nobody is named.</returns>
    public static string? Of(string key, IReadOnlyDictionary<string, string> tags)
    {
        var file = key[(key.LastIndexOf('/') + 1)..];
        string[] tagKeys = ["person", key, file, Path.GetFileNameWithoutExtension(file)];
        var tagged = tagKeys.Select(name => Clean(tags.GetValueOrDefault(name))).FirstOrDefault(name => name is not null);
        return tagged ?? Clean(Folder(key));
    }

    private static string? Folder(string key) => key.Split('/') is [.., var folder, _] ? folder : null;

    private static string? Clean(string? name) => name?.Trim() is { Length: > 0 and <= MaxLength } trimmed ? trimmed : null;
}
