namespace FaceAspire.Matroska;

/// <summary>Reads the elements that are taken whole: Info, Tracks and Tags.</summary>
internal static class MkvElements
{
    /// <summary>Refuses the header of an EBML document that is something else.</summary>
    public static void CheckDocType(ReadOnlyMemory<byte> ebml)
    {
        foreach (var (id, body) in EbmlReader.Children(ebml))
        {
            if (id == ElementId.DocType && EbmlReader.Text(body.Span) is not "matroska" and var type)
            {
                throw new MatroskaException($"The DocType is '{type}'; only 'matroska' is read.");
            }
        }
    }

    /// <summary>Nanoseconds per timecode unit; 1,000,000 when Info does not say.</summary>
    public static ulong TimecodeScale(ReadOnlyMemory<byte> info)
    {
        foreach (var (id, body) in EbmlReader.Children(info))
        {
            if (id == ElementId.TimecodeScale)
            {
                return EbmlReader.Unsigned(body.Span) is > 0 and <= 1_000_000_000 and var scale
                    ? scale
                    : throw new MatroskaException("The timecode scale is not between 1 ns and 1 s.");
            }
        }

        return 1_000_000;
    }

    /// <summary>The tracks, in the order in which they stand.</summary>
    public static IReadOnlyList<MkvTrack> Tracks(ReadOnlyMemory<byte> tracks) =>
        [.. EbmlReader.Children(tracks).Where(child => child.Id == ElementId.TrackEntry).Select(child => Track(child.Body))];

    /// <summary>Every SimpleTag of every Tag.</summary>
    public static IReadOnlyList<MkvTag> Tags(ReadOnlyMemory<byte> tags) =>
    [
        .. from tag in EbmlReader.Children(tags)
           where tag.Id == ElementId.Tag
           from simple in EbmlReader.Children(tag.Body)
           where simple.Id == ElementId.SimpleTag
           select SimpleTag(simple.Body),
    ];

    private static MkvTag SimpleTag(ReadOnlyMemory<byte> body)
    {
        var (name, value) = ("", "");
        foreach (var (id, text) in EbmlReader.Children(body))
        {
            switch (id)
            {
                case ElementId.TagName:
                    name = EbmlReader.Text(text.Span);
                    break;
                case ElementId.TagString:
                    value = EbmlReader.Text(text.Span);
                    break;
            }
        }

        return new(name, value);
    }

    private static MkvTrack Track(ReadOnlyMemory<byte> entry)
    {
        var track = new MkvTrack { Number = 0, Type = MkvTrackType.Unknown, CodecId = "", EntryBody = entry };
        foreach (var (id, body) in EbmlReader.Children(entry))
        {
            track = id switch
            {
                ElementId.TrackNumber => track with { Number = Integer(body) },
                ElementId.TrackType => track with { Type = (MkvTrackType)Integer(body) },
                ElementId.TrackName => track with { Name = EbmlReader.Text(body.Span) },
                ElementId.CodecId => track with { CodecId = EbmlReader.Text(body.Span) },
                ElementId.CodecPrivate => track with { CodecPrivate = body },
                ElementId.ContentEncodings => track with { HasContentEncodings = true },
                ElementId.Video => Video(track, body),
                _ => track,
            };
        }

        return track.Number > 0 ? track : throw new MatroskaException("A track has no number.");
    }

    private static MkvTrack Video(MkvTrack track, ReadOnlyMemory<byte> video)
    {
        foreach (var (id, body) in EbmlReader.Children(video))
        {
            track = id switch
            {
                ElementId.PixelWidth => track with { Width = Integer(body) },
                ElementId.PixelHeight => track with { Height = Integer(body) },
                _ => track,
            };
        }

        return track;
    }

    private static int Integer(ReadOnlyMemory<byte> body) =>
        EbmlReader.Unsigned(body.Span) is <= int.MaxValue and var value ? (int)value : throw new MatroskaException("A number is out of range.");
}
