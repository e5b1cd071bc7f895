namespace FaceAspire.Faces;

/// <summary>Lets one process at a time fetch models into a folder.</summary>
internal static class ModelCacheLock
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for this process's turn, which ends when what is returned is disposed of, or the process dies.</summary>
    public static async Task<IAsyncDisposable> TakeAsync(string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, ".lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (IsTaken(e))
            {
                await Task.Delay(Retry, time, cancellationToken);
            }
        }
    }

    /// <summary>Whether somebody else holds it; any other failure would last.</summary>
    private static bool IsTaken(IOException e) => OperatingSystem.IsWindows()
        ? (e.HResult & 0xFFFF) is 32 or 33 // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
        : e.GetType() == typeof(IOException) && e.HResult is 11 or 35; // EWOULDBLOCK of Linux and of macOS
}
