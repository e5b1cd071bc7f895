using FaceAspire.Matroska;

namespace FaceAspire.Video.Cutting;

/// <summary>What stands behind each fragment, to say what the service is to do with it.</summary>
internal static class FragmentTags
{
    /// <summary>Has pictures taken of the fragment, where the stream is configured for it.</summary>
    private static readonly MkvTag Images = new("AWS_KINESISVIDEO_IMAGE_GENERATION", "");

    /// <summary>Tells the service that the fragment is whole, so that it need not wait for the next one to begin. The last tag, therefore.</summary>
    private static readonly MkvTag End = new("AWS_KINESISVIDEO_END_OF_FRAGMENT", "");

    /// <summary>The tags.</summary>
    /// <param name="images">Whether pictures are to be taken.</param>
    public static IReadOnlyList<MkvTag> For(bool images) => images ? [Images, End] : [End];
}
