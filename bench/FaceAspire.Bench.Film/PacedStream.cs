using FaceAspire.Tests;

namespace FaceAspire.Bench.Film;

/// <summary>A document over and over, as fast as a camera gives it: what ffmpeg's pipe is to the producer.</summary>
/// <param name="document">The bytes.</param>
/// <param name="bytesPerSecond">How fast.</param>
internal sealed class PacedStream(byte[] document, int bytesPerSecond) : ForwardStream
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(40);
    private readonly PeriodicTimer _timer = new(Tick);
    private int _position;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _timer.WaitForNextTickAsync(cancellationToken);
        var count = Math.Min(Math.Min(buffer.Length, document.Length - _position), (int)(bytesPerSecond * Tick.TotalSeconds));
        document.AsSpan(_position, count).CopyTo(buffer.Span);
        _position = (_position + count) % document.Length;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        _timer.Dispose();
        base.Dispose(disposing);
    }
}
