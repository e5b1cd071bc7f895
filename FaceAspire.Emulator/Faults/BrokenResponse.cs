namespace FaceAspire.Emulator.Faults;

/// <summary>An answer that breaks off after so many bytes.</summary>
internal sealed class BrokenResponse(Stream inner, long left) : ForwardedStream(inner)
{
    private long _left = left;

    /// <exception cref="BrokenOff">So many bytes were sent; the server closes the connection behind them.</exception>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var part = buffer[..(int)Math.Min(buffer.Length, _left)];
        await Inner.WriteAsync(part, cancellationToken);
        _left -= part.Length;
        if (part.Length < buffer.Length || _left == 0)
        {
            await Inner.FlushAsync(cancellationToken);
            throw new BrokenOff(); // a reset could overtake the bytes
        }
    }
}

/// <summary>Ends an answer in its middle.</summary>
internal sealed class BrokenOff() : Exception("The answer breaks off: this fault was asked for.");
