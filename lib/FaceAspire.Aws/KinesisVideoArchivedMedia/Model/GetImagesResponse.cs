namespace Amazon.KinesisVideoArchivedMedia.Model;

/// <summary>The pictures.</summary>
public sealed class GetImagesResponse
{
    /// <summary>In order of time.</summary>
    public List<Image>? Images { get; set; }

    /// <summary>Null at the end.</summary>
    public string? NextToken { get; set; }
}
