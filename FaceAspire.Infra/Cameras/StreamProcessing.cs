using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Rekognition;
using Constructs;

namespace FaceAspire.Infra.Cameras;

/// <summary>
/// The recogniser <see cref="Recogniser.StreamProcessor"/>. CloudFormation creates the processor, which then stands still: the Producer
/// starts it, so that it costs only while there is video.
/// </summary>
internal sealed class StreamProcessing
{
    /// <summary>
    /// The least that the service takes. The Matcher decides what is similar enough: a processor cannot be changed, nor replaced while it
    /// has a name and its streams, and the audit shows what fell short.
    /// </summary>
    private const double LeastSimilarity = 80;

    /// <param name="scope">The stack.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="video">What it watches.</param>
    /// <param name="data">Where its records go.</param>
    public StreamProcessing(
        Construct scope, CameraParameters parameters, Amazon.CDK.AWS.KinesisVideo.CfnStream video, Amazon.CDK.AWS.Kinesis.CfnStream data)
    {
        var role = new CfnRole(scope, "RecogniserRole", new CfnRoleProps
        {
            AssumeRolePolicyDocument = Allow.Assume("rekognition.amazonaws.com"),
            Policies = new[]
            {
                new CfnRole.PolicyProperty
                {
                    PolicyName = "recognise",
                    PolicyDocument = Allow.Document(
                        Allow.Actions(["kinesisvideo:GetDataEndpoint", "kinesisvideo:GetMedia"], video.AttrArn),
                        Allow.Actions(["kinesis:PutRecord", "kinesis:PutRecords"], data.AttrArn)),
                },
            },
        });
        Processor = new CfnStreamProcessor(scope, "Recogniser", new CfnStreamProcessorProps
        {
            Name = Fn.Sub("faceaspire-${CameraName}"),
            KinesisVideoStream = new CfnStreamProcessor.KinesisVideoStreamProperty { Arn = video.AttrArn },
            KinesisDataStream = new CfnStreamProcessor.KinesisDataStreamProperty { Arn = data.AttrArn },
            FaceSearchSettings = new CfnStreamProcessor.FaceSearchSettingsProperty
            {
                CollectionId = Fn.ImportValue(Names.CollectionExport),
                FaceMatchThreshold = LeastSimilarity,
            },
            RoleArn = role.AttrArn,
        });
        role.CfnOptions.Condition = parameters.Recogniser.StreamProcessor;
        Processor.CfnOptions.Condition = parameters.Recogniser.StreamProcessor;
    }

    /// <summary>The processor.</summary>
    public CfnStreamProcessor Processor { get; }
}
