using System.Text.Json.Serialization;

namespace FaceAspire.Aws.Lambda;

[JsonSerializable(typeof(LambdaError))]
internal sealed partial class LambdaErrorJson : JsonSerializerContext;
