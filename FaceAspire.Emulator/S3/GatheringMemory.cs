using System.IO.MemoryMappedFiles;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Memory that outlives the process, since the system has it as part of a file (mmap(2)): what was copied into it is kept without a write of its own. The same
/// memory is used again and again: to have the system keep ever new parts of files takes longer than to write those.
/// </summary>
internal sealed unsafe class GatheringMemory : IDisposable
{
    private const int AreaCount = 2; // one gathers while the other is written out

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    /// <param name="path">The file; it is made if there is none.</param>
    /// <exception cref="IOException">The disk is full, say.</exception>
    public GatheringMemory(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length < AreaCount * GatheringArea.Bytes) // or its making was cut short
        {
            Make(path);
        }

        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open);
        _view = _file.CreateViewAccessor();
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Areas = [new(start), new(start + GatheringArea.Bytes)];
    }

    /// <summary>Its areas.</summary>
    public IReadOnlyList<GatheringArea> Areas { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    /// <summary>Writes zeros: where a file is only made long, a full disk shows when its memory is used, and ends the process.</summary>
    private static void Make(string path)
    {
        using var file = File.Create(path, bufferSize: 0);
        var zeros = new byte[GatheringArea.Bytes];
        for (var area = 0; area < AreaCount; area++)
        {
            file.Write(zeros);
        }
    }
}
