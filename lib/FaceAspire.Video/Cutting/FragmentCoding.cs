using System.Buffers;
using FaceAspire.Matroska;
using FaceAspire.Video.Buffering;

namespace FaceAspire.Video.Cutting;

/// <summary>Codes fragments, and says behind each of them what the service is to do with it.</summary>
/// <param name="images">Whether it is to take pictures of them.</param>
internal sealed class FragmentCoding(bool images)
{
    /// <summary>Has pictures taken of the fragment, where the stream is configured for it.</summary>
    private static readonly MkvTag Images = new("AWS_KINESISVIDEO_IMAGE_GENERATION", "");

    /// <summary>Tells the service that the fragment is whole, so that it need not wait for the next one to begin. The last tag, therefore.</summary>
    private static readonly MkvTag End = new("AWS_KINESISVIDEO_END_OF_FRAGMENT", "");

    private readonly MkvTag[] _tags = images ? [Images, End] : [End];

    /// <summary>Codes a fragment.</summary>
    public OutgoingFragment Code(ReadOnlyMemory<byte> header, Fragment fragment) =>
        new(header, fragment.Timecode, fragment.Timecode + fragment.Duration, fragment.ToCluster(_tags), fragment.Frames.Count);

    /// <summary>The beginning of a document with that track alone.</summary>
    public static ReadOnlyMemory<byte> Header(MkvTrack track)
    {
        var header = new ArrayBufferWriter<byte>();
        MkvWriter.WriteHeader(header, [track]);
        return header.WrittenMemory;
    }
}
