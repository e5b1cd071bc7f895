using System.Net;
using Amazon.Runtime;

namespace FaceAspire.Aws;

/// <summary>Says which failures may pass by themselves, and how long to wait for that.</summary>
internal static class RetryPolicy
{
    private static readonly TimeSpan Base = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    /// <summary>Throttling, server errors, and no answer at all.</summary>
    public static bool MayPass(AmazonServiceException e) =>
        e.StatusCode is 0 or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
        || e.ErrorCode is "ThrottlingException" or "Throttling" or "ProvisionedThroughputExceededException" or "TooManyRequestsException"
            or "ClientLimitExceededException" or "RequestLimitExceeded" or "InternalServerError";

    /// <summary>Full jitter: anything from nothing to the doubled wait, 5 seconds at most.</summary>
    public static TimeSpan Delay(int attempt, Random random) =>
        random.NextDouble() * TimeSpan.FromTicks(Math.Min(Most.Ticks, Base.Ticks << Math.Min(attempt, 10)));
}
