using System.Buffers;
using System.Security.Cryptography;
using FaceAspire.Video.Buffering;

namespace FaceAspire.Video.Spooling;

/// <summary>
/// One fragment as a file: <c>FASPOOL2</c>, the times of its first and last frame in ticks, the lengths of header and Cluster and the count of frames (4 bytes each, little
/// endian), header, Cluster, and the SHA-256 of all that.
/// </summary>
internal static class SpoolFile
{
    private const int MaxHeader = 1024 * 1024;
    private static readonly int Prefix = Magic.Length + (2 * sizeof(long)) + (3 * sizeof(int));

    private static ReadOnlySpan<byte> Magic => "FASPOOL2"u8;

    /// <summary>Writes a fragment.</summary>
    public static void Write(string path, OutgoingFragment fragment)
    {
        using var content = new MemoryStream(Prefix + fragment.Header.Length + fragment.Size + SHA256.HashSizeInBytes);
        using var writer = new BinaryWriter(content);
        writer.Write(Magic);
        writer.Write(fragment.Time.Ticks);
        writer.Write(fragment.Until.Ticks);
        writer.Write(fragment.Header.Length);
        writer.Write(fragment.Size);
        writer.Write(fragment.Frames);
        writer.Write(fragment.Header.Span);
        foreach (var block in fragment.Cluster)
        {
            writer.Write(block.Span);
        }

        writer.Write(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
        File.WriteAllBytes(path, content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    /// <summary>Reads what is needed to plan with a fragment, without its Cluster.</summary>
    /// <param name="path">The file.</param>
    /// <param name="like">A header that is used in place of an equal one, so that thousands share one.</param>
    /// <exception cref="InvalidDataException">It is no such file, or not whole.</exception>
    public static BufferedFragment Open(string path, ReadOnlyMemory<byte> like)
    {
        using var file = File.OpenRead(path);
        using var reader = new BinaryReader(file);
        if (file.Length < Prefix + SHA256.HashSizeInBytes || !reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
        {
            throw new InvalidDataException("it is no fragment.");
        }

        var (time, until) = (TimeSpan.FromTicks(reader.ReadInt64()), TimeSpan.FromTicks(reader.ReadInt64()));
        var (header, cluster, frames) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        if (header is < 0 or > MaxHeader || cluster < 0 || file.Length != Prefix + (long)header + cluster + SHA256.HashSizeInBytes)
        {
            throw new InvalidDataException("it is cut short.");
        }

        var bytes = reader.ReadBytes(header);
        return new(bytes.AsSpan().SequenceEqual(like.Span) ? like : bytes, time, until, cluster, frames) { Place = FragmentPlace.Disk };
    }

    /// <summary>Reads a fragment back.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static OutgoingFragment Read(string path)
    {
        var about = Open(path, default);
        var bytes = File.ReadAllBytes(path);
        var content = bytes.AsMemory(0, bytes.Length - SHA256.HashSizeInBytes);
        return SHA256.HashData(content.Span).AsSpan().SequenceEqual(bytes.AsSpan(content.Length))
            ? new(about.Header, about.Time, about.Until, new ReadOnlySequence<byte>(content[(Prefix + about.Header.Length)..]), about.Frames)
            : throw new InvalidDataException($"{path} is damaged.");
    }
}
