using System.Text.Json;

namespace FaceAspire.Emulator.Lambda;

/// <summary>What a function answered.</summary>
/// <param name="Payload">Its answer, or the error as JSON.</param>
/// <param name="IsError">Whether it failed.</param>
internal sealed record InvocationResult(byte[] Payload, bool IsError)
{
    /// <summary>The invocation's id.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>A failure that the service notes, not the function.</summary>
    public static InvocationResult Failure(string type, string message) =>
        new(JsonSerializer.SerializeToUtf8Bytes(new { errorType = type, errorMessage = message }), true);
}
