using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Rekognition;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace FaceAspire.Infra.Shared;

/// <summary>
/// The recogniser <see cref="Recogniser.Images"/>: from picture of the video to record. The Analyzer is there only when it is chosen; what
/// costs nothing while idle is there always, so that an account can go over from one recogniser to the other, and back: CloudFormation
/// deletes neither a bucket with pictures in it nor an export that a camera's stack still imports.
/// </summary>
internal sealed class Analysis
{
    private const double OneHour = 3600; // a picture that waited longer would tell of somebody who has left

    /// <param name="scope">The stack.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="collection">The known faces.</param>
    public Analysis(Construct scope, SharedParameters parameters, CfnCollection collection)
    {
        Queue = new WorkQueue(scope, "Frames", "frames", LambdaFunction.Timeout, from: "frames", retention: OneHour);
        var frames = new PrivateBucket(
            scope, "FramesBucket", "frames", [PrivateBucket.Expiry("frames", "", 1)], (Queue, ["s3:ObjectCreated:*"]));
        Frames = frames.Resource;
        var analyzer = new LambdaFunction(scope, "Analyzer", parameters.Code,
            new()
            {
                ["FramesBucket"] = frames.Name,
                ["CollectionId"] = collection.Ref,
            },
            [
                Queue.Consume(),
                Allow.Actions(["s3:GetObject"], frames.Under("")),
                Allow.Actions(["rekognition:DetectFaces"], "*"), // it looks at the picture alone: the service has no ARN for that
                Allow.Actions(["rekognition:SearchFacesByImage"], collection.AttrArn),
                Allow.Actions(["kinesis:PutRecord", "kinesis:PutRecords"], Names.Arn("kinesis", Names.DataStreams)),
            ],
            condition: parameters.Recogniser.Images);
        analyzer.Consume("AnalyzerFrames", Queue, batchSize: 10, concurrency: 5); // outside three regions a search is limited to 5 a second
        ImageGeneration = new ImageGenerationFunction(scope).Resource;
    }

    /// <summary>Pictures of the video; each is gone after a day.</summary>
    public CfnBucket Frames { get; }

    /// <summary>Pictures that wait for the Analyzer.</summary>
    public WorkQueue Queue { get; }

    /// <summary>The function behind <c>Custom::ImageGeneration</c>.</summary>
    public CfnFunction ImageGeneration { get; }
}
