using System.Buffers;

namespace FaceAspire.Emulator.KinesisVideo.Mp4;

/// <summary>The head of a plain MP4 file, as GetClip hands it out: ftyp, moov, and the head of the mdat that everything else is in.</summary>
internal static class PlainMp4
{
    /// <summary>Writes the head.</summary>
    /// <param name="tracks">The tracks, with what is known of their chunks. Chunks lie in the mdat in the order of fragments, then of tracks.</param>
    public static ReadOnlyMemory<byte> Head(IReadOnlyList<Mp4TrackTable> tracks)
    {
        var head = Write(tracks, dataAt: 0).WrittenCount;
        return Write(tracks, dataAt: head).WrittenMemory;
    }

    private static ArrayBufferWriter<byte> Write(IReadOnlyList<Mp4TrackTable> tracks, long dataAt)
    {
        var file = new ArrayBufferWriter<byte>();
        TrackBoxes.FileType(file, "isom", "iso2", "avc1", "mp41");
        file.Box("moov", moov =>
        {
            TrackBoxes.MovieHeader(moov, tracks.Max(track => track.Begin + track.Duration), tracks.Max(track => track.Track.Id) + 1);
            foreach (var track in tracks)
            {
                TrackBoxes.Track(moov, track.Track, track.Begin, track.Duration, stbl => Table(stbl, track, dataAt));
            }
        });
        file.BoxHead("mdat", tracks.Sum(track => track.Bytes));
        return file;
    }

    private static void Table(IBufferWriter<byte> stbl, Mp4TrackTable track, long dataAt)
    {
        TrackBoxes.Description(stbl, track.Track);
        Runs(stbl, "stts", 0, [.. track.Samples.Select(sample => sample.Duration)]);
        if (track.Samples.Any(sample => sample.CompositionOffset != 0))
        {
            Runs(stbl, "ctts", 1, [.. track.Samples.Select(sample => sample.CompositionOffset)]); // version 1: offsets may be negative
        }

        var keys = track.Samples.Index().Where(sample => sample.Item.IsKey).Select(sample => sample.Index + 1).ToList();
        if (keys.Count < track.Samples.Count)
        {
            Numbers(stbl, "stss", keys, key => box => box.U32(key));
        }

        Numbers(stbl, "stsc", [.. track.Chunks.Index()], chunk => box =>
        {
            box.U32(chunk.Index + 1);
            box.U32(chunk.Item.Samples);
            box.U32(1); // the description
        });
        stbl.FullBox("stsz", 0, 0, box =>
        {
            box.U32(0); // each sample has its own size
            box.U32(track.Samples.Count);
            foreach (var sample in track.Samples)
            {
                box.U32(sample.Size);
            }
        });
        Numbers(stbl, "stco", track.Chunks, chunk => box => box.U32(dataAt + chunk.Offset));
    }

    private static void Numbers<T>(IBufferWriter<byte> stbl, string type, IReadOnlyList<T> entries, Func<T, Action<IBufferWriter<byte>>> write) =>
        stbl.FullBox(type, 0, 0, box =>
        {
            box.U32(entries.Count);
            foreach (var entry in entries)
            {
                write(entry)(box);
            }
        });

    /// <summary>A table of runs: how many samples in a row have which value.</summary>
    private static void Runs(IBufferWriter<byte> stbl, string type, byte version, IReadOnlyList<int> values)
    {
        var runs = new List<(int Count, int Value)>();
        foreach (var value in values)
        {
            if (runs.Count > 0 && runs[^1].Value == value)
            {
                runs[^1] = (runs[^1].Count + 1, value);
            }
            else
            {
                runs.Add((1, value));
            }
        }

        stbl.FullBox(type, version, 0, box =>
        {
            box.U32(runs.Count);
            foreach (var (count, value) in runs)
            {
                box.U32(count);
                box.U32(value);
            }
        });
    }
}
