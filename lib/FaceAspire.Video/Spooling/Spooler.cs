using FaceAspire.Video.Buffering;

namespace FaceAspire.Video.Spooling;

/// <summary>Does a camera's work on disk, beside the threads that make, send and acknowledge fragments: none of them waits for it.</summary>
/// <param name="outbox">Says what is to be done.</param>
/// <param name="spool">The files.</param>
internal sealed class Spooler(Outbox outbox, IFragmentSpool spool)
{
    /// <summary>Works whenever there is something to do.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await outbox.SpoolableAsync(cancellationToken);
            await Task.Run(() => Work(), cancellationToken);
        }
    }

    /// <summary>Does all that is to be done now.</summary>
    /// <param name="toTheEnd">Whether to go on where the disk fails: what it does not take is lost then; else it stays in memory.</param>
    public void Work(bool toTheEnd = false)
    {
        var isSafe = true;
        while ((isSafe || toTheEnd) && outbox.NextToSpool() is { } fragment)
        {
            isSafe = spool.TryWrite(fragment.Content!);
            if (!outbox.Spooled(fragment, isSafe))
            {
                spool.Delete(fragment);
            }
        }

        while (outbox.NextUnwanted() is { } unwanted)
        {
            spool.Delete(unwanted);
        }
    }

    /// <summary>Reads a fragment back.</summary>
    public Task<OutgoingFragment?> ReadAsync(BufferedFragment fragment) => Task.Run(() => spool.Read(fragment));
}
