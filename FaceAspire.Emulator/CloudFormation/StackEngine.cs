namespace FaceAspire.Emulator.CloudFormation;

/// <summary>Creates, changes and deletes what templates describe; a failure is rolled back and its reason noted.</summary>
internal sealed class StackEngine(StackStore store, StackResources resources)
{
    private const string StackType = "AWS::CloudFormation::Stack";

    /// <summary>Creates a stack that was saved as <c>CREATE_IN_PROGRESS</c>.</summary>
    public async Task CreateAsync(StackRecord stack, CancellationToken cancellationToken)
    {
        NoteStack(stack, stack.Status, "User Initiated");
        try
        {
            var outputs = await resources.ApplyAsync(stack, [], cancellationToken);
            Finish(stack with { Outputs = outputs }, "CREATE_COMPLETE");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            NoteStack(stack, "ROLLBACK_IN_PROGRESS", e.Message);
            await EndAsync(
                () => resources.DeleteAllAsync(stack, cancellationToken), stack with { Reason = e.Message }, "ROLLBACK_COMPLETE", "ROLLBACK_FAILED");
        }
    }

    /// <summary>Changes a stack to what was saved as <c>UPDATE_IN_PROGRESS</c>; what was there before is brought back if that fails.</summary>
    /// <param name="before">The stack as it was; <see langword="null"/> when that is not known any more, so that nothing can be brought back.</param>
    /// <param name="stack">The stack as it shall be.</param>
    /// <param name="cancellationToken">The emulator stops; the operation goes on when it starts again.</param>
    public async Task UpdateAsync(StackRecord? before, StackRecord stack, CancellationToken cancellationToken)
    {
        NoteStack(stack, stack.Status, "User Initiated");
        var changes = new List<ResourceChange>();
        try
        {
            var outputs = await resources.ApplyAsync(stack, changes, cancellationToken);
            NoteStack(stack, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
            await resources.CleanUpAsync(stack, changes, cancellationToken);
            Finish(stack with { Outputs = outputs }, "UPDATE_COMPLETE");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            if (before is null)
            {
                Finish(stack with { Reason = e.Message }, "UPDATE_FAILED");
                return;
            }

            NoteStack(stack, "UPDATE_ROLLBACK_IN_PROGRESS", e.Message);
            await EndAsync(
                () => resources.UndoAsync(before, changes, cancellationToken), before with { Reason = e.Message, UpdatedAt = stack.UpdatedAt },
                "UPDATE_ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_FAILED");
        }
    }

    /// <summary>Deletes a stack.</summary>
    public async Task DeleteAsync(StackRecord stack, CancellationToken cancellationToken)
    {
        store.Save(stack with { Status = "DELETE_IN_PROGRESS", Reason = null });
        NoteStack(stack, "DELETE_IN_PROGRESS", "User Initiated");
        try
        {
            await resources.DeleteAllAsync(stack, cancellationToken);
            NoteStack(stack, StackStore.DeleteComplete);
            store.Remove(stack);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Finish(stack with { Reason = e.Message }, "DELETE_FAILED");
        }
    }

    private async Task EndAsync(Func<Task> rollBack, StackRecord stack, string complete, string failed)
    {
        try
        {
            await rollBack();
            Finish(stack, complete);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Finish(stack with { Reason = $"{stack.Reason} And it could not be rolled back: {e.Message}" }, failed);
        }
    }

    private void Finish(StackRecord stack, string status)
    {
        store.Save(stack with { Status = status });
        NoteStack(stack, status, stack.Reason);
    }

    private void NoteStack(StackRecord stack, string status, string? reason = null) =>
        store.Note(stack.Name, stack.Name, stack.Id, StackType, status, reason);
}
