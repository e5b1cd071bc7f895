using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Storage;

/// <summary>A change that waits for its transaction, and then what became of it.</summary>
internal abstract class PendingChange
{
    /// <summary>Runs it.</summary>
    public abstract void Run(SqliteConnection connection);

    /// <summary>Says that it failed, unless it has before.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>Says that its transaction has ended.</summary>
    public abstract void End();
}

/// <inheritdoc cref="PendingChange"/>
internal sealed class PendingChange<T>(Func<SqliteConnection, T> change) : PendingChange
{
    private readonly TaskCompletionSource<T> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;
    private T? _result;

    /// <summary>Its result or its exception, once its transaction has ended.</summary>
    public Task<T> Ended => _ended.Task;

    /// <inheritdoc/>
    public override void Run(SqliteConnection connection) => _result = change(connection);

    /// <inheritdoc/>
    public override void Fail(Exception exception) => _failure ??= exception;

    /// <inheritdoc/>
    public override void End()
    {
        if (_failure is null)
        {
            _ended.SetResult(_result!);
        }
        else
        {
            _ended.SetException(_failure);
        }
    }
}
