using Microsoft.AspNetCore.Http;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>Holds JSON and XML back until they are whole; passes on anything else, and what streams, as it comes.</summary>
internal sealed class HeldBody(HttpResponse response) : Stream
{
    private readonly Stream _body = response.Body;
    private readonly MemoryStream _held = new();
    private bool _passing;
    private bool _isStarted;

    /// <summary>Whether the answer is held back still.</summary>
    public bool IsHeld => !_passing;

    public byte[] Content => _held.ToArray();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_held.Length == 0 && !_passing && !IsDocument)
        {
            _passing = true;
        }

        await (_passing ? _body : _held).WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>
    /// A flush before anything was written begins a stream: acknowledgements of PutMedia, say. The first is StartAsync's own, which writing a text
    /// begins with, too.
    /// </summary>
    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        _passing |= _held.Length == 0 && _isStarted;
        _isStarted = true;
        return _passing ? _body.FlushAsync(cancellationToken) : Task.CompletedTask;
    }

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool IsDocument => response.ContentType is { } type
        && (type.Contains("json", StringComparison.Ordinal) || type.Contains("xml", StringComparison.Ordinal));
}
