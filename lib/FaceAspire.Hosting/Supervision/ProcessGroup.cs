using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Supervision;

/// <summary>A process and all that it started, as one.</summary>
internal static partial class ProcessGroup
{
    private const int SigKill = 9;
    private const int SigTerm = 15;

    /// <summary>Reads the word that lets it start, then becomes the program; the arguments are program and arguments.</summary>
    private const string Gate = "read -r _ && exec \"$@\" </dev/null";

    /// <summary>Debian's <c>sh</c> drops variables whose names are no shell identifiers, and a camera may be called front-door; bash keeps them.</summary>
    private static string Shell => Programs.Find("bash") ?? "/bin/sh";

    /// <summary>The command line that runs a program as the leader of a new session, hence of a new group, once it may start.</summary>
    public static (string Program, IReadOnlyList<string> Arguments) Wrap(string program, IReadOnlyList<string> arguments) =>
        OperatingSystem.IsWindows()
            ? (program, arguments)
            : InNewSession(Shell, ["-c", Gate, "gate", program, .. arguments]);

    /// <summary>The command line that runs a program as the leader of a new session. macOS has no <c>setsid</c>, but Perl.</summary>
    public static (string Program, IReadOnlyList<string> Arguments) InNewSession(string program, IReadOnlyList<string> arguments) =>
        Programs.Find("setsid") is { } setsid
            ? (setsid, [program, .. arguments])
            : ("/usr/bin/perl", ["-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV", program, .. arguments]);

    /// <summary>
    /// Asks the leader to end; it ends by itself what it has started, which asked at the same time would look to it like a
    /// failure. Windows knows no such request: there the group is ended.
    /// </summary>
    public static void Terminate(Process leader) => Signal(leader, leader.Id, SigTerm);

    /// <summary>Ends the whole group, also after its leader has ended.</summary>
    public static void Kill(Process leader) => Signal(leader, -leader.Id, SigKill);

    private static void Signal(Process leader, int target, int signal)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = kill(target, signal); // one that is gone already is what was wanted
        }
        else if (!leader.HasExited)
        {
            leader.Kill(entireProcessTree: true);
        }
    }

    [LibraryImport("libc")]
    private static partial int kill(int pid, int signal);
}
