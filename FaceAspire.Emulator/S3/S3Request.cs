using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace FaceAspire.Emulator.S3;

/// <summary>A request, with what it is about.</summary>
/// <param name="Context">The request itself.</param>
/// <param name="Bucket">Empty for the service's own operation, ListBuckets.</param>
/// <param name="Key">Empty for operations on a bucket.</param>
internal sealed record S3Request(HttpContext Context, string Bucket, string Key)
{
    private const int MaxKeyBytes = 1024;
    private const string AmazonPrefix = "x-amz-";

    /// <summary>Ends when the client goes away.</summary>
    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>Reads host and path. The path is read raw, so that <c>//</c>, <c>..</c> and <c>%2F</c> stay what they are in a key.</summary>
    public static S3Request Parse(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (!target.StartsWith('/') && Uri.TryCreate(target, UriKind.Absolute, out var absolute))
        {
            target = absolute.PathAndQuery;
        }

        var path = target.Split('?', 2)[0].TrimStart('/') is var trimmed && BucketName.FromHost(context.Request.Host.Host) is { } host
            ? $"{host}/{target.Split('?', 2)[0][1..]}"
            : trimmed;
        var parts = path.Split('/', 2);
        return new(context, Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    /// <summary>A header, or <see langword="null"/> when it is absent or empty. Presigned URLs may hold an <c>x-amz-</c> header in their query.</summary>
    public string? Header(string name) => Context.Request.Headers[name].ToString() is { Length: > 0 } value ? value
        : IsPresigned && name.StartsWith(AmazonPrefix, StringComparison.OrdinalIgnoreCase) && Query(name) is { Length: > 0 } hoisted ? hoisted
        : null;

    /// <summary>The headers whose names begin so, with what a presigned URL has of them in its query.</summary>
    public IEnumerable<(string Name, string Value)> Headers(string prefix) => Context.Request.Headers.AsEnumerable()
        .Concat(IsPresigned ? Context.Request.Query : [])
        .Where(header => header.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        .Select(header => (header.Key, header.Value.ToString()));

    /// <summary>A query parameter, or <see langword="null"/>.</summary>
    public string? Query(string name) => Context.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    private bool IsPresigned => Context.Request.Query.ContainsKey("X-Amz-Signature") || Context.Request.Query.ContainsKey("Signature");

    /// <exception cref="Protocol.AwsException"><c>KeyTooLongError</c>.</exception>
    public void CheckKey()
    {
        if (Encoding.UTF8.GetByteCount(Key) > MaxKeyBytes)
        {
            throw S3Errors.KeyTooLong();
        }
    }
}
