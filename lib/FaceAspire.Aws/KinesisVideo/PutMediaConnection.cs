using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Amazon.KinesisVideo;

namespace FaceAspire.Aws.KinesisVideo;

/// <summary>
/// An open PutMedia request: one caller sends video, another reads acknowledgements at the same time. Dispose it to hang up.
/// </summary>
public sealed class PutMediaConnection : IAsyncDisposable
{
    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();
    private static readonly byte[] LastChunk = "0\r\n\r\n"u8.ToArray();

    private readonly Stream _stream;
    private readonly PutMediaAnswer _answer;

    internal PutMediaConnection(Stream stream, TimeProvider time)
    {
        _stream = stream;
        _answer = new(PipeReader.Create(stream, new(leaveOpen: true)), time);
    }

    /// <summary>When the credentials that signed the request expire; <see langword="null"/> for never, or not known.</summary>
    public DateTimeOffset? Expiry { get; init; }

    /// <summary>Sends the next bytes of Matroska; they are on their way when this returns. One call at a time.</summary>
    /// <exception cref="IOException">The connection is gone; <see cref="ReadAcksAsync"/> knows why.</exception>
    public Task SendAsync(ReadOnlyMemory<byte> media, CancellationToken cancellationToken) =>
        SendAsync(new ReadOnlySequence<byte>(media), cancellationToken);

    /// <inheritdoc cref="SendAsync(ReadOnlyMemory{byte}, CancellationToken)"/>
    public async Task SendAsync(ReadOnlySequence<byte> media, CancellationToken cancellationToken)
    {
        if (media.IsEmpty)
        {
            return; // an empty chunk would end the body
        }

        ReadOnlyMemory<byte>[] chunk = [Encoding.ASCII.GetBytes(media.Length.ToString("X", CultureInfo.InvariantCulture) + "\r\n"), .. Blocks(media), LineEnd];
        if (_stream is NetworkStream { Socket: var socket })
        {
            await SendAsync(socket, chunk, cancellationToken);
            return;
        }

        foreach (var part in chunk)
        {
            await _stream.WriteAsync(part, cancellationToken);
        }

        await _stream.FlushAsync(cancellationToken);
    }

    /// <summary>Says that no more video comes; the service sends the acknowledgements still due and ends its answer.</summary>
    /// <exception cref="IOException">The connection is gone.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(LastChunk, cancellationToken);
        await _stream.FlushAsync(cancellationToken);
    }

    /// <summary>Yields acknowledgements as they come, until the service ends its answer. Call it once, while sending.</summary>
    /// <exception cref="AmazonKinesisVideoException">The service refused the request.</exception>
    /// <exception cref="IOException">The service did not answer in 10 seconds, or broke off.</exception>
    /// <exception cref="InvalidDataException">What it sends is not HTTP/1.1, or not acknowledgements.</exception>
    public IAsyncEnumerable<FragmentAck> ReadAcksAsync(CancellationToken cancellationToken = default) => _answer.ReadAcksAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    /// <summary>
    /// Sends a chunk over a connection that is not encrypted with as few calls of the system as it takes: a fragment has some twenty parts
    /// and each call wakes the receiver.
    /// </summary>
    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte>[] chunk, CancellationToken cancellationToken)
    {
        await using var hangUp = cancellationToken.UnsafeRegister(static socket => ((Socket)socket!).Dispose(), socket); // this Send takes no token
        try
        {
            await socket.SendAsync(Array.ConvertAll(chunk, ToSegment), SocketFlags.None);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new IOException(e.Message, e);
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Blocks(ReadOnlySequence<byte> media)
    {
        foreach (var block in media)
        {
            yield return block;
        }
    }

    private static ArraySegment<byte> ToSegment(ReadOnlyMemory<byte> part) =>
        MemoryMarshal.TryGetArray(part, out var segment) ? segment : part.ToArray();

    /// <summary>Sends the request's head.</summary>
    internal async Task SendHeadAsync(ReadOnlyMemory<byte> head, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(head, cancellationToken);
        await _stream.FlushAsync(cancellationToken);
    }
}
