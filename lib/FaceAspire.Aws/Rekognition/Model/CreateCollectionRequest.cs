namespace Amazon.Rekognition.Model;

/// <summary>Asks for a new collection.</summary>
public sealed class CreateCollectionRequest
{
    /// <summary>1 to 255 of <c>[a-zA-Z0-9_.-]</c>.</summary>
    public string? CollectionId { get; set; }
}
