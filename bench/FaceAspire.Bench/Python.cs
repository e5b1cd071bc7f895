using System.Diagnostics;

namespace FaceAspire.Bench;

/// <summary>Python 3.11 with boto3, where it is installed.</summary>
internal static class Python
{
    private static readonly Lazy<bool> Installed = new(HasBoto);

    /// <summary>The handler as the public sample has it; <see langword="null"/> where it cannot run.</summary>
    public static ProcessStartInfo? Handler() => Installed.Value ? new("python3", [Built.Python("runtime.py")]) : null;

    private static bool HasBoto()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", "import boto3"]) { RedirectStandardError = true })!;
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
