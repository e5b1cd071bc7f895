using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Faults;

/// <summary>How faults call the services, and how each says that it is called too often.</summary>
internal static class CallNames
{
    public const string KinesisVideo = "kinesisvideo";

    /// <summary>The services, as SigV4 calls them; <c>email</c> is SES, v1 and v2.</summary>
    public static readonly string[] Services =
        ["s3", "sqs", "sts", "kinesis", KinesisVideo, "rekognition", "email", "lambda", "cloudformation"];

    /// <summary>The service of an <c>X-Amz-Target</c>'s prefix.</summary>
    public static string? OfTarget(string prefix) => prefix switch
    {
        "AmazonSQS" => "sqs",
        "Kinesis_20131202" => "kinesis",
        "RekognitionService" => "rekognition",
        _ => null,
    };

    /// <summary>The service of a form's <c>Version</c>.</summary>
    public static string? OfVersion(string version) => version switch
    {
        "2012-11-05" => "sqs",
        "2011-06-15" => "sts",
        "2010-12-01" => "email",
        "2010-05-15" => "cloudformation",
        _ => null,
    };

    /// <summary>What a service answers when it is called too often, as its API reference has it.</summary>
    public static AwsException Throttled(Call call, string? message) => call.Service switch
    {
        "s3" => new(503, "SlowDown", message ?? "Please reduce your request rate."),
        "sqs" => new(403, "RequestThrottled", message ?? "The request was denied due to request throttling."),
        "kinesis" when call.Operation is "PutRecord" or "GetRecords" or "GetShardIterator" =>
            new(400, "ProvisionedThroughputExceededException", message ?? "Rate exceeded for shard."),
        "kinesis" => new(400, "LimitExceededException", message ?? "Rate exceeded."),
        KinesisVideo => new(400, "ClientLimitExceededException", message ?? "The request was throttled: a limit of this operation is exceeded."),
        "rekognition" => new(400, "ProvisionedThroughputExceededException", message ?? "Provisioned rate exceeded."),
        "lambda" or "email" when call.IsRest => new(429, "TooManyRequestsException", message ?? "Rate Exceeded."),
        _ => new(400, "Throttling", message ?? "Rate exceeded"),
    };
}
