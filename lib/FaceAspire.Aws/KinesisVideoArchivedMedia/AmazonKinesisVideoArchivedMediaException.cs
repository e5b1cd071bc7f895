using System.Net;
using Amazon.Runtime;

namespace Amazon.KinesisVideoArchivedMedia;

/// <summary>Kinesis Video's archive refused, or was not reached; <see cref="AmazonServiceException.ErrorCode"/> says what.</summary>
public class AmazonKinesisVideoArchivedMediaException(
    string message, Exception? innerException, string errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, ErrorType.Unknown, errorCode, requestId, statusCode);
