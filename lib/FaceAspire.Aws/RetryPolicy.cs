using System.Collections.Frozen;
using System.Net;
using Amazon.Runtime;

namespace FaceAspire.Aws;

/// <summary>Says which failures may pass by themselves, and how long to wait for that.</summary>
internal static class RetryPolicy
{
    /// <summary>How far a clock may be off before a signature is refused for it: AWS takes 5 minutes.</summary>
    public static readonly TimeSpan MostClockSkew = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan Base = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    // As the SDKs' standard mode has them (AWS SDKs and Tools Reference Guide, "Retry behavior"), and Kinesis Video's own.
    private static readonly FrozenSet<string> Throttling =
    [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException", "TooManyRequestsException",
        "ProvisionedThroughputExceededException", "RequestLimitExceeded", "BandwidthLimitExceeded", "SlowDown", "PriorRequestNotComplete",
        "TransactionInProgressException", "EC2ThrottledException", "LimitExceededException", "ClientLimitExceededException",
    ];

    private static readonly FrozenSet<string> Passing = ["RequestTimeout", "RequestTimeoutException", "InternalServerError", "InternalFailure"];

    private static readonly FrozenSet<string> WrongClock =
        ["RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture", "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure"];

    /// <summary>Throttling, server errors, and no answer at all.</summary>
    public static bool MayPass(AmazonServiceException e) =>
        e.StatusCode is 0 or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
        || (e.ErrorCode is { } code && (Throttling.Contains(code) || Passing.Contains(code)));

    /// <summary>Whether a refusal may come of a clock that is wrong here; the answer's Date says by how much.</summary>
    public static bool MayBeTheClock(string code) => WrongClock.Contains(code);

    /// <summary>Full jitter: anything from nothing to the doubled wait, 5 seconds at most.</summary>
    public static TimeSpan Delay(int attempt, Random random) =>
        random.NextDouble() * TimeSpan.FromTicks(Math.Min(Most.Ticks, Base.Ticks << Math.Min(attempt, 10)));
}
