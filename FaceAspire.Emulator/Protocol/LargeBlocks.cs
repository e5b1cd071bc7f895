using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace FaceAspire.Emulator.Protocol;

/// <summary>
/// Memory for what connections receive, in blocks of 64 KiB instead of Kestrel's 4 KiB: an object's or a fragment's bytes then come with
/// a fraction of the system calls and thread changes. Idle connections hold none.
/// </summary>
internal sealed class LargeBlocks : MemoryPool<byte>, IMemoryPoolFactory<byte>
{
    private const int BlockBytes = 64 * 1024;

    /// <inheritdoc/>
    public override int MaxBufferSize => Shared.MaxBufferSize;

    /// <inheritdoc/>
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1) => Shared.Rent(Math.Max(minBufferSize, BlockBytes));

    /// <inheritdoc/>
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => this;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // all servers of the process share it
    }
}
