using System.Net;

namespace Amazon.Rekognition.Model;

/// <summary>It is in use already: a processor that runs cannot be started.</summary>
public sealed class ResourceInUseException(string message, string? requestId = null, HttpStatusCode statusCode = HttpStatusCode.BadRequest)
    : AmazonRekognitionException(message, null, "ResourceInUseException", requestId, statusCode);
