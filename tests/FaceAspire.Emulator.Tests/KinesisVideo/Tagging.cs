using System.Buffers;
using FaceAspire.Matroska;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>Puts tags behind the clusters of a clip, as a producer does.</summary>
internal static class Tagging
{
    public static MkvTag Images { get; } = new("AWS_KINESISVIDEO_IMAGE_GENERATION", "");

    /// <summary>The clip again, each of its fragments with the tags that its number (from 0) gets.</summary>
    public static byte[] Tagged(this byte[] clip, Func<int, MkvTag[]> tags)
    {
        var writer = new ArrayBufferWriter<byte>();
        var events = MkvReader.Read(clip);
        MkvWriter.WriteHeader(writer, events.OfType<MkvEvent.TracksRead>().Single().Tracks);
        foreach (var (number, fragment) in Fragments(events).Index())
        {
            writer.Write(fragment.ToCluster(tags(number)).Span);
        }

        return writer.WrittenSpan.ToArray();
    }

    private static List<Fragment> Fragments(IEnumerable<MkvEvent> events)
    {
        var fragments = new List<(TimeSpan Timecode, List<MkvFrame> Frames)>();
        foreach (var met in events)
        {
            if (met is MkvEvent.ClusterStarted(var timecode))
            {
                fragments.Add((timecode, []));
            }
            else if (met is MkvEvent.FrameRead(var frame))
            {
                fragments[^1].Frames.Add(frame);
            }
        }

        return [.. fragments.Select(fragment => new Fragment(fragment.Timecode, fragment.Frames))];
    }
}
