using System.Text.Json;

namespace FaceAspire.Emulator.Lambda;

/// <summary>What a function answered.</summary>
/// <param name="Payload">Its answer, or the error as JSON.</param>
/// <param name="IsError">Whether it failed.</param>
internal sealed record InvocationResult(byte[] Payload, bool IsError)
{
    /// <summary>The function runs as often as it may, and was not called.</summary>
    public static InvocationResult Throttled { get; } = new([], IsError: true) { IsThrottled = true };

    /// <summary>The invocation's id.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>Whether the function was not called.</summary>
    public bool IsThrottled { get; init; }

    /// <summary>A failure that the service notes, not the function.</summary>
    public static InvocationResult Failure(string type, string message) =>
        new(JsonSerializer.SerializeToUtf8Bytes(new { errorType = type, errorMessage = message }), true);
}
