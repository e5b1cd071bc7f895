namespace Amazon.Rekognition.Model;

/// <summary>Asks to delete faces.</summary>
public sealed class DeleteFacesRequest
{
    /// <summary>From which collection.</summary>
    public string? CollectionId { get; set; }

    /// <summary>1 to 4096.</summary>
    public List<string>? FaceIds { get; set; }
}
