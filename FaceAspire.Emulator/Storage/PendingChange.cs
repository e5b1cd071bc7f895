using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Storage;

/// <summary>A change that waits for its transaction, and then what became of it.</summary>
internal abstract class PendingChange
{
    /// <summary>Whether it is committed, or has failed.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Why it failed.</summary>
    public ExceptionDispatchInfo? Failure { get; private set; }

    /// <summary>Runs it.</summary>
    public abstract void Run(SqliteConnection connection);

    /// <summary>Says that it failed, unless it has before.</summary>
    public void Fail(Exception exception) => Failure ??= ExceptionDispatchInfo.Capture(exception);

    /// <summary>Says that its transaction has ended.</summary>
    public void End() => IsDone = true;
}

/// <inheritdoc cref="PendingChange"/>
internal sealed class PendingChange<T>(Func<SqliteConnection, T> change) : PendingChange
{
    private T? _result;

    /// <summary>Its result, or its exception.</summary>
    public T Result
    {
        get
        {
            Failure?.Throw();
            return _result!;
        }
    }

    /// <inheritdoc/>
    public override void Run(SqliteConnection connection) => _result = change(connection);
}
