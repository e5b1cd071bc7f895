using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Faces.Tests;

public sealed class ModelCacheTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31 >> 3))];

    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private ModelServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ModelFile File => new("model.onnx", new(_server.Address, "model.onnx"), Content.Length, Convert.ToHexStringLower(SHA256.HashData(Content)));

    private ModelCache Cache => new(_folder.Path, _http, TimeProvider.System);

    public async ValueTask InitializeAsync() => _server = await ModelServer.StartAsync(Content);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task FetchAsync_NothingThere_PutsTheFileInPlaceAndReportsProgress()
    {
        var progress = new Reports();

        await Cache.FetchAsync([File], progress, Cancel);

        Assert.Equal(["model.onnx"], _folder.Names);
        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(_folder["model.onnx"], Cancel));
        Assert.True(Cache.Holds([File]));
        Assert.Equal(Content.Length, progress.Values[^1]);
        Assert.Equal(progress.Values.Order(), progress.Values);
        Assert.True(progress.Values.Count > 2, "progress comes while the file does");
    }

    [Fact]
    public async Task FetchAsync_SecondFile_ReportsTheBytesOfBoth()
    {
        var progress = new Reports();

        await Cache.FetchAsync([File, File with { Name = "other.onnx" }], progress, Cancel);

        Assert.Equal(["model.onnx", "other.onnx"], _folder.Names);
        Assert.Equal(2 * Content.Length, progress.Values[^1]);
    }

    [Fact]
    public async Task FetchAsync_AlreadyThere_AsksNobody()
    {
        await Cache.FetchAsync([File], null, Cancel);
        await Cache.FetchAsync([File], null, Cancel);

        Assert.Single(_server.Ranges);
    }

    [Fact]
    public async Task FetchAsync_DamagedFileInPlace_FetchesItAgain()
    {
        await System.IO.File.WriteAllTextAsync(_folder["model.onnx"], "version https://git-lfs.github.com/spec/v1", Cancel);
        Assert.False(Cache.Holds([File]));

        await Cache.FetchAsync([File], null, Cancel);

        Assert.True(Cache.Holds([File]));
    }

    [Fact]
    public async Task FetchAsync_OtherBytes_RefusesThemAndLeavesNothing()
    {
        _server.Content = [.. Content];
        _server.Content[1234] ^= 1;

        var refusal = await Assert.ThrowsAsync<FaceModelException>(() => Cache.FetchAsync([File], null, Cancel));

        Assert.Contains("model.onnx", refusal.Message);
        Assert.Contains(File.Sha256, refusal.Message);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task FetchAsync_TooManyBytes_RefusesThemAndTheNextTryIsWhole()
    {
        _server.Content = [.. Content, 1];
        var refusal = await Assert.ThrowsAsync<FaceModelException>(() => Cache.FetchAsync([File], null, Cancel));
        Assert.Contains($"more than {Content.Length} bytes", refusal.Message);
        Assert.False(Cache.Holds([File]));

        _server.Content = Content;
        await Cache.FetchAsync([File], null, Cancel);

        Assert.Equal(["", ""], _server.Ranges);
        Assert.True(Cache.Holds([File]));
    }

    [Fact]
    public async Task FetchAsync_TooFewBytes_SaysSoAndResumes()
    {
        _server.Content = Content[..100_000];
        var refusal = await Assert.ThrowsAsync<FaceModelException>(() => Cache.FetchAsync([File], null, Cancel));
        Assert.Contains($"100000 of {Content.Length}", refusal.Message);

        _server.Content = Content;
        await Cache.FetchAsync([File], null, Cancel);

        Assert.Equal(["", "100000-"], _server.Ranges);
        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(_folder["model.onnx"], Cancel));
        Assert.Equal(["model.onnx"], _folder.Names);
    }

    [Fact]
    public async Task FetchAsync_ConnectionBreaks_ResumesWhereItBroke()
    {
        _server.BreaksAfter = 150_000;
        await Assert.ThrowsAsync<FaceModelException>(() => Cache.FetchAsync([File], null, Cancel));
        var there = new FileInfo(_folder["model.onnx.part"]).Length;

        _server.BreaksAfter = null;
        await Cache.FetchAsync([File], null, Cancel);

        Assert.Equal(there > 0 ? $"{there}-" : "", _server.Ranges.Last());
        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(_folder["model.onnx"], Cancel));
    }

    [Fact]
    public async Task FetchAsync_ServerIgnoresRange_StartsAgain()
    {
        await System.IO.File.WriteAllBytesAsync(_folder["model.onnx.part"], Content[..70_000], Cancel);
        _server.IgnoresRange = true;

        await Cache.FetchAsync([File], null, Cancel);

        Assert.Equal(["70000-"], _server.Ranges);
        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(_folder["model.onnx"], Cancel));
    }

    [Fact]
    public async Task FetchAsync_PartIsOfAnotherFile_IsFoundOutAndTheNextTryIsWhole()
    {
        await System.IO.File.WriteAllBytesAsync(_folder["model.onnx.part"], new byte[70_000], Cancel);
        await Assert.ThrowsAsync<FaceModelException>(() => Cache.FetchAsync([File], null, Cancel));

        await Cache.FetchAsync([File], null, Cancel);

        Assert.Equal(["70000-", ""], _server.Ranges);
        Assert.True(Cache.Holds([File]));
    }

    [Fact]
    public async Task FetchAsync_WhileItRuns_TheFileIsNotInPlace()
    {
        var gate = new TaskCompletionSource();
        _server.Gate = gate.Task;

        var fetch = Cache.FetchAsync([File], null, Cancel);
        await _server.Asked.Task.WaitAsync(Patience, Cancel);

        Assert.Equal(["model.onnx.part"], _folder.Names);
        gate.SetResult();
        await fetch.WaitAsync(Patience, Cancel);
        Assert.Equal(["model.onnx"], _folder.Names);
    }

    [Fact]
    public async Task FetchAsync_TwoAtOnce_OneFetchesAndBothHaveIt()
    {
        var gate = new TaskCompletionSource();
        _server.Gate = gate.Task;
        var first = Cache.FetchAsync([File], null, Cancel);
        await _server.Asked.Task.WaitAsync(Patience, Cancel);
        var second = Cache.FetchAsync([File], null, Cancel);
        Assert.False(second.IsCompleted);

        gate.SetResult();
        await Task.WhenAll(first, second).WaitAsync(Patience, Cancel);

        Assert.Single(_server.Ranges);
        Assert.True(Cache.Holds([File]));
    }

    [Fact]
    public async Task FetchAsync_Cancelled_KeepsWhatCame()
    {
        await System.IO.File.WriteAllBytesAsync(_folder["model.onnx.part"], Content[..70_000], Cancel);
        _server.IsSilent = true;
        using var given = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var fetch = Cache.FetchAsync([File], null, given.Token);
        await _server.Asked.Task.WaitAsync(Patience, Cancel);

        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch.WaitAsync(Patience, Cancel));
        Assert.Equal(70_000, new FileInfo(_folder["model.onnx.part"]).Length);
    }

    [Fact]
    public async Task FetchAsync_ServerIsSilent_GivesUpAfterFourSecondsOfTheClock()
    {
        var time = new FakeTimeProvider();
        _server.IsSilent = true;
        var fetch = new ModelCache(_folder.Path, _http, time).FetchAsync([File], null, Cancel);
        await _server.Asked.Task.WaitAsync(Patience, Cancel);
        Assert.False(fetch.IsCompleted);

        time.Advance(ModelDownload.AnswerTimeout);

        var refusal = await Assert.ThrowsAsync<FaceModelException>(() => fetch.WaitAsync(Patience, Cancel));
        Assert.Contains("127.0.0.1 does not answer", refusal.Message);
        Assert.True(ModelDownload.AnswerTimeout < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task FetchAsync_NobodyListens_SaysWhichFileAndHost()
    {
        var refusal = await Assert.ThrowsAsync<FaceModelException>(() => Cache.FetchAsync([File with { Address = Closed() }], null, Cancel));

        Assert.Contains("model.onnx could not be fetched from 127.0.0.1", refusal.Message);
    }

    [Fact]
    public async Task FetchAsync_NotFound_SaysTheStatus()
    {
        _server.Fails = 404;

        var refusal = await Assert.ThrowsAsync<FaceModelException>(() => Cache.FetchAsync([File], null, Cancel));

        Assert.Contains("404", refusal.Message);
    }

    [Fact]
    public async Task FetchAsync_FolderCannotBeMade_SaysWhich()
    {
        await System.IO.File.WriteAllTextAsync(_folder["file"], "", Cancel);
        var cache = new ModelCache(Path.Combine(_folder["file"], "cache"), _http, TimeProvider.System);

        var refusal = await Assert.ThrowsAsync<FaceModelException>(() => cache.FetchAsync([File], null, Cancel));

        Assert.Contains(Path.Combine(_folder["file"], "cache"), refusal.Message);
        Assert.Empty(_server.Ranges);
    }

    /// <summary>An address where nobody listens.</summary>
    internal static Uri Closed()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound, and never listening
        return new($"http://{socket.LocalEndPoint}/model.onnx");
    }

    private sealed class Reports : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }
}
