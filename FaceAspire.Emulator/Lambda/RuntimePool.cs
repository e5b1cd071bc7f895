namespace FaceAspire.Emulator.Lambda;

/// <summary>A function's runtimes and the events that wait for them.</summary>
internal sealed class RuntimePool(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<Invocation> _pending = [];
    private readonly LinkedList<TaskCompletionSource<Invocation>> _idle = [];
    private readonly Dictionary<string, Invocation> _running = [];
    private TaskCompletionSource _freed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Runs an event through the function, as soon as a runtime is free for it.</summary>
    public async Task<InvocationResult> InvokeAsync(LambdaFunction function, byte[] payload, CancellationToken cancellationToken)
    {
        var invocation = new Invocation(function, payload);
        lock (_lock)
        {
            if (_idle.First is { } runtime)
            {
                _idle.RemoveFirst();
                Start(invocation);
                runtime.Value.SetResult(invocation);
            }
            else
            {
                _pending.Enqueue(invocation);
            }
        }

        await using var cancelled = cancellationToken.Register(() => invocation.TryEnd(InvocationResult.Failure("Cancelled", "The caller went away.")));
        return await invocation.Result;
    }

    /// <summary>The next event for a runtime. Asking for it says that the runtime has nothing else to do.</summary>
    public async Task<Invocation> NextAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<Invocation> waiting;
        LinkedListNode<TaskCompletionSource<Invocation>> node;
        lock (_lock)
        {
            FailOrphans();
            while (_pending.TryDequeue(out var pending))
            {
                if (!pending.Result.IsCompleted)
                {
                    Start(pending);
                    return pending;
                }
            }

            waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            node = _idle.AddLast(waiting);
            Interlocked.Exchange(ref _freed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }

        await using var gone = cancellationToken.Register(() => Leave(node));
        return await waiting.Task;
    }

    /// <summary>Waits until a runtime has nothing to do. Event sources ask before they take something that then would only wait.</summary>
    public async Task WaitForFreeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task freed;
            lock (_lock)
            {
                if (_idle.Count > 0)
                {
                    return;
                }

                freed = _freed.Task;
            }

            await freed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>An event that a runtime works on, or <see langword="null"/>.</summary>
    public Invocation? Running(string id)
    {
        lock (_lock)
        {
            return _running.GetValueOrDefault(id);
        }
    }

    /// <summary>When an event that was just taken will be given up.</summary>
    public DateTimeOffset Deadline(Invocation invocation) => time.GetUtcNow().AddSeconds(invocation.Function.Timeout);

    private void Start(Invocation invocation)
    {
        _running[invocation.Id] = invocation;
        var timeout = invocation.Function.Timeout;
        var timer = time.CreateTimer(
            _ => invocation.TryEnd(InvocationResult.Failure("Sandbox.Timedout", $"RequestId: {invocation.Id} Error: Task timed out after {timeout}.00 seconds")),
            null, TimeSpan.FromSeconds(timeout), Timeout.InfiniteTimeSpan);
        _ = invocation.Result.ContinueWith(
            _ =>
            {
                timer.Dispose();
                lock (_lock)
                {
                    _running.Remove(invocation.Id);
                }
            },
            CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>
    /// A runtime whose connection has closed may still answer on another one. But when a runtime starts to ask for work in its place,
    /// it was killed and started again, and the event need not wait for its timeout.
    /// </summary>
    private void FailOrphans()
    {
        foreach (var orphan in _running.Values.Where(invocation => invocation.IsOrphaned).ToList())
        {
            orphan.TryEnd(InvocationResult.Failure("Runtime.ExitError", $"RequestId: {orphan.Id} Error: Runtime exited without providing a reason"));
        }
    }

    private void Leave(LinkedListNode<TaskCompletionSource<Invocation>> node)
    {
        lock (_lock)
        {
            if (node.List is not null)
            {
                _idle.Remove(node);
                node.Value.TrySetCanceled();
            }
        }
    }
}
