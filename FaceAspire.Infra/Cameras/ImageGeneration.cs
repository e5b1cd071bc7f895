using Amazon.CDK;
using Constructs;

namespace FaceAspire.Infra.Cameras;

/// <summary>A camera's pictures, with <see cref="Recogniser.Images"/>: a custom resource, since CloudFormation has no property for it.</summary>
internal sealed class ImageGeneration
{
    /// <param name="scope">The stack.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="video">What pictures are taken of.</param>
    public ImageGeneration(Construct scope, CameraParameters parameters, Amazon.CDK.AWS.KinesisVideo.CfnStream video)
    {
        var resource = new CfnResource(scope, "Pictures", new CfnResourceProps
        {
            Type = "Custom::ImageGeneration",
            Properties = new Dictionary<string, object>
            {
                ["ServiceToken"] = Fn.ImportValue(Names.ImageGenerationExport),
                ["StreamName"] = video.Ref,
                ["Configuration"] = new Dictionary<string, object> // as UpdateImageGenerationConfiguration takes it
                {
                    ["Status"] = "ENABLED",
                    ["ImageSelectorType"] = "PRODUCER_TIMESTAMP", // the frame's own time, which records and visits go by
                    ["DestinationConfig"] = new Dictionary<string, object>
                    {
                        ["Uri"] = Fn.Join("", ["s3://", Fn.ImportValue(Names.FramesBucketExport)]),
                        ["DestinationRegion"] = Aws.REGION,
                    },
                    ["SamplingInterval"] = parameters.SamplingMilliseconds,
                    ["Format"] = "JPEG",
                },
            },
        });
        resource.CfnOptions.Condition = parameters.Recogniser.Images;
    }
}
