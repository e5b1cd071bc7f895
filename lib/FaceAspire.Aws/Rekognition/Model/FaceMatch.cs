namespace Amazon.Rekognition.Model;

/// <summary>A face of the collection that is like the one searched for.</summary>
public sealed class FaceMatch
{
    /// <summary>0 to 100.</summary>
    public double Similarity { get; set; }

    /// <summary>The face.</summary>
    public Face? Face { get; set; }
}
