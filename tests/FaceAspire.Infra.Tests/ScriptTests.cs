namespace FaceAspire.Infra.Tests;

/// <summary>The scripts of the repository, as linters see them.</summary>
public sealed class ScriptTests
{
    [Fact]
    public async Task ShellScripts_All_Clean()
    {
        Tool.Need("shellcheck");
        string[] scripts =
        [
            .. Directory.GetFiles(Repository.Root).Where(file => Path.GetExtension(file).Length == 0 && File.ReadLines(file).FirstOrDefault() == "#!/usr/bin/env bash"),
            .. Directory.GetFiles(Repository.File(".ci")), Repository.File("bench", "run"),
        ];
        Assert.Superset(new HashSet<string> { "run", "test", "deploy", "destroy", "account.sh", "prepare.sh" }, scripts.Select(script => Path.GetFileName(script)).ToHashSet());

        var (exitCode, output, _) = await Tool.RunAsync("shellcheck", scripts, folder: Repository.Root);

        Assert.True(exitCode == 0, output);
    }
}
