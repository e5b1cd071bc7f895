namespace FaceAspire.Emulator.Protocol;

/// <summary>What a request carries for all protocols.</summary>
internal static partial class ContextExtensions
{
    private static readonly object RequestIdKey = new();

    /// <summary>The request's id, made on first use: a UUID, as AWS's are.</summary>
    public static string RequestId(this HttpContext context)
    {
        if (context.Items[RequestIdKey] is not string id)
        {
            context.Items[RequestIdKey] = id = Guid.NewGuid().ToString();
        }

        return id;
    }

    /// <summary>
    /// The service that a request was signed for, such as <c>s3</c>: from <c>Authorization: AWS4-HMAC-SHA256
    /// Credential=AKID/20260102/us-east-1/s3/aws4_request, …</c> or the query of a presigned URL. <see langword="null"/> when it is not signed.
    /// </summary>
    public static string? SigningService(this HttpRequest request) => Scope(request) is [.., var service, "aws4_request"] ? service : null;

    /// <summary>The region that a request was signed for; <see langword="null"/> when it is not signed.</summary>
    public static string? SigningRegion(this HttpRequest request) => Scope(request) is [.., var region, _, "aws4_request"] ? region : null;

    private static string[] Scope(HttpRequest request)
    {
        var text = request.Headers.Authorization.ToString() is { Length: > 0 } header ? header : $"Credential={request.Query["X-Amz-Credential"]}";
        var at = text.IndexOf("Credential=", StringComparison.Ordinal);
        return at >= 0 ? text[at..].Split(',', 2)[0].Split('/') : [];
    }

    /// <summary>
    /// What to answer for an exception, which is noted in the log where it says something about the emulator rather than the caller:
    /// an operation that it lacks, or a defect.
    /// </summary>
    public static AwsException ErrorOf(this HttpContext context, Exception exception)
    {
        var logger = context.RequestServices.GetRequiredService<ILogger<FrontDoor>>();
        switch (exception)
        {
            case AwsException { IsNotServed: true } e:
                Log.NotServed(logger, context.Request.Method, context.Request.Path, e.Message);
                return e;
            case AwsException e:
                return e;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return RequestExtensions.TooLarge(context.Request.ContentLength);
            case BadHttpRequestException e:
                return new(e.StatusCode, "BadRequest", e.Message);
            default:
                Log.Failed(logger, exception, context.Request.Method, context.Request.Path);
                return new(500, "InternalFailure", $"The emulator failed: {exception.Message} Its log has the details.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "501: {Method} {Path}: {Reason}")]
        public static partial void NotServed(ILogger logger, string method, string path, string reason);

        [LoggerMessage(2, LogLevel.Error, "{Method} {Path} failed; the caller gets an InternalFailure.")]
        public static partial void Failed(ILogger logger, Exception exception, string method, string path);
    }
}
