using Amazon.CDK;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.Lambda;
using Constructs;
using FaceAspire.Contracts;

namespace FaceAspire.Infra.Cameras;

/// <summary>One camera. The template is the same for all: what differs are parameters.</summary>
internal sealed class CameraStack : TemplateStack
{
    /// <param name="scope">The application.</param>
    /// <param name="options">An account's options; <see langword="null"/> for the template as it is checked in.</param>
    /// <param name="camera">The camera; <see langword="null"/> for the template as it is checked in.</param>
    public CameraStack(Construct scope, InfraOptions? options, Camera? camera)
        : base(
            scope, camera is null ? "Camera" : Setup.StackName.OfCamera(camera.Value.Name),
            camera is null ? "FaceAspire-Camera" : Setup.StackName.OfCamera(camera.Value.Name),
            "FaceAspire: one camera. Its video stream, the recogniser, and the data stream that the Matcher reads.")
    {
        var parameters = new CameraParameters(this, options, camera);
        var video = new Amazon.CDK.AWS.KinesisVideo.CfnStream(this, "VideoStream", new Amazon.CDK.AWS.KinesisVideo.CfnStreamProps
        {
            Name = parameters.CameraName,
            DataRetentionInHours = parameters.RetentionHours,
            MediaType = "video/h264",
        });
        var data = new CfnStream(this, "DataStream", new CfnStreamProps
        {
            Name = Fn.Sub("AmazonRekognition-faceaspire-${CameraName}"), // the first word is what Rekognition's own policies want
            ShardCount = 1, // keeps the order, and takes 1,000 records a second: a camera brings a few
            RetentionPeriodHours = 24, // the least; records are read within seconds
            StreamEncryption = new CfnStream.StreamEncryptionProperty { EncryptionType = "KMS", KeyId = "alias/aws/kinesis" },
        });
        var processor = new StreamProcessing(this, parameters, video, data);
        _ = new ImageGeneration(this, parameters, video);
        Match(parameters, data);
        _ = new CameraAlarms(this, parameters, video, data);

        Output("VideoStreamArn", video.AttrArn);
        Output("DataStreamName", data.Ref);
        Output("StreamProcessor", processor.Processor.Ref, condition: parameters.Recogniser.StreamProcessor);
    }

    private void Match(CameraParameters parameters, CfnStream data) => _ = new CfnEventSourceMapping(this, "MatcherRecords", new CfnEventSourceMappingProps
    {
        FunctionName = Fn.ImportValue(Names.MatcherExport),
        EventSourceArn = data.AttrArn,
        StartingPosition = "TRIM_HORIZON", // a record that came before the mapping counts, too
        BatchSize = 100,
        MaximumBatchingWindowInSeconds = parameters.BatchingSeconds,
        BisectBatchOnFunctionError = true, // finds the one record that fails
        MaximumRetryAttempts = 10,
        MaximumRecordAgeInSeconds = 3600, // unbounded, one bad record would hold up the camera for a day
        FunctionResponseTypes = ["ReportBatchItemFailures"],
        DestinationConfig = new CfnEventSourceMapping.DestinationConfigProperty
        {
            OnFailure = new CfnEventSourceMapping.OnFailureProperty { Destination = Fn.ImportValue(Names.RecordsFailedExport) },
        },
    });
}
