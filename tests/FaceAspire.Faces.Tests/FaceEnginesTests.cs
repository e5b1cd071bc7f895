using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Faces.Tests;

public sealed class FaceEnginesTests : IDisposable
{
    private const string Yunet = "face_detection_yunet_2023mar.onnx";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ModelCache Cache => new(_folder.Path, _http, TimeProvider.System);

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task ChooseAsync_Folder_IsDeepAndSaysWhichFolder()
    {
        var models = Repository.Shared("models");

        var choice = await FaceEngines.ChooseAsync(models, Cache, ModelFile.Defaults, null, Cancel);

        using var engine = choice.Engine;
        Assert.True(choice.IsFitForPhotos);
        Assert.Equal("yunet+mobilefacenet-112", engine.Name);
        Assert.Equal($"Faces: the deep engine (yunet+mobilefacenet-112), with the models of {models} (FACEASPIRE_MODELS).", choice.Reason);
    }

    [Fact]
    public async Task ChooseAsync_FolderIsBroken_FailsRatherThanTakingAnother() =>
        await Assert.ThrowsAsync<FaceModelException>(() => FaceEngines.ChooseAsync(_folder["none"], Cache, ModelFile.Defaults, null, Cancel));

    [Fact]
    public async Task ChooseAsync_FolderHoldsNoModel_SaysThatItCannotBeLoaded()
    {
        foreach (var file in ModelFile.Defaults)
        {
            await File.WriteAllTextAsync(_folder[file.Name], "not a model", Cancel);
        }

        var choice = await FaceEngines.ChooseAsync(_folder.Path, Cache, ModelFile.Defaults, null, Cancel);
        var refusal = Assert.Throws<FaceModelException>(() => choice.Engine);

        Assert.StartsWith("OpenCV could not load a model", refusal.Message);
    }

    [Fact]
    public async Task ChooseAsync_CacheHoldsThem_IsDeepAndAsksNobody()
    {
        CopyModels();

        var choice = await FaceEngines.ChooseAsync("", Cache, [Fetchable(_folder[Yunet], ModelCacheFixture.Closed())], null, Cancel);

        choice.Engine.Dispose();
        Assert.Equal($"Faces: the deep engine (yunet+mobilefacenet-112), with the models in {_folder.Path}.", choice.Reason);
    }

    [Fact]
    public async Task ChooseAsync_Fetched_IsDeepAndReportsTheShare()
    {
        CopyModels();
        await using var server = await ModelServer.StartAsync(await File.ReadAllBytesAsync(_folder[Yunet], Cancel));
        var file = Fetchable(_folder[Yunet], server.Address);
        File.Delete(_folder[Yunet]);
        var shares = new Shares();

        var choice = await FaceEngines.ChooseAsync(null, Cache, [file], shares, Cancel);

        choice.Engine.Dispose();
        Assert.Equal($"Faces: the deep engine (yunet+mobilefacenet-112), with the models that were fetched to {_folder.Path}.", choice.Reason);
        Assert.Equal(1, shares.Values[^1]);
        Assert.All(shares.Values, share => Assert.InRange(share, 0, 1));
    }

    [Fact]
    public async Task ChooseAsync_NobodyListens_IsClassicAndSaysWhy()
    {
        var files = new[] { ModelFile.Defaults[0] with { Address = ModelCacheFixture.Closed() } };

        var choice = await FaceEngines.ChooseAsync(null, Cache, files, null, Cancel);

        choice.Engine.Dispose();
        Assert.False(choice.IsFitForPhotos);
        Assert.Equal("haar+lbp", choice.Engine.Name);
        Assert.Contains($"{Yunet} could not be fetched from 127.0.0.1", choice.Reason);
        Assert.EndsWith(". It is not fit for real photos.", choice.Reason);
        Assert.DoesNotContain("..", choice.Reason);
    }

    [Fact]
    public async Task ChooseAsync_NobodyAnswers_IsClassicWithinFiveSecondsOfTheClock()
    {
        await using var server = await ModelServer.StartAsync([]);
        server.IsSilent = true;
        var time = new FakeTimeProvider();
        var files = ModelFile.Defaults.Select(file => file with { Address = server.Address }).ToList();

        var choosing = FaceEngines.ChooseAsync(null, new(_folder.Path, _http, time), files, null, Cancel);
        await server.Asked.Task.WaitAsync(Patience, Cancel);
        time.Advance(TimeSpan.FromSeconds(4.9));
        var choice = await choosing.WaitAsync(Patience, Cancel);

        choice.Engine.Dispose();
        Assert.Equal("haar+lbp", choice.Engine.Name);
    }

    [Fact]
    public async Task ChooseAsync_CacheCannotBeWritten_IsClassic()
    {
        await File.WriteAllTextAsync(_folder["file"], "", Cancel);
        var cache = new ModelCache(Path.Combine(_folder["file"], "cache"), _http, TimeProvider.System);

        var choice = await FaceEngines.ChooseAsync(null, cache, ModelFile.Defaults, null, Cancel);

        choice.Engine.Dispose();
        Assert.Contains("Models cannot be kept in", choice.Reason);
    }

    [Fact]
    public void Find_CascadeNowhere_SaysHowToGetIt()
    {
        var refusal = Assert.Throws<FaceModelException>(() => CascadeFolder.Find("haarcascade_frontalface_alt2.xml", _folder.Path));

        Assert.Contains(_folder.Path, refusal.Message);
        Assert.Contains("opencv-data", refusal.Message);
    }

    private static ModelFile Fetchable(string path, Uri address)
    {
        var content = File.ReadAllBytes(path);
        return new(Path.GetFileName(path), address, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private void CopyModels()
    {
        foreach (var file in Directory.GetFiles(Repository.Shared("models")))
        {
            File.WriteAllBytes(_folder[Path.GetFileName(file)], File.ReadAllBytes(file));
        }
    }

    private sealed class Shares : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value) => Values.Add(value);
    }
}
