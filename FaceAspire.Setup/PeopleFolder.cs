namespace FaceAspire.Setup;

/// <summary>A folder per person, holding that person's photos.</summary>
internal static class PeopleFolder
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png"];

    /// <summary>Every JPEG and PNG one level down, ordered by person and file name. Other files are left alone.</summary>
    /// <exception cref="SetupException">The folder does not exist, or holds nobody.</exception>
    public static IReadOnlyList<Photo> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new SetupException($"The people folder {folder} does not exist. Give --people a folder that holds one folder per person.");
        }

        Photo[] photos =
        [
            .. from person in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
               from file in Directory.EnumerateFiles(person).Order(StringComparer.Ordinal)
               where Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
               select new Photo(Path.GetFileName(person), file),
        ];
        return photos.Length > 0
            ? photos
            : throw new SetupException($"The people folder {folder} holds no photos. Put JPEG or PNG files into one folder per person.");
    }
}
