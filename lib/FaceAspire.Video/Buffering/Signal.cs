using System.Threading.Channels;

namespace FaceAspire.Video.Buffering;

/// <summary>Wakes the one who waits; a signal that nobody waited for wakes the next one.</summary>
internal sealed class Signal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something has changed.</summary>
    public void Set() => _channel.Writer.TryWrite(true);

    /// <summary>Returns once something has changed.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await _channel.Reader.ReadAsync(cancellationToken);
}
