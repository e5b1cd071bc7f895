using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleEmailV2;

/// <summary>Amazon SES refused, or was not reached; <see cref="AmazonServiceException.ErrorCode"/> says what.</summary>
public class AmazonSimpleEmailServiceV2Exception(string message, Exception? innerException, string errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, ErrorType.Unknown, errorCode, requestId, statusCode);
