using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Writing to the disk without a copy in the system's cache (<c>O_DIRECT</c>, open(2)), which costs half the CPU time where contents come faster
/// than a disk takes them, and then waits for it instead of for memory. Every write must be of whole blocks.
/// </summary>
internal static partial class DirectWrites
{
    private const int SetFlags = 4; // F_SETFL, fcntl(2)

    /// <summary><c>O_DIRECT</c>, which is not the same for all processors.</summary>
    private static readonly int Direct = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x10000 : 0x4000;

    /// <summary>Has a file written so from now on. Where the system or the disk cannot, it stays as it is, which is correct as well.</summary>
    public static void Enable(SafeFileHandle file)
    {
        if (OperatingSystem.IsLinux())
        {
            _ = fcntl(file, SetFlags, Direct);
        }
    }

    [LibraryImport("libc")]
    private static partial int fcntl(SafeFileHandle file, int command, int flags);
}
