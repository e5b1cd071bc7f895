using Amazon.CDK;

namespace FaceAspire.Infra;

/// <summary>
/// Names that programs, people and other stacks rely on. Buckets, whose names are the world's, bear account and region; all else is
/// one installation per account and region.
/// </summary>
internal static class Names
{
    /// <summary>What names begin with.</summary>
    public const string Prefix = "faceaspire";

    /// <summary>The topic that alarms are sent to.</summary>
    public const string AlarmTopic = $"{Prefix}-alarms";

    /// <summary>Export: the collection's id.</summary>
    public const string CollectionExport = $"{Prefix}-collection";

    /// <summary>Export: the Matcher's name.</summary>
    public const string MatcherExport = $"{Prefix}-matcher";

    /// <summary>Export: where batches land that the Matcher could not deal with.</summary>
    public const string RecordsFailedExport = $"{Prefix}-records-failed";

    /// <summary>Export: the bucket that pictures of the video go to.</summary>
    public const string FramesBucketExport = $"{Prefix}-frames";

    /// <summary>Export: the function behind <c>Custom::ImageGeneration</c>.</summary>
    public const string ImageGenerationExport = $"{Prefix}-image-generation";

    /// <summary>Every camera's data stream.</summary>
    public const string DataStreams = $"stream/AmazonRekognition-{Prefix}-*";

    /// <summary>Every video stream of the account: a camera's bears the camera's name alone, and ends with its creation time.</summary>
    public const string VideoStreams = "stream/*";

    /// <summary>A function's name.</summary>
    public static string Function(string part) => $"{Prefix}-{part}";

    /// <summary>A bucket's name: <c>faceaspire-audit-111122223333-eu-west-1</c>.</summary>
    public static string Bucket(string use) => Fn.Sub($"{Prefix}-{use}-${{AWS::AccountId}}-${{AWS::Region}}");

    /// <summary>An ARN in this account and region.</summary>
    public static string Arn(string service, string resource) =>
        Fn.Sub($"arn:${{AWS::Partition}}:{service}:${{AWS::Region}}:${{AWS::AccountId}}:{resource}");

    /// <summary>A bucket's ARN, for what is created before the bucket.</summary>
    public static string BucketArn(string use) => Fn.Sub($"arn:${{AWS::Partition}}:s3:::{Prefix}-{use}-${{AWS::AccountId}}-${{AWS::Region}}");
}
