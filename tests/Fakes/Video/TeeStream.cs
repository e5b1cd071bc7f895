namespace FaceAspire.Tests;

/// <summary>Reads a stream and keeps a copy of what was read.</summary>
internal sealed class TeeStream(Stream source, Stream copy) : ForwardStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await source.ReadAsync(buffer, cancellationToken);
        copy.Write(buffer.Span[..count]);
        return count;
    }
}
