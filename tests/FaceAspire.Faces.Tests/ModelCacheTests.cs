namespace FaceAspire.Faces.Tests;

/// <summary>Fetching that goes well.</summary>
public sealed class ModelCacheTests : ModelCacheFixture
{
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

    private sealed class Reports : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }
}
