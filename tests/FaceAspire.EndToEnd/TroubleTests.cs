using System.Net;
using System.Net.Sockets;

namespace FaceAspire.EndToEnd;

/// <summary>What is wrong is said in one clear line that names the thing and the way out; the rest runs.</summary>
public sealed class TroubleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CameraIsMissingAndPhotoIsCorrupt_EachIsSaidAndTheRestWorks()
    {
        var people = _folder.File("people");
        Directory.CreateDirectory(Path.Combine(people, "Nobody"));
        await File.WriteAllBytesAsync(Path.Combine(people, "Nobody", "broken.jpg"), new byte[5000], TestContext.Current.CancellationToken);
        foreach (var person in Directory.EnumerateDirectories(Samples.PeopleFolder))
        {
            var copy = Directory.CreateDirectory(Path.Combine(people, Path.GetFileName(person))).FullName;
            Directory.GetFiles(person).ToList().ForEach(photo => File.Copy(photo, Path.Combine(copy, Path.GetFileName(photo))));
        }

        await using var system = RunningSystem.Start(
            _folder, ["--ephemeral", "--camera", $"door={Samples.Clip}", "--camera", "gone=/nowhere/clip.mp4", "--people", people]);

        await system.LineAsync("Camera gone: the file /nowhere/clip.mp4 does not exist.");
        Assert.Contains("Nobody/broken.jpg", await system.LineAsync("broken.jpg"), StringComparison.Ordinal);
        Assert.Equal("door", Alert.Parse(await system.LineAsync("Alert  ")).Camera);
    }

    [Fact]
    public async Task PortIsBusy_SaysSoAndHowToGoOn()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await using var system = RunningSystem.Start(_folder, ["--port", $"{port}"]);

        Assert.Equal(2, await system.EndAsync());
        Assert.Contains($"Port {port} is in use. Take another with --port N", Assert.Single(system.Console), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DataFolderCannotBeWritten_SaysSoAndHowToGoOn()
    {
        await File.WriteAllTextAsync(_folder.File(".faceaspire"), "a file where the folder should be", TestContext.Current.CancellationToken);

        await using var system = RunningSystem.Start(_folder, []);

        Assert.Equal(2, await system.EndAsync());
        var line = Assert.Single(system.Console);
        Assert.StartsWith($"The data folder {_folder.File(".faceaspire")} cannot be written", line, StringComparison.Ordinal);
        Assert.Contains("start from another folder", line, StringComparison.Ordinal);
    }

    /// <summary>With either host: Aspire's shows a part's log in the dashboard alone.</summary>
    [Theory]
    [InlineData("BuiltIn")]
    [InlineData("Aspire")]
    public async Task EmulatorCannotStart_EndsSayingWhy(string host)
    {
        RunningSystem.SkipUnlessCompiledWith(host);
        Directory.CreateDirectory(_folder.File(".faceaspire"));
        await File.WriteAllTextAsync(_folder.File(".faceaspire/emulator"), "a file where the folder should be", TestContext.Current.CancellationToken);

        await using var system = RunningSystem.Start(_folder, ["--dashboard-port", "off"], host: host);

        Assert.Equal(1, await system.EndAsync());
        var line = Assert.Single(system.Console, line => line.StartsWith("Stopping: ", StringComparison.Ordinal));
        Assert.Contains($": The data folder {_folder.File(".faceaspire/emulator")} cannot be written", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--camera", "door", "write NAME=SOURCE")]
    [InlineData("--profile", "moon", "take local, localstack or aws")]
    [InlineData("--people", "/nowhere", "does not exist")]
    [InlineData("--for", "soon", "take a duration such as 90s")]
    public async Task OptionIsWrong_SaysWhatToWrite(string option, string value, string wayOut)
    {
        await using var system = RunningSystem.Start(_folder, [option, value]);

        Assert.Equal(2, await system.EndAsync());
        Assert.Contains(wayOut, Assert.Single(system.Console), StringComparison.Ordinal);
    }
}
