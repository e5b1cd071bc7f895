using Amazon.CDK.AWS.IAM;
using Constructs;

namespace FaceAspire.Infra.Shared;

/// <summary>What a Producer may do: policies to attach to the user or role that it runs as.</summary>
internal sealed class ProducerRights
{
    /// <param name="scope">The stack.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="analysis">Where its pictures go, with images.</param>
    public ProducerRights(Construct scope, SharedParameters parameters, Analysis analysis)
    {
        Video = new CfnManagedPolicy(scope, "ProducerPolicy", new CfnManagedPolicyProps
        {
            Description = "FaceAspire: send the cameras' video, and keep their stream processors running.",
            PolicyDocument = Allow.Document(
                Allow.Actions(
                    ["kinesisvideo:DescribeStream", "kinesisvideo:GetDataEndpoint", "kinesisvideo:PutMedia"],
                    Names.Arn("kinesisvideo", Names.VideoStreams)),
                Allow.Actions(
                    ["rekognition:DescribeStreamProcessor", "rekognition:StartStreamProcessor", "rekognition:StopStreamProcessor"],
                    Names.Arn("rekognition", $"streamprocessor/{Names.Prefix}-*"))),
        });

        // Kinesis Video stores a stream's pictures with the rights of whoever sends the video.
        Pictures = new CfnManagedPolicy(scope, "ProducerPicturesPolicy", new CfnManagedPolicyProps
        {
            Description = "FaceAspire: store pictures of the cameras' video.",
            PolicyDocument = Allow.Document(Allow.Actions(["s3:PutObject"], $"{analysis.Frames.AttrArn}/*")),
        });
        Pictures.CfnOptions.Condition = parameters.Recogniser.Images;
    }

    /// <summary>Needed always.</summary>
    public CfnManagedPolicy Video { get; }

    /// <summary>Needed with images, too.</summary>
    public CfnManagedPolicy Pictures { get; }
}
