using System.Text;
using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.S3;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>Templates that lie in a bucket, as <c>aws cloudformation deploy --s3-bucket</c> leaves them: read before the operation, as if they had come along.</summary>
internal sealed class TemplateUrls(IBuckets buckets)
{
    /// <summary>The largest template in a bucket.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>An operation that takes templates by <c>TemplateURL</c>, too.</summary>
    public Func<QueryForm, CancellationToken, Task<IEnumerable<XElement>?>> Resolving(Func<QueryForm, Task<IEnumerable<XElement>?>> handler) =>
        async (form, cancellationToken) => await handler(form["TemplateURL"] is { } url ? form.With("TemplateBody", await ReadAsync(url, cancellationToken)) : form);

    private async Task<string> ReadAsync(string url, CancellationToken cancellationToken)
    {
        var (bucket, key) = Place(url);
        var size = await buckets.SizeAsync(bucket, key, cancellationToken);
        return size > MaxBytes
            ? throw CloudFormationErrors.Validation($"Template may not exceed {MaxBytes} bytes in size.")
            : await buckets.GetAsync(bucket, key, cancellationToken) is { } content
                ? Encoding.UTF8.GetString(content)
                : throw CloudFormationErrors.Validation($"S3 error: there is no {key} in bucket {bucket}.");
    }

    private static (string Bucket, string Key) Place(string url)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')) : "";
        return uri is not null && BucketName.FromHost(uri.Host) is { } host ? (host, path)
            : path.Split('/', 2) is [{ Length: > 0 } bucket, { Length: > 0 } key] ? (bucket, key)
            : throw CloudFormationErrors.Validation("TemplateURL must be a supported URL.");
    }
}
