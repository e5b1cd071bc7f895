using System.Diagnostics;
using System.Text;
using Aspire.Hosting.Output;

namespace Aspire.Hosting.Supervision;

/// <summary>A process in a group of its own, so that what it starts can be ended with it.</summary>
internal sealed class ChildProcess
{
    /// <summary>Output still unread so long after the end is held open by somebody else.</summary>
    private static readonly TimeSpan OutputPatience = TimeSpan.FromSeconds(1);

    private readonly Process _process;

    private ChildProcess(Process process, Watchdog watchdog, ResourceOutput output)
    {
        _process = process;
        Id = process.Id;
        Exited = WatchAsync(watchdog, output);
    }

    /// <summary>The process id; that of its group, too.</summary>
    public int Id { get; }

    /// <summary>Ends with the process and all that it started; gives the exit code, 128 + n after signal n.</summary>
    public Task<int> Exited { get; }

    /// <summary>
    /// Starts a process. On Unix it first waits, in a shell, for a word from here: by then the watchdog knows of it, so that no
    /// moment is left in which the death of this process could orphan it.
    /// </summary>
    public static ChildProcess Start(LaunchCommand command, Watchdog watchdog, ResourceOutput output)
    {
        var (program, arguments) = ProcessGroup.Wrap(command.FileName, command.Arguments);
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in LaunchCommand.NotInherited)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new DistributedApplicationException($"{program} could not be started.");
        var child = new ChildProcess(process, watchdog, output);
        watchdog.Add(child.Id);
        child.OpenGate();
        return child;
    }

    /// <summary>Asks the process to end; what it leaves behind is ended after it.</summary>
    public void Terminate() => End(ProcessGroup.Terminate);

    /// <summary>Ends the process and all that it started.</summary>
    public void Kill() => End(ProcessGroup.Kill);

    private void End(Action<Process> how)
    {
        if (!Exited.IsCompleted)
        {
            how(_process);
        }
    }

    private void OpenGate()
    {
        try
        {
            _process.StandardInput.WriteLine();
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // it has ended already; its exit code tells
        }
    }

    private async Task<int> WatchAsync(Watchdog watchdog, ResourceOutput output)
    {
        var reading = Task.WhenAll(
            output.ReadAsync(_process.StandardOutput, isError: false), output.ReadAsync(_process.StandardError, isError: true));
        await _process.WaitForExitAsync();
        ProcessGroup.Kill(_process); // what it left behind: a Producer's ffmpeg, say
        watchdog.Remove(Id);
        await Task.WhenAny(reading, Task.Delay(OutputPatience));
        var code = _process.ExitCode;
        _process.Dispose();
        return code;
    }
}
