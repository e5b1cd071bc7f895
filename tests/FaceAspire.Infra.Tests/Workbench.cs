using System.Runtime.InteropServices;

namespace FaceAspire.Infra.Tests;

/// <summary>Runs <c>./deploy</c> and <c>./destroy</c>, or their PowerShell versions, with stand-ins for the programs that would reach an account or compile for minutes.</summary>
internal sealed class Workbench : IDisposable
{
    private const string Aws = """
        echo "aws $*" >>"$BENCH/log"
        case "$*" in
            "sts get-caller-identity"*) [[ ${NO_CREDENTIALS:-} ]] && exit 255; echo 111122223333 ;;
            "configure get region") exit 1 ;;
            "rekognition list-stream-processors"*length*) [[ ${CLOSED:-} ]] && exit 254; echo "${OTHERS:-0}" ;;
            "rekognition list-stream-processors"*) echo "faceaspire-door" ;;
            "rekognition describe-stream-processor"*) echo "${STATUS:-STOPPED}" ;;
            "s3api head-bucket"*) [[ ${BUCKETS:-} ]] || exit 255 ;;
            "s3api create-bucket"*) [[ ! ${TAKEN:-} ]] || exit 254 ;;
            "s3 cp"*) mkdir -p "$BENCH/uploaded" && cp "$3"/* "$BENCH/uploaded" ;;
            "cloudformation describe-stacks"*) printf 'FaceAspire-Camera-door\tFaceAspire\tFaceAspire-Operations\n' ;;
        esac
        """;

    private const string Npx = """
        echo "npx $*" >>"$BENCH/log"
        """;

    /// <summary>Compiles nothing; runs the application that the tests were built with.</summary>
    private const string Dotnet = """
        case $1 in
            publish)
                echo "$*" >>"$BENCH/log"
                out=; while (($#)); do [[ $1 != -o ]] || out=$2; [[ $1 != */FaceAspire.* ]] || name=${1##*/}; shift; done
                mkdir -p "$out"; if [[ ${LARGE:-} ]]; then head -c 15000001 /dev/urandom; else echo "$name"; fi >"$out/$name"; echo symbols >"$out/$name.dbg"; echo library >"$out/libSkiaSharp.so"
                ;;
            run) while [[ $1 != -- ]]; do shift; done; shift; exec "$REAL_DOTNET" "$APPLICATION" "$@" ;;
            *) exec "$REAL_DOTNET" "$@" ;;
        esac
        """;

    private static readonly bool IsArm = RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64;

    private readonly TemporaryFolder _folder = new();

    public Workbench()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the functions are compiled on Linux");
        Tool.Need("bash");
        Tool.Need("zip");
        Tool.Need("unzip");
        Install("aws", Aws);
        Install("npx", Npx);
        Install("dotnet", Dotnet);
    }

    /// <summary>The processor that this machine has not: its names for Lambda and for compilers.</summary>
    public static (string Architecture, string Machine) OtherProcessor => IsArm ? ("x86_64", "x86_64") : ("arm64", "aarch64");

    /// <summary>What the stand-ins were called with.</summary>
    public string[] Log => File.Exists(Path("log")) ? File.ReadAllLines(Path("log")) : [];

    /// <summary>A file of the bench.</summary>
    public string Path(string name) => System.IO.Path.Combine(_folder.Path, name);

    /// <summary>Puts a stand-in before the program of that name, or in its place.</summary>
    public void Install(string name, string script)
    {
        File.WriteAllText(Path(name), $"#!/usr/bin/env bash\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Deploys to a made-up account, with settings such as <c>CLOSED=1</c> for the stand-ins.</summary>
    public Task<(int ExitCode, string Output)> DeployAsync(string settings, params string[] options) => RunDeployAsync("deploy", settings, options);

    /// <summary>The same, with something before the options.</summary>
    public Task<(int ExitCode, string Output)> DeployAsync(string settings, string[] first, params string[] options) =>
        RunDeployAsync("deploy", settings, options, first);

    /// <summary>The same with PowerShell.</summary>
    public Task<(int ExitCode, string Output)> DeployFromPowerShellAsync(string settings, params string[] options) => RunDeployAsync("deploy.ps1", settings, options);

    /// <summary>Takes the made-up account's installation away, with <c>destroy</c> or <c>destroy.ps1</c>.</summary>
    public Task<(int ExitCode, string Output)> DestroyAsync(string script, string answer, params string[] arguments)
    {
        File.WriteAllText(Path("account.json"), "{}");
        return RunAsync(script, "AWS_REGION=eu-west-1 BUCKETS=1", answer, arguments);
    }

    /// <summary>Runs any script, with settings for its stand-ins.</summary>
    public Task<(int ExitCode, string Output)> RunAsync(string script, string settings, params string[] arguments) => RunAsync(script, settings, "", arguments);

    public void Dispose() => _folder.Dispose();

    private Task<(int ExitCode, string Output)> RunDeployAsync(string script, string settings, string[] options, string[]? first = null) => RunAsync(
        script, settings, "",
        [
            .. first ?? [],
            "-c", "sender=alerts@example.org", "-c", "alertRecipients=ann@example.org",
            "-c", $"architecture={(IsArm ? "arm64" : "x86_64")}", .. options,
        ]);

    private async Task<(int ExitCode, string Output)> RunAsync(string script, string settings, string input, string[] arguments)
    {
        var environment = new Dictionary<string, string?>
        {
            ["FACEASPIRE_ACCOUNT"] = Path("account.json"),
            ["PATH"] = $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}",
            ["BENCH"] = _folder.Path,
            ["REAL_DOTNET"] = Environment.ProcessPath is { } path && System.IO.Path.GetFileName(path) == "dotnet" ? path : "/usr/bin/dotnet",
            ["APPLICATION"] = typeof(FaceAspireApp).Assembly.Location,
            ["AWS_REGION"] = null,
            ["AWS_DEFAULT_REGION"] = null,
        };
        foreach (var setting in settings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            environment[setting.Split('=')[0]] = setting.Split('=')[1];
        }

        string[] shell = script.EndsWith(".ps1", StringComparison.Ordinal) ? ["pwsh", "-NoProfile", "-NonInteractive", "-File"] : ["bash"];
        Tool.Need(shell[0]);
        var (exitCode, output, error) = await Tool.RunAsync(shell[0], [.. shell[1..], Repository.File(script), .. arguments], environment, input: input);
        return (exitCode, output + error);
    }
}
