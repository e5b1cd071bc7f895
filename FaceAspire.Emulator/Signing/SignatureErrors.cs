using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Signing;

/// <summary>How each protocol says that a signature does not hold ("Common errors" of each service's API reference; S3's "Error responses").</summary>
internal static class SignatureErrors
{
    public static AwsException S3(SignatureRefused refused)
    {
        var (status, code, message) = refused.Reason switch
        {
            Refusal.Missing => (403, "AccessDenied", "Access Denied"),
            Refusal.OtherAlgorithm => (400, "InvalidRequest", refused.Message),
            Refusal.Incomplete => (400, "AuthorizationHeaderMalformed", $"The authorization header is malformed; {refused.Message}"),
            Refusal.WrongScope => (400, "AuthorizationHeaderMalformed", refused.Message),
            Refusal.IncompleteQuery => (400, "AuthorizationQueryParametersError", refused.Message),
            Refusal.UnknownKey => (403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records."),
            Refusal.WrongToken => (400, "InvalidToken", "The provided token is malformed or otherwise invalid."),
            Refusal.ExpiredToken => (400, "ExpiredToken", "The provided token has expired."),
            Refusal.UnsignedHeader or Refusal.Expired => (403, "AccessDenied", refused.Message),
            Refusal.Skewed => (403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large."),
            Refusal.PayloadHash => (400, "InvalidArgument", refused.Message),
            _ => (403, "SignatureDoesNotMatch", refused.Message),
        };
        return new(status, code, message) { Details = refused.Details };
    }

    /// <summary>The query protocol's: SES, STS, CloudFormation, SQS.</summary>
    public static AwsException Query(SignatureRefused refused)
    {
        var code = QueryCode(refused.Reason);
        return new(code == "IncompleteSignature" ? 400 : 403, code, refused.Message);
    }

    /// <summary>The JSON protocols'. Most awsJson services answer 400; SQS, whose clients go by the query protocol's code, and REST answer 403.</summary>
    public static AwsException Json(SignatureRefused refused, string service, bool isRest)
    {
        var query = QueryCode(refused.Reason);
        var code = query switch
        {
            "InvalidClientTokenId" => "UnrecognizedClientException",
            "SignatureDoesNotMatch" => "InvalidSignatureException",
            _ => $"{query}Exception",
        };
        return new(isRest || service == "sqs" ? 403 : 400, code, refused.Message) { QueryCode = service == "sqs" ? query : null };
    }

    private static string QueryCode(Refusal reason) => reason switch
    {
        Refusal.Missing => "MissingAuthenticationToken",
        Refusal.OtherAlgorithm or Refusal.Incomplete or Refusal.IncompleteQuery or Refusal.UnsignedHeader => "IncompleteSignature",
        Refusal.UnknownKey or Refusal.WrongToken => "InvalidClientTokenId",
        Refusal.ExpiredToken => "ExpiredToken",
        _ => "SignatureDoesNotMatch",
    };
}
