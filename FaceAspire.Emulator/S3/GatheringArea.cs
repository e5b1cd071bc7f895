namespace FaceAspire.Emulator.S3;

/// <summary>
/// Where the contents of one file gather: <c>number of the file (8 bytes, 0: none) | bytes gathered (8) | nothing up to 4096 | contents</c>. Only one may add at a time.
/// </summary>
/// <param name="start">Its first byte, in <see cref="GatheringMemory"/>.</param>
internal sealed unsafe class GatheringArea(byte* start)
{
    /// <summary>Bytes of contents that it takes.</summary>
    public const int ContentBytes = 4 * 1024 * 1024;

    /// <summary>Bytes in all.</summary>
    public const int Bytes = HeaderBytes + ContentBytes;

    private const int HeaderBytes = AlignedMemory.Block;

    private readonly Lock _lock = new();

    /// <summary>Where its contents go.</summary>
    public WrittenFile? File { get; private set; }

    /// <summary>The file whose contents are here, whether this process or one before put them here; 0 when there is none.</summary>
    public long Number
    {
        get => Volatile.Read(ref *(long*)start);
        private set => Volatile.Write(ref *(long*)start, value);
    }

    /// <summary>How many more bytes it takes.</summary>
    public int Room => ContentBytes - (int)Length;

    private long Length
    {
        get => Volatile.Read(ref *((long*)start + 1));
        set => Volatile.Write(ref *((long*)start + 1), value); // behind what it counts: a process that dies before has added nothing
    }

    private byte* Contents => start + HeaderBytes;

    /// <summary>Gathers for a new file.</summary>
    public void Begin(WrittenFile file) => (File, Length, Number) = (file, 0, file.Number);

    /// <summary>Goes on gathering for the file that a process before did, or drops what is here if there is no such file any more.</summary>
    public void Resume(WrittenFile? file)
    {
        (File, Number, Length) = (file, file?.Number ?? 0, file is null ? 0 : Length);
    }

    /// <summary>Adds a content, which must find room.</summary>
    /// <param name="blocks">Its blocks.</param>
    public ContentPlace Add(ReadOnlySpan<byte> blocks)
    {
        var offset = Length;
        blocks.CopyTo(new(Contents + offset, Room));
        Length = offset + blocks.Length;
        return new(Number, offset);
    }

    /// <summary>Reads from a file, if its contents are here.</summary>
    public bool TryRead(ContentPlace place, Span<byte> buffer)
    {
        if (Number != place.File)
        {
            return false;
        }

        lock (_lock)
        {
            var isHere = Number == place.File;
            if (isHere)
            {
                new ReadOnlySpan<byte>(Contents, ContentBytes).Slice((int)place.Offset, buffer.Length).CopyTo(buffer);
            }

            return isHere;
        }
    }

    /// <summary>Writes the contents to their file, if there are any; then it is free for others.</summary>
    /// <exception cref="IOException">The disk refuses; nothing has changed then.</exception>
    public void WriteOut()
    {
        if (File is null)
        {
            return;
        }

        File.Write(new(Contents, (int)Length));
        lock (_lock)
        {
            (Number, Length) = (0, 0); // whoever reads from now on finds them in the file
        }

        File.Dispose();
        File = null;
    }
}
