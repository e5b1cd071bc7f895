using System.Diagnostics;
using System.Globalization;

namespace Aspire.Hosting.Supervision;

/// <summary>
/// A shell that outlives this process by a moment: it is told of every process group, and when this process dies, however it
/// dies, the pipe between them closes and the shell ends the groups. On Windows a job object does the same.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    /// <summary>Reads "+ group" and "- group" until the pipe closes; then asks those left to end and, 3 s later, ends them.</summary>
    private const string Script = """
        trap '' HUP INT TERM
        groups=' '
        while read -r what group; do
          case $what in
            +) groups="$groups$group " ;;
            -) groups="${groups%% "$group" *} ${groups#* "$group" }" ;;
          esac
        done
        for group in $groups; do kill -TERM "-$group" 2>/dev/null; done
        tries=0
        while [ "$tries" -lt 30 ]; do
          left=
          for group in $groups; do kill -0 "-$group" 2>/dev/null && left=yes; done
          [ -z "$left" ] && exit
          tries=$((tries + 1))
          sleep 0.1
        done
        for group in $groups; do kill -KILL "-$group" 2>/dev/null; done
        """;

    private readonly Lock _lock = new();
    private Process? _shell;

    /// <summary>Begins to watch over this process.</summary>
    public void Start()
    {
        if (OperatingSystem.IsWindows())
        {
            WindowsJob.Enter();
            return;
        }

        var (program, arguments) = ProcessGroup.InNewSession("/bin/sh", ["-c", Script, "faceaspire-watchdog"]);
        _shell = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true });
    }

    /// <summary>Has a group ended with this process.</summary>
    public void Add(int group) => Tell('+', group);

    /// <summary>Forgets a group that has ended: its number may come to mean another.</summary>
    public void Remove(int group) => Tell('-', group);

    /// <summary>Closes the pipe: groups not removed are ended.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _shell?.StandardInput.Dispose();
            _shell?.Dispose();
            _shell = null;
        }
    }

    public void Dispose() => Stop();

    private void Tell(char what, int group)
    {
        lock (_lock)
        {
            try
            {
                _shell?.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {group}"));
                _shell?.StandardInput.Flush();
            }
            catch (IOException)
            {
                // somebody killed the watchdog; an orderly stop needs none
            }
        }
    }
}
