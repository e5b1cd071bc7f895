using System.Diagnostics;
using System.Globalization;

namespace FaceAspire.EndToEnd;

/// <summary>A process that the system runs.</summary>
/// <param name="Id">Its number.</param>
/// <param name="ParentId">That of the process that started it.</param>
/// <param name="CommandLine">Its program and arguments.</param>
internal sealed record ProcessEntry(int Id, int ParentId, string CommandLine);

/// <summary>What runs on this machine, from Linux's <c>/proc</c>.</summary>
internal static class ProcessTable
{
    /// <summary>The processes that one has started and that still run.</summary>
    public static IEnumerable<ProcessEntry> ChildrenOf(int id) => All().Where(process => process.ParentId == id);

    /// <summary>Those, and the ones that they have started.</summary>
    public static IReadOnlyList<int> DescendantsOf(int id)
    {
        var all = All().ToList();
        List<int> found = [id];
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(all.Where(process => process.ParentId == found[i]).Select(process => process.Id));
        }

        return found[1..];
    }

    /// <summary>Whether it runs; one that only waits for its parent to notice its end does not.</summary>
    public static bool IsAlive(int id) => Read(id) is not null;

    /// <summary>Returns once it has ended.</summary>
    public static async Task GoneAsync(int id)
    {
        while (IsAlive(id))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Sends a signal: INT, TERM, KILL.</summary>
    public static void Signal(int id, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{id}"]);
        kill.WaitForExit();
    }

    private static IEnumerable<ProcessEntry> All() =>
        Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? Read(id) : null)
            .OfType<ProcessEntry>();

    /// <summary><c>/proc/123/stat</c> is <c>123 (name) S 1 …</c>: the state, Z for a zombie, and the parent.</summary>
    private static ProcessEntry? Read(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X"
                ? null
                : new(id, int.Parse(fields[1], CultureInfo.InvariantCulture), File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' '));
        }
        catch (IOException)
        {
            return null; // it has ended
        }
    }
}
