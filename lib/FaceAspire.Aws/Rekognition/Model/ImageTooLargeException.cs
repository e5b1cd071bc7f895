using System.Net;

namespace Amazon.Rekognition.Model;

/// <summary>The image is over 15 MB in S3, or over 5 MiB in the request.</summary>
public sealed class ImageTooLargeException(string message, string? requestId = null, HttpStatusCode statusCode = HttpStatusCode.BadRequest)
    : AmazonRekognitionException(message, null, "ImageTooLargeException", requestId, statusCode);
