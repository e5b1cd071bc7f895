using System.Diagnostics;
using FaceAspire.Tests;

namespace FaceAspire.Bench.Film;

/// <summary>A file, read no faster than at a pace: what comes later is waited for in the read, as in one from a pipe, so that waiting costs next to nothing.</summary>
/// <param name="file">The file.</param>
/// <param name="bytesPerSecond">The pace.</param>
internal sealed class PacedFile(FileStream file, double bytesPerSecond) : ForwardStream
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(400); // the least between two fragments at the pace that is measured
    private static readonly TimeSpan Lead = Tick / 2; // so that a wait ends inside a fragment, not about where one ends, where none and two would come in turn
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>CPU time that this process had taken when the file was first read.</summary>
    public TimeSpan? Start { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Start ??= Environment.CpuUsage.TotalTime;
        while (file.Position > bytesPerSecond * (Stopwatch.GetElapsedTime(_began) + Lead).TotalSeconds)
        {
            var left = Tick.TotalMilliseconds - (Stopwatch.GetElapsedTime(_began).TotalMilliseconds % Tick.TotalMilliseconds);
            Thread.Sleep((int)Math.Ceiling(left)); // cut down to a whole number, the rest of it would be spent in asking again and again
        }

        return new(file.Read(buffer.Span));
    }
}
