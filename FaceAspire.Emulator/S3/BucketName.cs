using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.S3;

/// <summary>What a bucket can be called, and where a request's host names one.</summary>
internal static partial class BucketName
{
    /// <exception cref="Protocol.AwsException"><c>InvalidBucketName</c>.</exception>
    public static void Check(string name)
    {
        if (!Pattern().IsMatch(name) || name.Contains("..", StringComparison.Ordinal) || AddressPattern().IsMatch(name)
            || Reserved().IsMatch(name))
        {
            throw S3Errors.BucketName();
        }
    }

    /// <summary>
    /// The bucket of a host-style request: <c>bucket.s3.localhost</c>, <c>bucket.s3.us-east-1.amazonaws.com</c>, <c>bucket.localhost</c>;
    /// <see langword="null"/> where the path names it.
    /// </summary>
    public static string? FromHost(string host) => HostPattern().Match(host) is { Success: true } match ? match.Groups["bucket"].Value : null;

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$")]
    private static partial Regex Pattern();

    /// <summary>What S3 keeps for itself (user guide, "General purpose bucket naming rules").</summary>
    [GeneratedRegex("^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)$")]
    private static partial Regex Reserved();

    [GeneratedRegex(@"^\d+\.\d+\.\d+\.\d+$")]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"^(?<bucket>(?!s3\.)[a-z0-9][a-z0-9.-]{1,61}?[a-z0-9])(\.s3([.-][a-z0-9-]+)?\.(amazonaws\.com|localhost)|\.localhost)$")]
    private static partial Regex HostPattern();
}
