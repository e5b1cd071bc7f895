using System.Text.Json.Serialization;

namespace FaceAspire.Aws.Lambda;

/// <summary>A failure, as the Runtime API takes it.</summary>
internal sealed record LambdaError(
    [property: JsonPropertyName("errorMessage")] string ErrorMessage,
    [property: JsonPropertyName("errorType")] string ErrorType,
    [property: JsonPropertyName("stackTrace")] IReadOnlyList<string> StackTrace);
