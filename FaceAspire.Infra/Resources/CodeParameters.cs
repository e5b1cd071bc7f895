using Amazon.CDK;
using Constructs;

namespace FaceAspire.Infra.Resources;

/// <summary>Parameters: where the functions' code is, and what it runs on.</summary>
internal sealed class CodeParameters(Construct scope, InfraOptions? options)
{
    private readonly CfnParameter _bucket = new(scope, "CodeBucket", new CfnParameterProps
    {
        Type = "String",
        Default = options?.CodeBucket ?? "local",
        Description = "Bucket of the functions' code: enroller.zip, matcher.zip, notifier.zip and, with Images, analyzer.zip.",
    });

    private readonly CfnParameter _prefix = new(scope, "CodePrefix", new CfnParameterProps
    {
        Type = "String",
        Default = options?.CodePrefix ?? "",
        Description = "What those keys begin with, such as a1b2c3/: new code needs a new key, for CloudFormation looks at no more.",
    });

    private readonly CfnParameter _architecture = new(scope, "Architecture", new CfnParameterProps
    {
        Type = "String",
        Default = (options?.Architecture ?? Options.Architecture.X86_64).ToString().ToLowerInvariant(),
        AllowedValues = ["x86_64", "arm64"],
        Description = "What the functions are compiled for.",
    });

    /// <summary>The bucket.</summary>
    public string Bucket => _bucket.ValueAsString;

    /// <summary>The architecture.</summary>
    public string Architecture => _architecture.ValueAsString;

    /// <summary>The key of a file.</summary>
    public string KeyOf(string file) => Fn.Join("", [_prefix.ValueAsString, file]);
}
