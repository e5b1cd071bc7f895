namespace FaceAspire.Infra.Tests;

/// <summary><c>run.ps1</c> and <c>test.ps1</c>, with a stand-in for .NET. The others are tested beside <c>deploy</c> and <c>destroy</c>.</summary>
public sealed class PowerShellTests : IDisposable
{
    private const string Dotnet = """
        [[ $1 != */pwsh.dll ]] || exec "$REAL_DOTNET" "$@" # a PowerShell that .NET installed
        echo "$*" >>"$BENCH/log"
        case $1 in
            build) exit "${BUILD:-0}" ;;
            msbuild) echo "$BENCH/app.dll" ;;
            */app.dll) exit 7 ;;
            */Failing.Tests.dll) printf '    A.Test [FAIL]\n      it broke\n   Failing  Total: 5, Errors: 1, Failed: 2, Skipped: 0, Not Run: 0\n' ;;
            */Skipping.EndToEnd.dll) printf '    B.Test [SKIP]\n      no camera\n   Skipping  Total: 4, Errors: 0, Failed: 0, Skipped: 3, Not Run: 0\n' ;;
            */Crashing.Tests.dll) echo "Unhandled exception" ;;
        esac
        """;

    private readonly Workbench _bench = new();

    public PowerShellTests() => _bench.Install("dotnet", Dotnet);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Run_Builds_HandsItsOptionsAndTheExitCodeOn()
    {
        var (exitCode, output) = await _bench.RunAsync("run.ps1", "", "--camera", "gate=rtsp://192.0.2.7/live", "--people", "my people");

        Assert.True(exitCode == 7, output);
        Assert.Equal($"{_bench.Path("app.dll")} --camera gate=rtsp://192.0.2.7/live --people my people", _bench.Log[^1]);
    }

    [Fact]
    public async Task Run_DoesNotBuild_StartsNothing()
    {
        var (exitCode, _) = await _bench.RunAsync("run.ps1", "BUILD=1");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("build", Assert.Single(_bench.Log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_PassedFailedSkippedAndUnfinished_AreSummedInTheLastLine()
    {
        foreach (var project in new[] { "Failing.Tests", "Skipping.EndToEnd", "Crashing.Tests", "App" })
        {
            Directory.CreateDirectory(_bench.Path($"tests/{project}"));
            File.WriteAllText(_bench.Path($"tests/{project}/{project}.csproj"), "");
        }

        File.Copy(Repository.File("test.ps1"), _bench.Path("test.ps1")); // what it clears away is beside it

        var (exitCode, output) = await _bench.RunAsync(_bench.Path("test.ps1"), "");

        var lines = output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((1, "3 passed, 4 failed, 3 skipped"), (exitCode, lines[^1]));
        Assert.Contains("Crashing.Tests did not finish", lines);
        Assert.Contains("      it broke", lines);
        Assert.Contains("      no camera", lines);
    }
}
