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
    /// <summary>Yields what is met, as soon as its bytes are there. Ends when the stream ends between two elements.</summary>
    /// <param name="pipe">The bytes; this method alone reads them.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait for bytes.</param>
    /// <exception cref="MatroskaException">The bytes are no Matroska, an element is over its limit, or the stream ends inside one.</exception>
    public static async IAsyncEnumerable<MkvEvent> ReadAsync(
        PipeReader pipe, MkvReaderOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var parser = new MkvParser(options ?? new());
        var events = new Queue<MkvEvent>();
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (parser.TryAdvance(ref rest, events))
            {
                while (events.TryDequeue(out var met))
                {
                    yield return met;
                }
            }

            pipe.AdvanceTo(rest.Start, rest.End); // everything examined; only whole elements consumed
            if (read.IsCompleted)
            {
                parser.Complete(rest.Length, events);
                while (events.TryDequeue(out var met))
                {
                    yield return met;
                }

                yield break;
            }
        }
    }

    /// <summary>Reads a document that is all in memory.</summary>
    /// <exception cref="MatroskaException">As for <see cref="ReadAsync"/>.</exception>
    public static IReadOnlyList<MkvEvent> Read(ReadOnlyMemory<byte> bytes, MkvReaderOptions? options = null)
    {
        var parser = new MkvParser(options ?? new());
        var events = new Queue<MkvEvent>();
        var rest = new ReadOnlySequence<byte>(bytes);
        while (parser.TryAdvance(ref rest, events))
        {
        }

        parser.Complete(rest.Length, events);
        return [.. events];
    }
}
