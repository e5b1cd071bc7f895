using System.Threading.Channels;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Small contents, one behind the other in files that they share. Those that come while others are hashed are hashed together, which saves most of the time that each
/// would take. They gather in <see cref="GatheringMemory"/> until they fill a file, which is then written at once, while others gather.
/// </summary>
internal sealed class SharedFiles : IDisposable
{
    private const int MostAtOnce = 2 * Md5State.Lanes;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly string _path;
    private readonly Func<long, WrittenFile?> _reopen;
    private readonly Func<WrittenFile> _create;
    private readonly Task _gathering;
    private GatheringMemory? _memory;
    private GatheringArea[] _areas = []; // the first gathers
    private Task _writingOut = Task.CompletedTask; // the second

    /// <param name="path">Where the memory is kept. What a process before has left there is gone on with.</param>
    /// <param name="create">Makes a file.</param>
    /// <param name="reopen">Opens a file that a process before has made, if it is still there.</param>
    public SharedFiles(string path, Func<WrittenFile> create, Func<long, WrittenFile?> reopen)
    {
        (_path, _create, _reopen) = (path, create, reopen);
        if (File.Exists(path))
        {
            OpenMemory();
        }

        _gathering = Task.Run(GatherAllAsync);
    }

    /// <summary>Keeps a content.</summary>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="size">How many of their bytes are its own.</param>
    /// <returns>
    /// Where it is, in a file that its caller disposes of once it has been named or given up, and its MD5. The caller goes on in the task that gathers contents, and
    /// must not make it wait: so those that were hashed together come to the database together.
    /// </returns>
    /// <exception cref="IOException">The disk is full, say.</exception>
    public Task<(WrittenFile File, ContentPlace Place, byte[] Md5)> WriteAsync(ReadOnlyMemory<byte> blocks, int size)
    {
        var waiting = new Waiting(blocks, size);
        ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(waiting), this);
        return waiting.Written.Task;
    }

    /// <summary>Reads from a file, if its contents are still gathering or being written out.</summary>
    public bool TryRead(ContentPlace place, Span<byte> buffer)
    {
        foreach (var area in _areas)
        {
            if (area.TryRead(place, buffer))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _waiting.Writer.Complete();
        _gathering.GetAwaiter().GetResult();
        _memory?.Dispose();
    }

    private async Task GatherAllAsync()
    {
        List<Waiting> batch = [];
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostAtOnce && _waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            await GatherAsync(batch);
            batch.Clear();
        }

        await _writingOut.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task GatherAsync(List<Waiting> batch)
    {
        try
        {
            var digests = Md5Lanes.HashData([.. batch.Select(content => content.Blocks[..content.Size])]);
            var area = await AreaWithRoomAsync(batch.Sum(content => content.Blocks.Length));
            ContentPlace[] places = [.. batch.Select(content => area.Add(content.Blocks.Span))];
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Written.SetResult((area.File!.Join(), places[i], digests[i]));
            }
        }
        catch (Exception e)
        {
            batch.ForEach(content => content.Written.TrySetException(e));
        }
    }

    private async ValueTask<GatheringArea> AreaWithRoomAsync(int bytes)
    {
        if (_memory is null)
        {
            OpenMemory();
        }

        if (_areas[0].Room < bytes)
        {
            await _writingOut.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _areas[1].WriteOut(); // which the disk has refused before, or there is nothing to do
            _areas = [_areas[1], _areas[0]];
            _writingOut = Task.Run(_areas[1].WriteOut);
        }

        if (_areas[0].File is null)
        {
            _areas[0].Begin(_create());
        }

        return _areas[0];
    }

    private void OpenMemory()
    {
        _memory = new(_path);
        foreach (var area in _memory.Areas.Where(area => area.Number != 0))
        {
            area.Resume(_reopen(area.Number));
        }

        _areas = [.. _memory.Areas.OrderByDescending(area => area.Number)]; // the later file gathers
    }

    private sealed record Waiting(ReadOnlyMemory<byte> Blocks, int Size)
    {
        public TaskCompletionSource<(WrittenFile File, ContentPlace Place, byte[] Md5)> Written { get; } = new();
    }
}
