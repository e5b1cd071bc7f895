using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Faces.Tests;

/// <summary>Fetching that cannot succeed.</summary>
public sealed class ModelCacheFailureTests : ModelCacheFixture
{
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
}
