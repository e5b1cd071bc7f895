namespace FaceAspire.Emulator.Lambda;

/// <summary>A function's runtimes and the events that wait for them.</summary>
/// <param name="time">Times invocations out.</param>
/// <param name="stopping">The emulator stops: nobody waits for results any more.</param>
/// <param name="current">Finds a function as it is when an event of it begins, which may be long after it came.</param>
internal sealed class RuntimePool(TimeProvider time, CancellationToken stopping, Func<string, LambdaFunction?>? current = null)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Invocation> _pending = [];
    private readonly LinkedList<TaskCompletionSource<Invocation>> _idle = [];
    private readonly Dictionary<string, Invocation> _running = [];
    private readonly Pulse _freed = new();

    /// <summary>Runs an event through the function, as soon as a runtime is free for it; throttled when so many wait and run as the function may.</summary>
    /// <param name="function">The function, as it is now.</param>
    /// <param name="payload">The event.</param>
    /// <param name="withdraw">Takes the event back if no runtime has it yet; one that runs goes on to its end.</param>
    /// <param name="clientContext">What the invoker says of itself.</param>
    /// <exception cref="OperationCanceledException">It was taken back, or the emulator stops.</exception>
    public async Task<InvocationResult> InvokeAsync(LambdaFunction function, byte[] payload, CancellationToken withdraw, string? clientContext = null)
    {
        var invocation = new Invocation(function, payload) { ClientContext = clientContext };
        lock (_lock)
        {
            if (!HasRoom(function.ReservedConcurrency))
            {
                return InvocationResult.Throttled;
            }

            Offer(invocation, first: false);
        }

        await using var withdrawn = withdraw.Register(() => Withdraw(invocation));
        return await invocation.Result.WaitAsync(stopping);
    }

    /// <summary>The next event for a runtime. Asking for it says that the runtime has nothing else to do.</summary>
    /// <param name="isNew">Whether the runtime has not been heard of before, on its connection.</param>
    /// <param name="cancellationToken">The runtime has left.</param>
    public async Task<Invocation> NextAsync(bool isNew, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource<Invocation>> node;
        lock (_lock)
        {
            if (isNew)
            {
                FailOrphans();
            }

            if (TakePending() is { } pending)
            {
                return Start(pending);
            }

            node = _idle.AddLast(new TaskCompletionSource<Invocation>(TaskCreationOptions.RunContinuationsAsynchronously));
            _freed.Fire();
        }

        await using var gone = cancellationToken.Register(() => Leave(node));
        return await node.Value.Task;
    }

    /// <summary>Takes back an event whose runtime left before it had it: another runtime gets it, and its time begins anew.</summary>
    public void Return(Invocation invocation)
    {
        lock (_lock)
        {
            if (!_running.Remove(invocation.Id))
            {
                return;
            }

            invocation.Timeout?.Dispose();
            (invocation.Timeout, invocation.Deadline) = (null, null);
            if (invocation.IsWithdrawn)
            {
                invocation.Cancel();
            }
            else
            {
                Offer(invocation, first: true);
            }
        }
    }

    /// <summary>Looks again whether it may run: the function has changed.</summary>
    public void Reconsider()
    {
        lock (_lock)
        {
            _freed.Fire();
        }
    }

    /// <summary>
    /// Waits until a runtime has nothing to do and the function may run. Event sources ask before they take something that then would only wait.
    /// </summary>
    /// <param name="reserved">The function's concurrency, as it is at the moment.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WaitForFreeAsync(Func<int?> reserved, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task freed;
            lock (_lock)
            {
                if (_idle.Count > 0 && HasRoom(reserved()))
                {
                    return;
                }

                freed = _freed.Next;
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

    /// <summary>A runtime could not start: the event for which it was started, the one that waits longest, has failed.</summary>
    public void FailPending(InvocationResult result)
    {
        lock (_lock)
        {
            TakePending()?.TryEnd(result);
        }
    }

    private bool HasRoom(int? most) => most is null || _pending.Count + _running.Values.Count(invocation => !invocation.Result.IsCompleted) < most;

    private void Offer(Invocation invocation, bool first)
    {
        if (_idle.First is { } runtime)
        {
            _idle.RemoveFirst();
            runtime.Value.SetResult(Start(invocation));
        }
        else if (first)
        {
            _pending.AddFirst(invocation);
        }
        else
        {
            _pending.AddLast(invocation);
        }
    }

    private Invocation? TakePending()
    {
        if (_pending.First is not { } node)
        {
            return null;
        }

        _pending.RemoveFirst();
        return node.Value;
    }

    private void Withdraw(Invocation invocation)
    {
        lock (_lock)
        {
            invocation.IsWithdrawn = true;
            if (_pending.Remove(invocation))
            {
                invocation.Cancel();
            }
        }
    }

    private Invocation Start(Invocation invocation)
    {
        var seconds = (current?.Invoke(invocation.Function.Name) ?? invocation.Function).Timeout;
        _running[invocation.Id] = invocation;
        invocation.IsOrphaned = false;
        invocation.Deadline = time.GetUtcNow().AddSeconds(seconds);
        invocation.Timeout = time.CreateTimer(
            _ => invocation.TryEnd(InvocationResult.Failure("Sandbox.Timedout", $"RequestId: {invocation.Id} Error: Task timed out after {seconds}.00 seconds")),
            null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
        _ = invocation.Result.ContinueWith(_ => End(invocation), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return invocation;
    }

    private void End(Invocation invocation)
    {
        lock (_lock)
        {
            invocation.Timeout?.Dispose();
            _running.Remove(invocation.Id);
            _freed.Fire();
        }
    }

    /// <summary>
    /// A runtime whose connection has closed may still answer on another one. But when a new runtime begins to ask for work, it takes
    /// the place of one that died, and the event need not wait for its timeout.
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
