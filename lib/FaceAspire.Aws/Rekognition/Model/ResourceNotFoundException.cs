using System.Net;

namespace Amazon.Rekognition.Model;

/// <summary>The collection, or the processor, does not exist.</summary>
public sealed class ResourceNotFoundException(string message, string? requestId = null, HttpStatusCode statusCode = HttpStatusCode.BadRequest)
    : AmazonRekognitionException(message, null, "ResourceNotFoundException", requestId, statusCode);
