namespace FaceAspire.Infra;

/// <summary>The templates that FaceAspire.Setup deploys, and a reader reads: synthesised, and checked in.</summary>
internal static class CheckedInTemplates
{
    /// <summary>Their files.</summary>
    public static IReadOnlyList<string> Files { get; } = ["FaceAspire.template.json", "Camera.template.json", "Operations.template.json"];

    /// <summary>Synthesises them into a folder.</summary>
    public static void Write(string folder)
    {
        var work = Directory.CreateTempSubdirectory("faceaspire-templates-");
        try
        {
            FaceAspireApp.Templates(work.FullName).Synth();
            foreach (var file in Files)
            {
                File.WriteAllText(Path.Combine(folder, file), Read(work.FullName, file));
            }
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    /// <summary>A synthesised template as it is checked in: lines end as in every file here, and so does the last.</summary>
    public static string Read(string folder, string file) => File.ReadAllText(Path.Combine(folder, file)).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
