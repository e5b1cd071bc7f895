namespace Amazon.Rekognition.Model;

/// <summary>Asks for a page of a collection's faces.</summary>
public sealed class ListFacesRequest
{
    /// <summary>Which collection.</summary>
    public string? CollectionId { get; set; }

    /// <summary>At most 4096.</summary>
    public int? MaxResults { get; set; }

    /// <summary>From the page before.</summary>
    public string? NextToken { get; set; }
}
