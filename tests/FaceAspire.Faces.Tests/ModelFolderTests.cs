using System.Text.Json.Nodes;

namespace FaceAspire.Faces.Tests;

public sealed class ModelFolderTests : IDisposable
{
    private const string Manifest = """
        {
          "detector": { "type": "yunet", "file": "d.onnx" },
          "embedder": {
            "name": "e", "format": "caffe", "files": ["e.prototxt", "e.caffemodel"],
            "input": { "width": 112, "height": 96, "channels": "BGR", "mean": [1, 2, 3], "scale": 0.5 },
            "dimensions": 128, "similarity": { "80": 0.45, "99": 0.65 }
          }
        }
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_AllThere_ReadsTheManifest()
    {
        Write(Manifest, "d.onnx", "e.prototxt", "e.caffemodel");

        var embedder = ModelFolder.Open(_folder.Path).Manifest.Embedder;

        Assert.Equal(("e", "caffe", 128), (embedder.Name, embedder.Format, embedder.Dimensions));
        Assert.Equal((112, 96, false, 0.5), (embedder.Input.Width, embedder.Input.Height, embedder.Input.IsRgb, embedder.Input.Scale));
        Assert.Equal(new SimilarityCurve(0.45, 0.65), embedder.Curve);
    }

    [Fact]
    public void Open_WithoutManifest_TakesTheDefaultModels()
    {
        foreach (var file in ModelFile.Defaults)
        {
            File.WriteAllText(_folder[file.Name], "");
        }

        Assert.Same(ModelManifest.Default, ModelFolder.Open(_folder.Path).Manifest);
    }

    [Fact]
    public void Open_NoFolder_NamesItAndTheSetting()
    {
        var refusal = Assert.Throws<FaceModelException>(() => ModelFolder.Open(_folder["none"]));

        Assert.Contains(_folder["none"], refusal.Message);
        Assert.Contains("FACEASPIRE_MODELS", refusal.Message);
    }

    [Theory]
    [InlineData("d.onnx")]
    [InlineData("e.caffemodel")]
    public void Open_FileMissing_NamesIt(string missing)
    {
        Write(Manifest, [.. new[] { "d.onnx", "e.prototxt", "e.caffemodel" }.Where(file => file != missing)]);

        Assert.Contains(_folder[missing], Assert.Throws<FaceModelException>(() => ModelFolder.Open(_folder.Path)).Message);
    }

    [Fact]
    public void Open_NoJson_NamesTheManifest()
    {
        Write("{ detector");

        Assert.Contains(_folder["models.json"], Assert.Throws<FaceModelException>(() => ModelFolder.Open(_folder.Path)).Message);
    }

    [Theory]
    [InlineData("detector", null, "'detector'")]
    [InlineData("detector.type", "\"ssd\"", "'detector'")]
    [InlineData("embedder", null, "'embedder'")]
    [InlineData("embedder.name", null, "'embedder'")]
    [InlineData("embedder.files", "[]", "'embedder'")]
    [InlineData("embedder.files", "[\"one\"]", "format")]
    [InlineData("embedder.format", "\"tflite\"", "format")]
    [InlineData("embedder.input", null, "'input'")]
    [InlineData("embedder.input.width", "0", "'input'")]
    [InlineData("embedder.input.mean", "[1]", "'input'")]
    [InlineData("embedder.input.scale", null, "'input'")]
    [InlineData("embedder.input.channels", null, "channels")]
    [InlineData("embedder.dimensions", "-1", "'dimensions'")]
    [InlineData("embedder.similarity", null, "'similarity'")]
    [InlineData("embedder.similarity.99", null, "'similarity'")]
    [InlineData("embedder.similarity.99", "0.4", "'similarity'")]
    public void Open_ManifestLacksSomething_SaysWhat(string path, string? value, string named)
    {
        var manifest = JsonNode.Parse(Manifest)!;
        var names = path.Split('.');
        var parent = names[..^1].Aggregate(manifest, (node, name) => node[name]!).AsObject();
        parent.Remove(names[^1]);
        if (value is not null)
        {
            parent[names[^1]] = JsonNode.Parse(value);
        }

        Write(manifest.ToJsonString(), "d.onnx", "e.prototxt", "e.caffemodel", "one");

        var refusal = Assert.Throws<FaceModelException>(() => ModelFolder.Open(_folder.Path));
        Assert.Contains("models.json", refusal.Message);
        Assert.Contains(named, refusal.Message);
    }

    [Fact]
    public void Default_Manifest_HasNoFault() => Assert.Null(ModelManifest.Default.Fault);

    private void Write(string manifest, params string[] files)
    {
        File.WriteAllText(_folder["models.json"], manifest);
        foreach (var file in files)
        {
            File.WriteAllText(_folder[file], "");
        }
    }
}
