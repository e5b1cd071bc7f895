using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.Storage;

/// <summary>Tells a full disk from other failures.</summary>
internal static class DiskFull
{
    private const int SqliteFull = 13;
    private const int NoSpace = 28; // ENOSPC
    private const int OverQuota = 122; // EDQUOT, on Linux
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Whether there was no room to write.</summary>
    public static bool Is(Exception exception) => exception is SqliteException { SqliteErrorCode: SqliteFull }
        || exception is IOException { HResult: NoSpace or OverQuota or WindowsDiskFull };
}
