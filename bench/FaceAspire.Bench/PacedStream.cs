namespace FaceAspire.Bench;

/// <summary>A document over and over, as fast as a camera gives it: what ffmpeg's pipe is to the producer.</summary>
/// <param name="document">The bytes.</param>
/// <param name="bytesPerSecond">How fast.</param>
internal sealed class PacedStream(byte[] document, int bytesPerSecond) : Stream
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(40);
    private readonly PeriodicTimer _timer = new(Tick);
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _timer.WaitForNextTickAsync(cancellationToken);
        var count = Math.Min(Math.Min(buffer.Length, document.Length - _position), (int)(bytesPerSecond * Tick.TotalSeconds));
        document.AsSpan(_position, count).CopyTo(buffer.Span);
        _position = (_position + count) % document.Length;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        _timer.Dispose();
        base.Dispose(disposing);
    }
}
