namespace Amazon.KinesisVideoArchivedMedia.Model;

/// <summary>A picture, or why there is none.</summary>
public sealed class Image
{
    /// <summary>Its time.</summary>
    public DateTimeOffset TimeStamp { get; set; }

    /// <summary><c>NO_MEDIA</c> or <c>MEDIA_ERROR</c>.</summary>
    public string? Error { get; set; }

    /// <summary>The file, in base64.</summary>
    public string? ImageContent { get; set; }
}
