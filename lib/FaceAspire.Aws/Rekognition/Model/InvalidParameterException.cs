using System.Net;

namespace Amazon.Rekognition.Model;

/// <summary>A member is out of range; or an image that was to be searched shows no face.</summary>
public sealed class InvalidParameterException(string message, string? requestId = null, HttpStatusCode statusCode = HttpStatusCode.BadRequest)
    : AmazonRekognitionException(message, null, "InvalidParameterException", requestId, statusCode);
