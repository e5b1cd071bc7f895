namespace Aspire.Hosting.AWS.CDK;

/// <summary>A call of the CDK's command line.</summary>
/// <param name="Program">What is started.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record CdkCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// Deploys one stack of an assembly. Options are the defaults of parameters: without <c>--no-previous-parameters</c>, a changed one
    /// would be passed over.
    /// </summary>
    /// <param name="stack">The stack's path in its application.</param>
    /// <param name="assembly">The folder that the application was synthesised into.</param>
    /// <param name="path">The variable PATH. Where <c>cdk</c> is on it, it is taken; else npm fetches it.</param>
    public static CdkCommand Deploy(string stack, string assembly, string path)
    {
        string[] deploy =
        [
            "deploy", stack, "--app", assembly, "--exclusively", "--no-previous-parameters", "--require-approval", "never", "--progress", "events",
        ];
        return Array.Exists(path.Split(Path.PathSeparator), folder => File.Exists(Path.Combine(folder, "cdk")))
            ? new("cdk", deploy)
            : new("npx", ["--yes", "aws-cdk", .. deploy]);
    }
}
