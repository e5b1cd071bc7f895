using System.Text.Json.Serialization;

namespace FaceAspire.Faces;

[JsonSerializable(typeof(ModelManifest))]
internal sealed partial class ModelJson : JsonSerializerContext;
