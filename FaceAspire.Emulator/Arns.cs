namespace FaceAspire.Emulator;

/// <summary>Writes Amazon Resource Names of this emulator's account and region.</summary>
internal sealed class Arns(EmulatorOptions options)
{
    /// <summary>The account that owns everything, 12 digits.</summary>
    public string Account => options.AccountId;

    /// <summary>The emulated region, such as us-east-1.</summary>
    public string Region => options.Region;

    /// <summary><c>arn:aws:sqs:us-east-1:000000000000:name</c> for service <c>sqs</c> and resource <c>name</c>.</summary>
    public string Of(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";

    /// <summary><c>arn:aws:s3:::bucket</c>: the one ARN without region and account.</summary>
    public static string OfBucket(string bucket) => $"arn:aws:s3:::{bucket}";
}
