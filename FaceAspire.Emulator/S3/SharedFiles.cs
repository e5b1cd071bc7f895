using System.Threading.Channels;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Small contents, one behind the other in files that they share, which saves making a file for each. Those that come while others are written are hashed and written
/// together, which saves most of the time that each would take.
/// </summary>
internal sealed class SharedFiles : IDisposable
{
    private const long FileBytes = 16 * 1024 * 1024;
    private const int MostAtOnce = 2 * Md5State.Lanes;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly Func<WrittenFile> _create;
    private readonly Task _writing;
    private WrittenFile? _file;

    /// <param name="create">Makes a file.</param>
    public SharedFiles(Func<WrittenFile> create)
    {
        _create = create;
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>Writes a content.</summary>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="size">How many of their bytes are its own.</param>
    /// <returns>Where it is, in a file that its caller disposes of once it has been named or given up, and its MD5.</returns>
    /// <exception cref="IOException">The disk is full, say.</exception>
    public Task<(WrittenFile File, ContentPlace Place, byte[] Md5)> WriteAsync(ReadOnlyMemory<byte> blocks, int size)
    {
        var waiting = new Waiting(blocks, size);
        ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(waiting), this);
        return waiting.Written.Task;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _waiting.Writer.Complete();
        _writing.GetAwaiter().GetResult();
        _file?.Dispose();
    }

    private async Task WriteAllAsync()
    {
        List<Waiting> batch = [];
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostAtOnce && _waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            Write(batch);
            batch.Clear();
        }
    }

    private void Write(List<Waiting> batch)
    {
        try
        {
            var digests = Md5Lanes.HashData([.. batch.Select(content => content.Blocks[..content.Size])]);
            var file = FileWithRoom();
            var place = file.End;
            file.Write([.. batch.Select(content => content.Blocks)]);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Written.SetResult((file.Join(), place, digests[i]));
                place = place with { Offset = place.Offset + batch[i].Blocks.Length };
            }
        }
        catch (Exception e)
        {
            batch.ForEach(content => content.Written.SetException(e));
        }
    }

    private WrittenFile FileWithRoom()
    {
        if (_file?.End.Offset >= FileBytes)
        {
            _file.Dispose();
            _file = null;
        }

        return _file ??= _create();
    }

    private sealed record Waiting(ReadOnlyMemory<byte> Blocks, int Size)
    {
        public TaskCompletionSource<(WrittenFile File, ContentPlace Place, byte[] Md5)> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
