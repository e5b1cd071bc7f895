namespace FaceAspire.Aws;

/// <summary>How a service is addressed.</summary>
/// <param name="ServiceId">As in <c>AWS_ENDPOINT_URL_&lt;SERVICE&gt;</c>: <c>KINESIS_VIDEO</c>.</param>
/// <param name="EndpointPrefix">The first label of its public host name.</param>
/// <param name="SigningName">As in the signature's scope.</param>
public sealed record AwsServiceDescription(string ServiceId, string EndpointPrefix, string SigningName)
{
    /// <summary>
    /// Where the service is: <c>AWS_ENDPOINT_URL_&lt;SERVICE&gt;</c>, else <c>AWS_ENDPOINT_URL</c>, else its public address in the region.
    /// <c>AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true</c> leaves the variables out (AWS SDKs and Tools Reference Guide, "Service-specific endpoints").
    /// </summary>
    public Uri Endpoint(string region, Func<string, string?> environment)
    {
        var ignore = string.Equals(environment("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), "true", StringComparison.OrdinalIgnoreCase);
        var configured = ignore ? null : NotEmpty(environment($"AWS_ENDPOINT_URL_{ServiceId}")) ?? NotEmpty(environment("AWS_ENDPOINT_URL"));
        var suffix = region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com";
        return new(configured ?? $"https://{EndpointPrefix}.{region}.{suffix}");
    }

    private static string? NotEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
