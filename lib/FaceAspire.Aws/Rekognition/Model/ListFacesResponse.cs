namespace Amazon.Rekognition.Model;

/// <summary>A page of faces.</summary>
public sealed class ListFacesResponse
{
    /// <summary>The faces.</summary>
    public List<Face>? Faces { get; set; }

    /// <summary>Null at the end.</summary>
    public string? NextToken { get; set; }
}
