using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace FaceAspire.Matroska;

/// <summary>
/// Reads Matroska while it arrives: one or more documents, with Segments and Clusters of known or unknown size, as ffmpeg and the
/// producers of Kinesis Video write them. What is not of interest (Cues, Void, …) is skipped without being buffered.
/// </summary>
public static class MkvReader
{
    /// <summary>Tells what is met, as soon as its bytes are there. Returns when the stream ends between two elements.</summary>
    /// <param name="pipe">The bytes; this method alone reads them, until it ends, in whatever way.</param>
    /// <param name="handler">Is told. What it throws ends the reading.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait for bytes.</param>
    /// <exception cref="MatroskaException">The bytes are no Matroska, an element is over its limit, or the stream ends inside one.</exception>
    public static async Task ReadAsync(PipeReader pipe, MkvHandler handler, MkvReaderOptions? options = null, CancellationToken cancellationToken = default)
    {
        var parser = new MkvParser(options ?? new(), handler);
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            try
            {
                while (parser.TryAdvance(ref rest))
                {
                }
            }
            finally
            {
                pipe.AdvanceTo(rest.Start, rest.End); // everything examined; only whole elements consumed
            }

            if (read.IsCompleted)
            {
                parser.Complete(rest.Length);
                return;
            }
        }
    }

    /// <summary>Yields what is met, as soon as its bytes are there. Ends when the stream ends between two elements.</summary>
    /// <inheritdoc cref="ReadAsync(PipeReader, MkvHandler, MkvReaderOptions?, CancellationToken)"/>
    public static async IAsyncEnumerable<MkvEvent> ReadAsync(
        PipeReader pipe, MkvReaderOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var events = new MkvEventQueue();
        var parser = new MkvParser(options ?? new(), events);
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            try
            {
                while (parser.TryAdvance(ref rest))
                {
                    while (events.TryDequeue(out var met))
                    {
                        yield return met;
                    }
                }
            }
            finally
            {
                pipe.AdvanceTo(rest.Start, rest.End);
            }

            if (read.IsCompleted)
            {
                parser.Complete(rest.Length);
                while (events.TryDequeue(out var met))
                {
                    yield return met;
                }

                yield break;
            }
        }
    }

    /// <summary>Reads a document that is all in memory.</summary>
    /// <exception cref="MatroskaException">The bytes are no Matroska, an element is over its limit, or the document ends inside one.</exception>
    public static IReadOnlyList<MkvEvent> Read(ReadOnlyMemory<byte> bytes, MkvReaderOptions? options = null)
    {
        var events = new MkvEventQueue();
        var parser = new MkvParser(options ?? new(), events);
        var rest = new ReadOnlySequence<byte>(bytes);
        while (parser.TryAdvance(ref rest))
        {
        }

        parser.Complete(rest.Length);
        return events.DequeueAll();
    }
}
