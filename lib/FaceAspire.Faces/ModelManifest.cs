using System.Text.Json.Serialization;

namespace FaceAspire.Faces;

/// <summary>What a folder of models holds: its <c>models.json</c>.</summary>
public sealed record ModelManifest(
    [property: JsonPropertyName("detector")] DetectorManifest Detector,
    [property: JsonPropertyName("embedder")] EmbedderManifest Embedder)
{
    /// <summary>
    /// YuNet and SFace, as OpenCV Zoo publishes them. OpenCV states 0.363 as SFace's cosine of the same person; 80 lies a little above
    /// that, since a search asks many people at once.
    /// </summary>
    public static ModelManifest Default { get; } = new(
        new("yunet", "face_detection_yunet_2023mar.onnx"),
        new("sface-112", "onnx", ["face_recognition_sface_2021dec.onnx"], new(112, 112, "RGB", [0, 0, 0], 1), 128,
            new Dictionary<string, double> { ["80"] = 0.40, ["99"] = 0.60 }));

    /// <summary>What is missing or cannot be; <see langword="null"/> when the manifest can be used.</summary>
    [JsonIgnore]
    internal string? Fault => this switch
    {
        { Detector: not { Type: "yunet", File.Length: > 0 } } => "'detector' must have the type 'yunet' and a file",
        { Embedder: not { Name.Length: > 0, Files.Count: > 0 } } => "'embedder' must have a name and files",
        { Embedder: not { Format: "onnx", Files.Count: 1 } and not { Format: "caffe", Files.Count: 2 } } =>
            "the embedder's format must be 'onnx' with one file, or 'caffe' with two",
        { Embedder.Input: not { Width: > 0, Height: > 0, Mean.Count: 3 } or { Scale: 0 } } => "the embedder's 'input' must have width, height, three means and a scale",
        { Embedder.Input: { IsRgb: false, IsBgr: false } } => "the embedder's channels must be 'RGB' or 'BGR'",
        { Embedder.Dimensions: <= 0 } => "the embedder's 'dimensions' must be above 0",
        { Embedder.Similarity: null } => "the embedder's 'similarity' is missing",
        _ => null,
    };
}

/// <summary>The detector.</summary>
/// <param name="Type"><c>yunet</c>.</param>
/// <param name="File">Its file.</param>
public sealed record DetectorManifest(
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("file")] string File);

/// <summary>The embedder.</summary>
/// <param name="Name">Its name; vectors of different names are not compared.</param>
/// <param name="Format"><c>onnx</c>, or <c>caffe</c> with two files.</param>
/// <param name="Files">Its files.</param>
/// <param name="Input">What it takes.</param>
/// <param name="Dimensions">How many values it gives.</param>
/// <param name="Similarity">The cosines that map to the similarities <c>80</c> and <c>99</c>.</param>
public sealed record EmbedderManifest(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("format")] string Format,
    [property: JsonPropertyName("files")] IReadOnlyList<string> Files,
    [property: JsonPropertyName("input")] EmbedderInput Input,
    [property: JsonPropertyName("dimensions")] int Dimensions,
    [property: JsonPropertyName("similarity")] IReadOnlyDictionary<string, double> Similarity)
{
    /// <summary>The curve through both points.</summary>
    /// <exception cref="FaceModelException">One is missing, or they are in the wrong order.</exception>
    [JsonIgnore]
    public SimilarityCurve Curve =>
        Similarity.TryGetValue("80", out var at80) && Similarity.TryGetValue("99", out var at99) && at99 > at80
            ? new(at80, at99)
            : throw new FaceModelException("models.json: 'similarity' must give the cosines for 80 and for 99, the second one higher.");
}

/// <summary>What an embedder takes: <c>(pixel - mean) * scale</c>.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Channels"><c>RGB</c> or <c>BGR</c>.</param>
/// <param name="Mean">Of each channel.</param>
/// <param name="Scale">Of all.</param>
public sealed record EmbedderInput(
    [property: JsonPropertyName("width")] int Width,
    [property: JsonPropertyName("height")] int Height,
    [property: JsonPropertyName("channels")] string Channels,
    [property: JsonPropertyName("mean")] IReadOnlyList<double> Mean,
    [property: JsonPropertyName("scale")] double Scale)
{
    /// <summary>Whether red comes first; pictures have blue first.</summary>
    [JsonIgnore]
    public bool IsRgb => "RGB".Equals(Channels, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether blue comes first.</summary>
    [JsonIgnore]
    internal bool IsBgr => "BGR".Equals(Channels, StringComparison.OrdinalIgnoreCase);
}
