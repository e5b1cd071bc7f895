using System.Diagnostics;

namespace FaceAspire.Hosting.Tests;

/// <summary>Asks the system about processes that are not the test's own children.</summary>
internal static class Processes
{
    /// <summary>Returns once the process is gone, or only waits for its parent to notice.</summary>
    public static async Task GoneAsync(int id)
    {
        using var patience = new CancellationTokenSource(RunningApplication.Patience);
        while (IsAlive(id))
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public static bool IsAlive(int id)
    {
        try
        {
            // "123 (name) S 1 ...": Z is a zombie
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    public static void Kill(int id) => Send("KILL", id);

    public static void Send(string signal, int id)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{id}"]);
        kill.WaitForExit();
    }

    /// <summary>The file's text once it is there and ends its line.</summary>
    public static async Task<string> LineOfAsync(string path)
    {
        using var patience = new CancellationTokenSource(RunningApplication.Patience);
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            if (File.Exists(path) && await File.ReadAllTextAsync(path, patience.Token) is { } text && text.EndsWith('\n'))
            {
                return text.TrimEnd();
            }

            await Task.Yield();
        }
    }
}
