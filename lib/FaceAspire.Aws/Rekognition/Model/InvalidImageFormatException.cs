using System.Net;

namespace Amazon.Rekognition.Model;

/// <summary>The image is neither JPEG nor PNG, or is damaged.</summary>
public sealed class InvalidImageFormatException(string message, string? requestId = null, HttpStatusCode statusCode = HttpStatusCode.BadRequest)
    : AmazonRekognitionException(message, null, "InvalidImageFormatException", requestId, statusCode);
