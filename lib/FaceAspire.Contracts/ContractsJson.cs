using System.Text.Json.Serialization;

namespace FaceAspire.Contracts;

/// <summary>How the contracts are read and written, without reflection. A null where there must be a value is refused as it is read.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(FaceSearchRecord))]
[JsonSerializable(typeof(GalleryRecord))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(AuditLine))]
public sealed partial class ContractsJson : JsonSerializerContext;
