using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FaceAspire.Aws;

/// <summary>Who signs, and what for.</summary>
/// <param name="AccessKeyId">The public half of the credentials.</param>
/// <param name="SecretAccessKey">The secret half.</param>
/// <param name="Region">Such as <c>eu-west-1</c>.</param>
/// <param name="Service">The signing name, such as <c>rekognition</c>.</param>
public sealed record SigningKey(string AccessKeyId, string SecretAccessKey, string Region, string Service)
{
    /// <summary>Names the key without its secret.</summary>
    public override string ToString() => $"{AccessKeyId} for {Service} in {Region}";

    internal byte[] Derive(DateTimeOffset time)
    {
        var key = Encoding.UTF8.GetBytes($"AWS4{SecretAccessKey}");
        foreach (var part in (string[])[time.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture), Region, Service, "aws4_request"])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return key;
    }
}
