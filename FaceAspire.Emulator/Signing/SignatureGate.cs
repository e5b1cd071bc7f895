using System.Net;
using FaceAspire.Emulator.Faults;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.S3;

namespace FaceAspire.Emulator.Signing;

/// <summary>Lets through what is signed. What is the emulator's own, its pages and the Lambda Runtime API, is for this machine alone.</summary>
internal sealed class SignatureGate(SignatureVerifier verifier, TimeProvider time)
{
    private const int MaxBodyBytes = 64 * 1024 * 1024;

    /// <summary>Passes a request on, or refuses it as the service does that it calls.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (IsOurs(context))
        {
            await (context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) ? next(context) : ForbidAsync(context));
            return;
        }

        if (IsPlayback(context))
        {
            await next(context); // an HLS session's token is in its URL
            return;
        }

        if (await CallAsync(context) is not { } call || !await HoldsAsync(context, call))
        {
            return;
        }

        using (context.Features.Get<ChunkSignatures>())
        {
            await next(context);
        }
    }

    /// <summary>What is called; <see langword="null"/> when its form could not be read, which is then said.</summary>
    private static async Task<Call?> CallAsync(HttpContext context)
    {
        try
        {
            if (IsForm(context.Request))
            {
                await BufferAsync(context, FrontDoor.MaxFormBytes);
            }

            return await CallReader.ReadAsync(context, _ => false) ?? new("", "", []) { Refuse = (to, error) => RestJson.Guard(_ => throw error)(to) };
        }
        catch (Exception e) when (e is AwsException or BadHttpRequestException)
        {
            await new QueryService("", "http://webservices.amazon.com/").RefuseAsync(context, e);
            return null;
        }
    }

    private async Task<bool> HoldsAsync(HttpContext context, Call call)
    {
        try
        {
            var wire = WireRequest.Of(context);
            var claim = SignatureClaim.Read(wire);
            var key = verifier.Admit(wire, claim, call.Service switch { "" => null, "email" => "ses", var service => service }, time.GetUtcNow());
            var derived = SignatureVerifier.Verify(wire, claim, key, await PayloadHashAsync(context, call, wire, claim));
            if (wire.Header("x-amz-content-sha256") is { } stated && stated.StartsWith("STREAMING-AWS4-", StringComparison.Ordinal))
            {
                context.Features.Set(new ChunkSignatures(derived, claim, hasTrailers: stated.EndsWith("-TRAILER", StringComparison.Ordinal)));
            }

            return true;
        }
        catch (SignatureRefused e)
        {
            await call.AnswerAsync(context, call.Service == "s3" ? SignatureErrors.S3(e)
                : IsForm(context.Request) ? SignatureErrors.Query(e)
                : SignatureErrors.Json(e, call.Service, call.IsRest));
        }
        catch (AwsException e)
        {
            await call.AnswerAsync(context, e); // the body is too large, say
        }

        return false;
    }

    /// <summary>The hash that the signature covers. S3 compares its body with it as the body comes, PutMedia never does; other bodies are read for it.</summary>
    private static async Task<string> PayloadHashAsync(HttpContext context, Call call, WireRequest wire, SignatureClaim claim)
    {
        var stated = wire.Header("x-amz-content-sha256") ?? wire.Parameter("X-Amz-Content-Sha256");
        if (call.Service == "s3")
        {
            return PayloadHash.OfS3(stated, claim.Lifetime is not null);
        }

        if (call is { Service: CallNames.KinesisVideo, Operation: "PutMedia" })
        {
            return stated ?? Signature.EmptyHash; // as the official producers sign: Java's states UNSIGNED-PAYLOAD, C's states nothing
        }

        return Signature.Hash(await BufferAsync(context, MaxBodyBytes));
    }

    private static async Task<byte[]> BufferAsync(HttpContext context, int most)
    {
        if (context.Request.Body is not MemoryStream { Position: 0 } body)
        {
            context.Request.Body = body = new MemoryStream(await context.Request.ReadBodyAsync(most, context.RequestAborted));
        }

        return body.ToArray();
    }

    private static bool IsForm(HttpRequest request) => request.Headers["X-Amz-Target"].Count == 0 && FrontDoor.IsQueryCall(request);

    private static bool IsOurs(HttpContext context) =>
        IsNeither(context) && (context.Request.Path.StartsWithSegments("/_faceaspire") || context.Request.Path.StartsWithSegments("/_lambda"));

    private static bool IsPlayback(HttpContext context) =>
        IsNeither(context) && HttpMethods.IsGet(context.Request.Method) | HttpMethods.IsHead(context.Request.Method) && context.Request.Path.StartsWithSegments("/hls/v1");

    /// <summary>Whether its path tells what it is: no target, form, bucket's host or signature does.</summary>
    private static bool IsNeither(HttpContext context) =>
        context.Request.Headers["X-Amz-Target"].Count == 0 && !FrontDoor.IsQueryCall(context.Request)
        && BucketName.FromHost(context.Request.Host.Host) is null && context.Request.SigningService() != "s3";

    private static Task ForbidAsync(HttpContext context) => RestJson.Guard(_ => throw new AwsException(
        403, "AccessDeniedException", "Only programs on the emulator's own machine may ask for this."))(context);
}
