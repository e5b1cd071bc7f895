using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Runtime.CompilerServices;
using Amazon.KinesisVideo;

namespace FaceAspire.Aws.KinesisVideo;

/// <summary>Reads the answer to a PutMedia request: a head, then acknowledgements for as long as video is sent, or an error.</summary>
internal sealed class PutMediaAnswer(PipeReader input, TimeProvider time)
{
    private const int MaxErrorBody = 64 * 1024;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10); // as the official producers wait for any call

    /// <inheritdoc cref="PutMediaConnection.ReadAcksAsync"/>
    public async IAsyncEnumerable<FragmentAck> ReadAcksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var head = await ReadHeadAsync(cancellationToken);
        var body = new PutMediaResponseBody(head);
        var text = new ReadOnlySequence<byte>();
        if (head.StatusCode != HttpStatusCode.OK)
        {
            throw await ReadErrorAsync(head, body, cancellationToken);
        }

        while (await ReadBodyAsync(body, cancellationToken) is { Length: > 0 } received)
        {
            text = new(text.IsEmpty ? received : [.. text.ToArray(), .. received]); // what is left of an acknowledgement is short
            while (FragmentAckReader.TryRead(ref text, out var ack))
            {
                yield return ack;
            }
        }
    }

    private async Task<PutMediaResponseHead> ReadHeadAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            while (true)
            {
                var read = await input.ReadAsync(either.Token);
                var rest = read.Buffer;
                var found = PutMediaResponseHead.TryRead(ref rest, out var head);
                input.AdvanceTo(rest.Start, found ? rest.Start : rest.End);
                if (head is not null and not { StatusCode: HttpStatusCode.Continue })
                {
                    return head;
                }

                if (read.IsCompleted && !found)
                {
                    throw new IOException("The service hung up without an answer.");
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"The service did not answer in {Timeout.TotalSeconds} seconds.");
        }
    }

    /// <summary>Waits for the next bytes of the body.</summary>
    /// <returns>Nothing when it is complete.</returns>
    private async Task<byte[]> ReadBodyAsync(PutMediaResponseBody body, CancellationToken cancellationToken)
    {
        while (!body.IsComplete)
        {
            var read = await input.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            var received = new ArrayBufferWriter<byte>();
            while (body.TryRead(ref rest, out var data))
            {
                received.Write(data.ToArray());
            }

            input.AdvanceTo(rest.Start, rest.End);
            if (received.WrittenCount > 0)
            {
                return received.WrittenSpan.ToArray();
            }

            if (read.IsCompleted && !body.IsComplete)
            {
                throw new IOException("The service hung up in the middle of its answer.");
            }
        }

        return [];
    }

    private async Task<AmazonKinesisVideoException> ReadErrorAsync(
        PutMediaResponseHead head, PutMediaResponseBody body, CancellationToken cancellationToken)
    {
        var text = new List<byte>();
        try
        {
            while (text.Count < MaxErrorBody && await ReadBodyAsync(body, cancellationToken) is { Length: > 0 } received)
            {
                text.AddRange(received);
            }
        }
        catch (IOException)
        {
            // Cut short: the status and the headers still say what was wrong.
        }

        using var response = new HttpResponseMessage(head.StatusCode);
        foreach (var (name, value) in head.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return PutMediaClient.ToException(AwsErrorResponse.Read(response, [.. text]));
    }
}
