using System.Diagnostics;

namespace FaceAspire.Emulator.Lambda;

/// <summary>One event on its way through a function.</summary>
internal sealed class Invocation(LambdaFunction function, byte[] payload)
{
    private readonly TaskCompletionSource<InvocationResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The span that it comes from; default for none.</summary>
    public ActivityContext Cause { get; } = Activity.Current?.Context ?? default;

    /// <summary>Its id.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>Its id as an attempt: a runtime that sends it along answers no other one.</summary>
    public string AttemptId { get; } = Guid.NewGuid().ToString();

    /// <summary>What the invoker says of itself, as base64; <see langword="null"/> for nothing.</summary>
    public string? ClientContext { get; init; }

    /// <summary>The function.</summary>
    public LambdaFunction Function => function;

    /// <summary>The event.</summary>
    public byte[] Payload => payload;

    /// <summary>What came of it; cancelled when the caller took it back before a runtime had it.</summary>
    public Task<InvocationResult> Result => _result.Task;

    /// <summary>When it will be given up; <see langword="null"/> while no runtime has it.</summary>
    public DateTimeOffset? Deadline { get; set; }

    /// <summary>Fires at the deadline.</summary>
    public ITimer? Timeout { get; set; }

    /// <summary>Whether the caller does not want it run any more, if it does not run yet.</summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>Whether the connection of the runtime that took it has closed.</summary>
    public bool IsOrphaned { get; set; }

    /// <summary>Ends it, once.</summary>
    /// <returns><see langword="false"/> when it had ended before.</returns>
    public bool TryEnd(InvocationResult result) => _result.TrySetResult(result with { RequestId = Id });

    /// <summary>Takes it back.</summary>
    public void Cancel() => _result.TrySetCanceled();
}
