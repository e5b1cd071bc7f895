using Microsoft.Win32.SafeHandles;

namespace FaceAspire.Emulator.S3;

/// <summary>A file that contents are written to. It is open until the last of them has been named or given up.</summary>
/// <param name="id">Its number.</param>
/// <param name="handle">For writing.</param>
/// <param name="closed">Is called when nobody writes to it any more.</param>
internal sealed class WrittenFile(long id, SafeFileHandle handle, Action<long> closed)
{
    private int _users = 1;

    /// <summary>Its number.</summary>
    public long Id => id;

    /// <summary>For writing.</summary>
    public SafeFileHandle Handle => handle;

    /// <summary>One more writes to it; its caller is another one.</summary>
    public void Join() => Interlocked.Increment(ref _users);

    /// <summary>One fewer does.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            handle.Dispose();
            closed(id);
        }
    }
}
