namespace Amazon.Rekognition.Model;

/// <summary>What was deleted.</summary>
public sealed class DeleteFacesResponse
{
    /// <summary>The ids.</summary>
    public List<string>? DeletedFaces { get; set; }
}
