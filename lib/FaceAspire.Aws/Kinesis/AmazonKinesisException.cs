using System.Net;
using Amazon.Runtime;

namespace Amazon.Kinesis;

/// <summary>Kinesis Data Streams refused, or was not reached; <see cref="AmazonServiceException.ErrorCode"/> says what.</summary>
public class AmazonKinesisException(string message, Exception? innerException, string errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, ErrorType.Unknown, errorCode, requestId, statusCode);
