using Amazon.CDK;
using Constructs;
using FaceAspire.Contracts;

namespace FaceAspire.Infra.Cameras;

/// <summary>The parameters of a camera's stack. An account's options are their defaults; without options, the name has none.</summary>
internal sealed class CameraParameters
{
    /// <param name="scope">The stack.</param>
    /// <param name="options">An account's options.</param>
    /// <param name="camera">The camera.</param>
    public CameraParameters(Construct scope, InfraOptions? options, Camera? camera)
    {
        CameraName = new CfnParameter(scope, "CameraName", new CfnParameterProps
        {
            Type = "String",
            Default = camera?.Name,
            AllowedPattern = "[a-zA-Z0-9_.-]{1,64}",
            ConstraintDescription = "A camera is named with 1 to 64 letters, digits, '_', '.' or '-'.",
            Description = "The camera's name: that of its video stream, in metrics and in e-mails.",
        }).ValueAsString;
        options ??= new() { Sender = "", AlertRecipients = [] };
        RetentionHours = Number(scope, "RetentionHours", options.VideoRetentionHours, 1, 87600, "How long video is kept.");
        SamplingMilliseconds = Number(
            scope, "SamplingMilliseconds", (int)options.SamplingInterval.TotalMilliseconds, 200, 20000, "From one picture to the next; only for Images.");
        BatchingSeconds = Number(
            scope, "BatchingSeconds", (int)options.BatchingWindow.TotalSeconds, 0, 300, "How long records are gathered into a batch for the Matcher.");
        Recogniser = new(scope, options);
    }

    /// <summary>The camera's name.</summary>
    public string CameraName { get; }

    /// <summary>How long video is kept.</summary>
    public double RetentionHours { get; }

    /// <summary>From one picture to the next.</summary>
    public double SamplingMilliseconds { get; }

    /// <summary>How long records are gathered into a batch.</summary>
    public double BatchingSeconds { get; }

    /// <summary>Who looks for faces.</summary>
    public RecogniserParameter Recogniser { get; }

    private static double Number(Construct scope, string name, int value, int least, int most, string description) => new CfnParameter(
        scope, name, new CfnParameterProps { Type = "Number", Default = value, MinValue = least, MaxValue = most, Description = description }).ValueAsNumber;
}
