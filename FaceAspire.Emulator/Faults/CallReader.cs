using System.Text.Json;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.S3;

namespace FaceAspire.Emulator.Faults;

/// <summary>Tells what a request asks for, before anything answers it. The body stays readable.</summary>
internal static class CallReader
{

    /// <summary>The call, or <see langword="null"/> when it is none of AWS's.</summary>
    /// <param name="context">The request.</param>
    /// <param name="wantsNames">Whether it matters what a service's call names: only then a JSON body is read.</param>
    public static async Task<Call?> ReadAsync(HttpContext context, Func<string, bool> wantsNames)
    {
        var request = context.Request;
        if (request.Headers["X-Amz-Target"].ToString() is { Length: > 0 } target)
        {
            return await JsonAsync(context, target, wantsNames);
        }

        if (FrontDoor.IsQueryCall(request))
        {
            return await QueryAsync(context);
        }

        var isS3 = BucketName.FromHost(request.Host.Host) is not null || request.SigningService() == "s3";
        return !isS3 && RestCalls.Find(request.Method, request.Path.Value ?? "") is { } rest ? await RestAsync(context, rest, wantsNames)
            : !isS3 && request.Path.StartsWithSegments("/_faceaspire") || request.Path.StartsWithSegments("/_lambda") ? null
            : S3Calls.Read(context);
    }

    private static async Task<Call?> JsonAsync(HttpContext context, string target, Func<string, bool> wantsNames)
    {
        if (target.Split('.', 2) is not [var prefix, var operation] || CallNames.OfTarget(prefix) is not { } service)
        {
            return null;
        }

        // answered by a service of this one operation, which is to fail
        Task Refuse(HttpContext to, AwsException error) => new JsonService(prefix, service == "sqs" ? "1.0" : "1.1")
            .On<JsonElement>(operation, _ => throw error).InvokeAsync(to, operation);
        return new(service, operation, wantsNames(service) ? await NamedAsync(context.Request) : []) { Refuse = Refuse };
    }

    private static async Task<Call?> QueryAsync(HttpContext context)
    {
        var form = await context.ReadFormAsync(FrontDoor.MaxFormBytes);
        string[] named = [.. form.Select(field => field.Value.ToString()), .. context.Request.Path.Value is { Length: > 1 } queue ? [queue] : Array.Empty<string>()];
        return CallNames.OfVersion(form["Version"].ToString()) is { } service
            ? new(service, form["Action"].ToString(), named) { Refuse = (to, error) => new QueryService("", "http://webservices.amazon.com/").RefuseAsync(to, error) }
            : null;
    }

    private static async Task<Call> RestAsync(HttpContext context, RestCall rest, Func<string, bool> wantsNames)
    {
        string?[] named =
        [
            rest.Resource, context.Request.Headers["x-amzn-stream-name"].ToString(), context.Request.Headers["x-amzn-stream-arn"].ToString(),
            .. rest.Operation != "PutMedia" && HttpMethods.IsPost(context.Request.Method) && wantsNames(rest.Service) ? await NamedAsync(context.Request) : [],
        ];
        return new(rest.Service, rest.Operation, [.. named.OfType<string>().Where(name => name.Length > 0)])
        {
            IsRest = true,
            Refuse = (to, error) => RestJson.Guard(_ => throw error)(to),
        };
    }

    /// <summary>The texts at the top of a JSON body: among them are the names of what it is about.</summary>
    private static async Task<IReadOnlyList<string>> NamedAsync(HttpRequest request)
    {
        request.EnableBuffering();
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, default, request.HttpContext.RequestAborted);
            return body.RootElement.ValueKind == JsonValueKind.Object
                ? [.. body.RootElement.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String).Select(member => member.Value.GetString()!)]
                : [];
        }
        catch (JsonException)
        {
            return []; // the operation says what is wrong with it
        }
        finally
        {
            request.Body.Position = 0;
        }
    }
}
