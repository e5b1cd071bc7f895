using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace FaceAspire.Video.H264;

/// <summary>Reads the pictures of a H.264 stream as an encoder writes it (Annex B), each when the next one begins.</summary>
internal static class AnnexBReader
{
    private const int MaxUnit = 16 * 1024 * 1024; // as for Matroska

    /// <summary>Yields pictures until the stream ends.</summary>
    /// <exception cref="VideoFormatException">A unit is over 16 MiB.</exception>
    public static async IAsyncEnumerable<AccessUnit> ReadAsync(PipeReader pipe, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var units = new List<NalUnit>();
        await foreach (var unit in ReadUnitsAsync(pipe, cancellationToken))
        {
            if (unit.BeginsPicture && units.Exists(one => one.IsPicture))
            {
                yield return new(units);
                units = [];
            }

            units.Add(unit);
        }

        if (units.Exists(one => one.IsPicture))
        {
            yield return new(units);
        }
    }

    private static async IAsyncEnumerable<NalUnit> ReadUnitsAsync(PipeReader pipe, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var units = new List<NalUnit>();
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            Take(ref rest, units);
            if (read.IsCompleted)
            {
                NalUnit.Add(units, rest.ToArray());
            }

            if (rest.Length > MaxUnit)
            {
                throw new VideoFormatException($"A unit of the H.264 stream is over {MaxUnit} bytes long.");
            }

            pipe.AdvanceTo(rest.Start, rest.End);
            foreach (var unit in units)
            {
                yield return unit;
            }

            units.Clear();
            if (read.IsCompleted)
            {
                yield break;
            }
        }
    }

    /// <summary>Takes what stands before each start code; before the first there is nothing but zeros.</summary>
    private static void Take(ref ReadOnlySequence<byte> bytes, List<NalUnit> units)
    {
        var reader = new SequenceReader<byte>(bytes);
        while (reader.TryReadTo(out ReadOnlySequence<byte> between, NalUnit.StartCode))
        {
            NalUnit.Add(units, between.ToArray());
        }

        bytes = bytes.Slice(reader.Position);
    }
}
