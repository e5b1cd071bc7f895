namespace Amazon.Rekognition.Model;

/// <summary>What was indexed. An image without a face gives two empty lists.</summary>
public sealed class IndexFacesResponse
{
    /// <summary>The faces added.</summary>
    public List<FaceRecord>? FaceRecords { get; set; }

    /// <summary>The faces left out.</summary>
    public List<UnindexedFace>? UnindexedFaces { get; set; }
}
