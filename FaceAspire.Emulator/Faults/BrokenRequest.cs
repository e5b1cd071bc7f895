namespace FaceAspire.Emulator.Faults;

/// <summary>A request's body whose connection is reset once so many bytes have come.</summary>
internal sealed class BrokenRequest(HttpContext context, long left) : ForwardedStream(context.Request.Body)
{
    private long _left = left;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0)
        {
            context.Abort();
            throw new IOException("The connection was reset: this fault was asked for.");
        }

        var read = await Inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
        _left -= read;
        return read;
    }
}
