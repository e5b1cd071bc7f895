using System.Threading.Channels;

namespace FaceAspire.Video.Buffering;

/// <summary>
/// Wakes the one who waits; a signal that nobody waited for wakes the next one. Who waited goes on in the thread that gives the signal, to
/// the next thing that it waits for: so a fragment is sent by the thread that has just made it, and no other is woken.
/// </summary>
internal sealed class Signal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, AllowSynchronousContinuations = true });

    /// <summary>Something has changed.</summary>
    public void Set() => _channel.Writer.TryWrite(true);

    /// <summary>Returns once something has changed.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await _channel.Reader.ReadAsync(cancellationToken);
}
