namespace Amazon.KinesisVideoArchivedMedia.Model;

/// <summary>Fragments, in no order.</summary>
public sealed class ListFragmentsResponse
{
    /// <summary>The fragments.</summary>
    public List<Fragment>? Fragments { get; set; }

    /// <summary>Null at the end.</summary>
    public string? NextToken { get; set; }
}
