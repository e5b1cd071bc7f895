using System.Text.Json.Serialization;
using Amazon.SimpleEmailV2.Model;

namespace Amazon.SimpleEmailV2;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendEmailRequest))]
[JsonSerializable(typeof(SendEmailResponse))]
internal sealed partial class SimpleEmailJson : JsonSerializerContext;
