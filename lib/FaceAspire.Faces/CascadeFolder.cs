namespace FaceAspire.Faces;

/// <summary>Finds the Haar cascades that come with OpenCV.</summary>
internal static class CascadeFolder
{
    private static readonly string[] Usual =
    [
        "/usr/share/opencv4/haarcascades", "/usr/local/share/opencv4/haarcascades", "/opt/homebrew/share/opencv4/haarcascades",
        "/usr/share/opencv/haarcascades", "/usr/share/OpenCV/haarcascades",
    ];

    /// <summary>The full path of a cascade: in <c>FACEASPIRE_CASCADES</c>, or where OpenCV puts it.</summary>
    /// <exception cref="FaceModelException">It is nowhere.</exception>
    public static string Find(string file) => Find(file, Environment.GetEnvironmentVariable("FACEASPIRE_CASCADES"));

    internal static string Find(string file, string? own)
    {
        var folders = own is { Length: > 0 } ? [own] : Usual;
        return folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
            ?? throw new FaceModelException(
                $"{file} is in none of {string.Join(", ", folders)}. Install OpenCV's data (Debian: apt-get install opencv-data), or set FACEASPIRE_CASCADES to its folder.");
    }
}
