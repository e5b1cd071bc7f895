namespace FaceAspire.Emulator.Lambda;

/// <summary>One event on its way through a function.</summary>
internal sealed class Invocation(LambdaFunction function, byte[] payload)
{
    private readonly TaskCompletionSource<InvocationResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Its id.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>The function.</summary>
    public LambdaFunction Function => function;

    /// <summary>The event.</summary>
    public byte[] Payload => payload;

    /// <summary>What came of it.</summary>
    public Task<InvocationResult> Result => _result.Task;

    /// <summary>Whether the connection of the runtime that took it has closed.</summary>
    public bool IsOrphaned { get; set; }

    /// <summary>Ends it, once.</summary>
    /// <returns><see langword="false"/> when it had ended before.</returns>
    public bool TryEnd(InvocationResult result) => _result.TrySetResult(result);
}
