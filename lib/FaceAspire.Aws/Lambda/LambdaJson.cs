using System.Text.Json.Serialization;

namespace FaceAspire.Aws.Lambda;

/// <summary>How events are read and results are written, without reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KinesisEvent))]
[JsonSerializable(typeof(SqsEvent))]
[JsonSerializable(typeof(S3Notification))]
[JsonSerializable(typeof(BatchResponse))]
public sealed partial class LambdaJson : JsonSerializerContext;
