using System.Diagnostics;
using FaceAspire.Tests;

namespace FaceAspire.Bench.Film;

/// <summary>A file, read no faster than at a pace.</summary>
/// <param name="file">The file.</param>
/// <param name="bytesPerSecond">The pace.</param>
internal sealed class PacedFile(FileStream file, double bytesPerSecond) : ForwardStream
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200); // as often as the service takes a fragment
    private readonly PeriodicTimer _timer = new(Tick);
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>CPU time that this process had taken when the file was first read.</summary>
    public TimeSpan? Start { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Start ??= Environment.CpuUsage.TotalTime;
        while (file.Position > bytesPerSecond * Stopwatch.GetElapsedTime(_began).TotalSeconds)
        {
            await _timer.WaitForNextTickAsync(cancellationToken);
        }

        return file.Read(buffer.Span);
    }

    protected override void Dispose(bool disposing)
    {
        _timer.Dispose();
        base.Dispose(disposing);
    }
}
