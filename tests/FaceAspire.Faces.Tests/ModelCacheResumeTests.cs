namespace FaceAspire.Faces.Tests;

/// <summary>Fetching that was cut off.</summary>
public sealed class ModelCacheResumeTests : ModelCacheFixture
{
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
}
