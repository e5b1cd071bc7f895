using System.Text.Json.Serialization;

namespace FaceAspire.Contracts;

/// <summary>How the contracts are read and written, without reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FaceSearchRecord))]
[JsonSerializable(typeof(GalleryRecord))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(AuditLine))]
public sealed partial class ContractsJson : JsonSerializerContext;
