namespace FaceAspire.Infra.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its root: the folder that holds <c>FaceAspire.sln</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder of the templates.</summary>
    public static string Infra => Path.Combine(Root, "FaceAspire.Infra");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FaceAspire.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
