using System.Buffers;
using System.Buffers.Binary;

namespace FaceAspire.Matroska;

/// <summary>
/// Writes Matroska in the layout of Kinesis Video's official producers: Segment and Clusters of unknown size, millisecond timecodes,
/// SimpleBlocks, and Tags after the Cluster that they speak of.
/// </summary>
public static class MkvWriter
{
    private const string Application = "FaceAspire";
    private const int MaxTrackNumber = 126; // one byte of vint
    private const int BlockHead = 4; // track, two bytes of time, flags
    private const byte KeyFlag = 0x80;

    /// <summary>Writes a document's beginning: the EBML header, the Segment, Info and Tracks.</summary>
    /// <exception cref="ArgumentException">There is no track, or one's number is not 1 to 126.</exception>
    public static void WriteHeader(IBufferWriter<byte> writer, IReadOnlyList<MkvTrack> tracks)
    {
        if (tracks.Count == 0 || tracks.Any(track => track.Number is < 1 or > MaxTrackNumber))
        {
            throw new ArgumentException("A document needs tracks, numbered 1 to 126.", nameof(tracks));
        }

        writer.Element(ElementId.Ebml, ebml =>
        {
            ebml.Element(ElementId.EbmlVersion, 1);
            ebml.Element(ElementId.EbmlReadVersion, 1);
            ebml.Element(ElementId.EbmlMaxIdLength, 4);
            ebml.Element(ElementId.EbmlMaxSizeLength, 8);
            ebml.Element(ElementId.DocType, "matroska");
            ebml.Element(ElementId.DocTypeVersion, 2);
            ebml.Element(ElementId.DocTypeReadVersion, 2);
        });
        writer.Open(ElementId.Segment);
        writer.Element(ElementId.Info, info =>
        {
            info.Element(ElementId.SegmentUid, Guid.NewGuid().ToByteArray());
            info.Element8(ElementId.TimecodeScale, 1_000_000); // one unit is a millisecond
            info.Element(ElementId.Title, Application);
            info.Element(ElementId.MuxingApp, Application);
            info.Element(ElementId.WritingApp, Application);
        });
        writer.Element(ElementId.Tracks, body =>
        {
            foreach (var track in tracks)
            {
                if (track.EntryBody.IsEmpty)
                {
                    body.Element(ElementId.TrackEntry, entry => WriteTrack(entry, track));
                }
                else
                {
                    body.Element(ElementId.TrackEntry, track.EntryBody.Span);
                }
            }
        });
    }

    /// <summary>Begins a Cluster: one fragment of Kinesis Video.</summary>
    /// <param name="writer">Takes the bytes.</param>
    /// <param name="timecode">The fragment's time, to the millisecond, not negative.</param>
    public static void WriteCluster(IBufferWriter<byte> writer, TimeSpan timecode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timecode, TimeSpan.Zero);
        writer.Open(ElementId.Cluster);
        writer.Element8(ElementId.Timecode, (ulong)Milliseconds(timecode));
        writer.Element(ElementId.Position, 0); // of a live stream, which cannot be sought in
    }

    /// <summary>Writes a frame of the Cluster that began at <paramref name="timecode"/>.</summary>
    /// <exception cref="ArgumentException">The frame is over 32 seconds away from its Cluster, which a block cannot say.</exception>
    public static void WriteFrame(IBufferWriter<byte> writer, TimeSpan timecode, MkvFrame frame)
    {
        var relative = Milliseconds(frame.Time) - Milliseconds(timecode);
        if (relative is < short.MinValue or > short.MaxValue)
        {
            throw new ArgumentException($"The frame is {relative} ms away from its cluster; 32,767 ms is the most.", nameof(frame));
        }

        var head = writer.GetSpan(ElementHeader.MaxLength + BlockHead);
        var length = EbmlWriter.Head(head, ElementId.SimpleBlock, BlockHead + frame.Data.Length);
        head[length] = (byte)(0x80 | frame.Track);
        BinaryPrimitives.WriteInt16BigEndian(head[(length + 1)..], (short)relative);
        head[length + 3] = frame.IsKey ? KeyFlag : (byte)0;
        writer.Advance(length + BlockHead);
        writer.Write(frame.Data.Span);
    }

    /// <summary>Writes tags, each in a Tag of its own. After a Cluster they speak of it.</summary>
    public static void WriteTags(IBufferWriter<byte> writer, params IReadOnlyList<MkvTag> tags) => writer.Element(ElementId.Tags, body =>
    {
        foreach (var tag in tags)
        {
            body.Element(ElementId.Tag, one => one.Element(ElementId.SimpleTag, simple =>
            {
                simple.Element(ElementId.TagName, tag.Name);
                simple.Element(ElementId.TagString, tag.Value);
            }));
        }
    });

    /// <summary>Rounds to whole milliseconds, the unit of every timecode written.</summary>
    internal static long Milliseconds(TimeSpan time) => (time.Ticks + (TimeSpan.TicksPerMillisecond / 2)) / TimeSpan.TicksPerMillisecond;

    private static void WriteTrack(IBufferWriter<byte> entry, MkvTrack track)
    {
        entry.Element(ElementId.TrackNumber, (ulong)track.Number);
        entry.Element8(ElementId.TrackUid, (ulong)track.Number);
        entry.Element(ElementId.TrackType, (ulong)track.Type);
        if (track.Name.Length > 0)
        {
            entry.Element(ElementId.TrackName, track.Name);
        }

        entry.Element(ElementId.CodecId, track.CodecId);
        if (!track.CodecPrivate.IsEmpty)
        {
            entry.Element(ElementId.CodecPrivate, track.CodecPrivate.Span);
        }

        if (track.Type == MkvTrackType.Video)
        {
            entry.Element(ElementId.Video, video =>
            {
                video.Element(ElementId.PixelWidth, (ulong)track.Width);
                video.Element(ElementId.PixelHeight, (ulong)track.Height);
            });
        }
    }
}
