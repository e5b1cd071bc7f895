namespace FaceAspire.Setup;

/// <summary>A folder per person, holding that person's photos.</summary>
/// <param name="Photos">Every JPEG and PNG in a person's folder, ordered by person and file name.</param>
/// <param name="LeftOut">What else lies there, by its path inside the folder: other files, photos of nobody, folders in a person's folder.</param>
internal sealed record PeopleFolder(IReadOnlyList<Photo> Photos, IReadOnlyList<string> LeftOut)
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png"];

    /// <summary>Reads the folder. Hidden files are not spoken of.</summary>
    /// <exception cref="SetupException">The folder does not exist, or holds nobody.</exception>
    public static PeopleFolder Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new SetupException($"The people folder {folder} does not exist. Give --people a folder that holds one folder per person.");
        }

        Photo[] photos =
        [
            .. from person in Directory.EnumerateDirectories(folder).Where(IsVisible).Order(StringComparer.Ordinal)
               from file in Directory.EnumerateFiles(person).Where(IsVisible).Order(StringComparer.Ordinal)
               where Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
               select new Photo(Path.GetFileName(person), file),
        ];
        return photos.Length > 0
            ? new(photos, LeftOutOf(folder, photos))
            : throw new SetupException($"The people folder {folder} holds no photos. Put JPEG or PNG files into one folder per person.");
    }

    private static string[] LeftOutOf(string folder, Photo[] photos) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Concat(Directory.EnumerateDirectories(folder).Where(IsVisible).SelectMany(Directory.EnumerateFileSystemEntries))
            .Where(IsVisible)
            .Except(photos.Select(photo => photo.Path))
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    private static bool IsVisible(string path) => !Path.GetFileName(path).StartsWith('.');
}
