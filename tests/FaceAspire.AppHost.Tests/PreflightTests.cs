using System.Net;
using System.Net.Sockets;

namespace FaceAspire.AppHost.Tests;

public sealed class PreflightTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faceaspire-preflight-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void CheckFolder_CanBeMade_IsMadeAndLeftEmpty()
    {
        var folder = Path.Combine(_folder, "a", "b");

        Preflight.CheckFolder(folder);

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void CheckFolder_IsAFile_NamesItAndTheWayOut()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        var e = Assert.Throws<OptionException>(() => Preflight.CheckFolder(file));

        Assert.StartsWith($"The data folder {file} cannot be written (", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("Make it writable, or start from another folder.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckModels_FolderIsMissing_NamesIt()
    {
        Preflight.CheckModels(null);
        Preflight.CheckModels(_folder);

        var e = Assert.Throws<OptionException>(() => Preflight.CheckModels("/no/models"));
        Assert.StartsWith("FACEASPIRE_MODELS names /no/models, which does not exist.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckPort_Taken_NamesIt()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Assert.Contains($"Port {port} is in use. Take another with --dashboard-port N,", Assert.Throws<OptionException>(() => Preflight.CheckPort("--dashboard-port", port)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckFfmpeg_NotOnThePath_SaysHowToInstallIt()
    {
        var e = Assert.Throws<OptionException>(() => Preflight.CheckFfmpeg(_folder));
        Assert.Contains("apt-get install ffmpeg", e.Message, StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(_folder, "ffmpeg"), "");
        Preflight.CheckFfmpeg($"/nowhere{Path.PathSeparator}{_folder}");
    }

    [Fact]
    public void CheckContainers_NoEngine_SaysBothWaysOut()
    {
        var e = Assert.Throws<OptionException>(() => Preflight.CheckContainers(_folder));
        Assert.Contains("docker nor podman", e.Message, StringComparison.Ordinal);
        Assert.Contains("--aws-endpoint URL", e.Message, StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(_folder, "podman"), "");
        Preflight.CheckContainers(_folder);
    }

    [Fact]
    public void CheckCredentials_NoneAnywhere_SaysHowToSetThem()
    {
        var e = Assert.Throws<OptionException>(() => Preflight.CheckCredentials(_ => null, _folder));
        Assert.Contains("aws configure", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckCredentials_VariableOrFile_IsEnough()
    {
        Preflight.CheckCredentials(name => name == "AWS_PROFILE" ? "me" : null, _folder);

        Directory.CreateDirectory(Path.Combine(_folder, ".aws"));
        File.WriteAllText(Path.Combine(_folder, ".aws", "config"), "");
        Preflight.CheckCredentials(_ => null, _folder);
    }
}
