using System.ComponentModel;
using System.Diagnostics;

namespace FaceAspire.Producer.Sources;

/// <summary>
/// An ffmpeg or ffprobe that runs. Disposing it kills it. When this process is killed instead, its standard output breaks and
/// it ends by itself at its next write.
/// </summary>
internal sealed class MediaProcess : IAsyncDisposable
{
    private const int MaxComplaints = 5;
    private readonly Process _process;
    private readonly string _program;
    private readonly Task<string> _complaints;

    private MediaProcess(Process process, string program)
    {
        _process = process;
        _program = program;
        _complaints = ReadComplaintsAsync(process.StandardError);
    }

    /// <summary>What it writes.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a program.</summary>
    /// <exception cref="SourceException">It is not installed.</exception>
    public static MediaProcess Start(MediaCommand command)
    {
        try
        {
            var start = new ProcessStartInfo(command.Program, command.Arguments)
            {
                RedirectStandardInput = command.Input is not null,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            var process = Process.Start(start)!;
            Feed(process, command.Input);
            return new(process, command.Program);
        }
        catch (Win32Exception e)
        {
            throw new SourceException($"{command.Program} is not installed. Install ffmpeg, which it is part of.", e);
        }
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <exception cref="SourceException">It failed; the message has its last words, without credentials.</exception>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        if (_process.ExitCode != 0)
        {
            var complaints = await _complaints;
            throw new SourceException($"{_program} ended with code {_process.ExitCode}: {complaints}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // it has ended
        }

        await _process.WaitForExitAsync();
        await _complaints;
        _process.Dispose();
    }

    /// <summary>Writes what fits into any pipe at once.</summary>
    private static void Feed(Process process, string? input)
    {
        try
        {
            if (input is not null)
            {
                process.StandardInput.Write(input);
                process.StandardInput.Close();
            }
        }
        catch (IOException)
        {
            // the program has ended, and says why
        }
    }

    /// <summary>Keeps reading, so that a talkative program never waits for a reader, and keeps the last lines.</summary>
    private static async Task<string> ReadComplaintsAsync(StreamReader lines)
    {
        var last = new Queue<string>();
        while (await lines.ReadLineAsync() is { } line)
        {
            last.Enqueue(VideoSource.Redact(line));
            if (last.Count > MaxComplaints)
            {
                last.Dequeue();
            }
        }

        return string.Join("; ", last);
    }
}
