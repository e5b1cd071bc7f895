using Amazon.CDK;
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
    // Outside three regions an account may search 5 times a second: two instances, the least that a mapping can be held to, share that.
    private const double Instances = 2;
    private const string SearchesPerSecond = "2.5";
    private const double Batch = 5; // of 10 faces each: 20 seconds of searches, of the 30 that a call may take

    private const double WholeProcessor = 1769; // MB that come with one: the face gate computes for a twentieth of a second with it
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
                ["SearchesPerSecond"] = SearchesPerSecond,
                ["FaceGate"] = parameters.FaceGate,
            },
            [
                Queue.Consume(),
                Allow.Actions(["s3:GetObject", "s3:DeleteObject"], frames.Under("")),
                Allow.Actions(["rekognition:DetectFaces"], "*"), // it looks at the picture alone: the service has no ARN for that
                Allow.Actions(["rekognition:SearchFacesByImage"], collection.AttrArn),
                Allow.Actions(["kinesis:PutRecord"], Names.Arn("kinesis", Names.DataStreams)),
            ],
            condition: parameters.Recogniser.Images);
        var gated = new CfnCondition(scope, "HasFaceGate", new CfnConditionProps { Expression = Fn.ConditionNot(Fn.ConditionEquals(parameters.FaceGate, "0")) });
        analyzer.Resource.AddPropertyOverride(
            "MemorySize", new Dictionary<string, object> { ["Fn::If"] = new object[] { gated.LogicalId, WholeProcessor, analyzer.Resource.MemorySize! } });
        analyzer.Consume("AnalyzerFrames", Queue, Batch, Instances);
        ImageGeneration = new ImageGenerationFunction(scope).Resource;
    }

    /// <summary>Pictures of the video: each is deleted once it was analysed, or after a day.</summary>
    public CfnBucket Frames { get; }

    /// <summary>Pictures that wait for the Analyzer.</summary>
    public WorkQueue Queue { get; }

    /// <summary>The function behind <c>Custom::ImageGeneration</c>.</summary>
    public CfnFunction ImageGeneration { get; }
}
