namespace FaceAspire.Setup;

/// <summary>A photo of somebody, on disk.</summary>
/// <param name="Person">The person's name: that of the folder.</param>
/// <param name="Path">The file.</param>
internal sealed record Photo(string Person, string Path)
{
    /// <summary>Where it is uploaded: <c>Ann Lee/portrait.png</c>. The folder names the person there too.</summary>
    public string Key => $"{Person}/{System.IO.Path.GetFileName(Path)}";

    /// <summary><c>image/png</c> or <c>image/jpeg</c>.</summary>
    public string ContentType => System.IO.Path.GetExtension(Path).Equals(".png", StringComparison.OrdinalIgnoreCase) ? "image/png" : "image/jpeg";
}
