using Amazon.CDK.AWS.Lambda;
using Constructs;

namespace FaceAspire.Infra.Shared;

/// <summary>
/// The function behind <c>Custom::ImageGeneration</c>: CloudFormation has no property for a video stream's image generation. It is inline
/// Python, since Lambda brings both the language and the client with it, and it runs only while a stack is deployed.
/// </summary>
internal sealed class ImageGenerationFunction
{
    private const double Timeout = 60; // a stream that is being changed is waited for

    /// <param name="scope">The stack.</param>
    public ImageGenerationFunction(Construct scope)
    {
        const string Name = "image-generation";
        var logs = LambdaFunction.Logs(scope, "ImageGeneration", Name);
        var role = LambdaFunction.Role(scope, "ImageGeneration", "configure",
        [
            Allow.Actions(["logs:CreateLogStream", "logs:PutLogEvents"], logs.AttrArn),
            Allow.Actions(["kinesisvideo:UpdateImageGenerationConfiguration"], Names.Arn("kinesisvideo", Names.VideoStreams)),
        ]);
        Resource = new CfnFunction(scope, "ImageGeneration", new CfnFunctionProps
        {
            FunctionName = Names.Function(Name),
            Runtime = "python3.13",
            Handler = "index.handle",
            Timeout = Timeout,
            Role = role.AttrArn,
            Code = new CfnFunction.CodeProperty { ZipFile = Code() },
        });
        Resource.Node.AddDependency(logs);
    }

    /// <summary>The function.</summary>
    public CfnFunction Resource { get; }

    private static string Code()
    {
        using var source = new StreamReader(typeof(ImageGenerationFunction).Assembly.GetManifestResourceStream("image_generation.py")!);
        return source.ReadToEnd();
    }
}
