using System.Text.Json.Serialization;

namespace FaceAspire.Matcher;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CameraState))]
internal sealed partial class MatcherJson : JsonSerializerContext;
