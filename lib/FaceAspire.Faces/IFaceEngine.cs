namespace FaceAspire.Faces;

/// <summary>Finds faces and describes them by vectors that can be compared. Safe to use from several threads.</summary>
public interface IFaceEngine : IDisposable
{
    /// <summary>Names detector and embedder. Vectors of engines with different names must not be compared.</summary>
    string Name { get; }

    /// <summary>Finds the faces of an image, largest first.</summary>
    IReadOnlyList<DetectedFace> Detect(FaceImage image);

    /// <summary>Describes a face by a vector of length 1; the more alike two faces are, the higher their vectors' dot product.</summary>
    float[] Embed(FaceImage image, DetectedFace face);

    /// <summary>Turns a dot product of two vectors, -1 to 1, into a similarity on Rekognition's scale, 0 to 100; 80 means the same person.</summary>
    double Similarity(double cosine);

    /// <summary>The dot product that gives a similarity, 0 to 100; the nearer end of -1 to 1, where none does.</summary>
    double CosineOf(double similarity);
}
