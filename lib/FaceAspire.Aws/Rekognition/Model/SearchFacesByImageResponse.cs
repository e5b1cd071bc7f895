namespace Amazon.Rekognition.Model;

/// <summary>Who it may be.</summary>
public sealed class SearchFacesByImageResponse
{
    /// <summary>Which face was searched for.</summary>
    public BoundingBox? SearchedFaceBoundingBox { get; set; }

    /// <summary>That it is a face.</summary>
    public double SearchedFaceConfidence { get; set; }

    /// <summary>Best first.</summary>
    public List<FaceMatch>? FaceMatches { get; set; }
}
