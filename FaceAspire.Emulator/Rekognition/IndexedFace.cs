using FaceAspire.Faces;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>A face of a collection.</summary>
/// <param name="FaceId">A UUID.</param>
/// <param name="ImageId">The UUID of the image that it came from.</param>
/// <param name="ExternalImageId">The name given with the image.</param>
/// <param name="Box">Where it was in the image.</param>
/// <param name="Confidence">That it is a face, 0 to 100.</param>
/// <param name="UserId">The user that it is associated with, if any.</param>
internal sealed record IndexedFace(string FaceId, string ImageId, string? ExternalImageId, FaceBox Box, double Confidence, string? UserId = null)
{
    /// <summary>As the API shows it.</summary>
    public object ToView() => new
    {
        FaceId,
        BoundingBox = FaceViews.Of(Box),
        ImageId,
        ExternalImageId,
        Confidence,
        IndexFacesModelVersion = FaceViews.ModelVersion,
        UserId,
    };
}
