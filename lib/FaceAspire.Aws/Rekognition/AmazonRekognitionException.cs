using System.Net;
using Amazon.Runtime;

namespace Amazon.Rekognition;

/// <summary>Rekognition refused, or was not reached; <see cref="AmazonServiceException.ErrorCode"/> says what.</summary>
public class AmazonRekognitionException(string message, Exception? innerException, string errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, ErrorType.Unknown, errorCode, requestId, statusCode);
