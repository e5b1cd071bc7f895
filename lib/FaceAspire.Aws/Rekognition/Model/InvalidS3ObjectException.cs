using System.Net;

namespace Amazon.Rekognition.Model;

/// <summary>The object does not exist, or cannot be read.</summary>
public sealed class InvalidS3ObjectException(string message, string? requestId = null, HttpStatusCode statusCode = HttpStatusCode.BadRequest)
    : AmazonRekognitionException(message, null, "InvalidS3ObjectException", requestId, statusCode);
