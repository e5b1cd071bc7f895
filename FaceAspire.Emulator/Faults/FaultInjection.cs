using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Faults;

/// <summary>Lets armed faults happen to the calls that they are meant for: the first that strikes decides a call; those of acks add up.</summary>
internal sealed partial class FaultInjection(FaultTable table, TimeProvider time, ILogger<FaultInjection> logger)
{
    /// <summary>Answers, breaks or passes on a request.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (table.IsEmpty || await CallAsync(context) is not { } call)
        {
            await next(context);
            return;
        }

        var meant = table.All.Where(armed => call.Is(armed.Fault)).ToList();
        if (meant.Where(armed => armed.Fault.Kind >= FaultKind.AckError).ToArray() is { Length: > 0 } ofAcks)
        {
            context.Response.Body = new FaultyAcks(context.Response.Body, ofAcks, time);
        }

        var struck = meant.Find(armed => armed.Fault.Kind < FaultKind.AckError && armed.Strikes())?.Fault;
        await (struck is null ? next(context) : HappenAsync(context, next, call, struck));
    }

    private async Task HappenAsync(HttpContext context, RequestDelegate next, Call call, Fault fault)
    {
        Log.Happens(logger, fault.Kind, call.Service, call.Operation);
        if (fault.DelayMs > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), time, context.RequestAborted);
        }

        switch (fault.Kind)
        {
            case FaultKind.Error:
                await RefuseAsync(context, call, new(fault.Status ?? 400, fault.Code!, fault.Message ?? "This fault was asked for."));
                break;
            case FaultKind.Throttle:
                var usual = CallNames.Throttled(call, fault.Message);
                await RefuseAsync(context, call, new(fault.Status ?? usual.Status, fault.Code ?? usual.Code, usual.Message));
                break;
            case FaultKind.Reset when fault.AfterBytes == 0:
                context.Abort();
                break;
            case FaultKind.Reset:
                context.Request.Body = new BrokenRequest(context, fault.AfterBytes);
                await next(context);
                break;
            case FaultKind.Partial:
                context.Response.Body = new BrokenResponse(context.Response.Body, fault.AfterBytes);
                await next(context);
                break;
            case FaultKind.Silence:
                await TakeAllAsync(context);
                break;
            default:
                await next(context); // late, or served as ever
                break;
        }
    }

    private static Task RefuseAsync(HttpContext context, Call call, AwsException error)
    {
        context.Response.Headers["x-amzn-RequestId"] = context.RequestId();
        context.Response.Headers["x-amz-request-id"] = context.RequestId();
        if (context.Request.Headers.Expect.Count > 0)
        {
            context.Response.Headers.Connection = "close"; // a client that waited for leave to send may now send its body, or its next request
        }

        return call.Refuse(context, error);
    }

    private async Task<Call?> CallAsync(HttpContext context)
    {
        try
        {
            return await CallReader.ReadAsync(context, service => table.All.Any(armed => armed.Fault.Resource is not null && armed.Fault.Service == service));
        }
        catch (Exception e) when (e is AwsException or BadHttpRequestException)
        {
            return null; // too large, or no form: the operation says so itself
        }
    }

    private static async Task TakeAllAsync(HttpContext context)
    {
        try
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            context.Abort(); // the caller has had enough
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Fault on request: {Kind} for {Service} {Operation}.")]
        public static partial void Happens(ILogger logger, FaultKind kind, string service, string operation);
    }
}
