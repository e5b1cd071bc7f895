namespace Amazon.KinesisVideoArchivedMedia.Model;

/// <summary>Asks for the fragments of a span of time.</summary>
public sealed class ListFragmentsRequest
{
    /// <summary>Which stream.</summary>
    public string? StreamName { get; set; }

    /// <summary>1 to 1000.</summary>
    public long? MaxResults { get; set; }

    /// <summary>From the page before.</summary>
    public string? NextToken { get; set; }

    /// <summary>Which span. Default: all.</summary>
    public FragmentSelector? FragmentSelector { get; set; }
}
