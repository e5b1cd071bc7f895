using System.Text.Json.Serialization;

namespace FaceAspire.Analyzer;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AnalysedFrame))]
internal sealed partial class AnalyzerJson : JsonSerializerContext;
