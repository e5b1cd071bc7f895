using Amazon.CDK;
using Constructs;

namespace FaceAspire.Infra;

/// <summary>
/// A stack whose template stands alone: it needs no bootstrapped account and no assets, and a resource is called in it what it is called
/// here. So one template serves CloudFormation, the emulator and a reader.
/// </summary>
internal abstract class TemplateStack : Stack
{
    /// <param name="scope">The application.</param>
    /// <param name="id">The template's name.</param>
    /// <param name="stackName">The stack's.</param>
    /// <param name="description">What is in it.</param>
    protected TemplateStack(Construct scope, string id, string stackName, string description)
        : base(scope, id, new StackProps
        {
            StackName = stackName,
            Description = description,
            Synthesizer = new BootstraplessSynthesizer(new BootstraplessSynthesizerProps()),
            AnalyticsReporting = false, // it would add a resource
        }) => TemplateOptions.TemplateFormatVersion = "2010-09-09";

    /// <summary>Gives a value out.</summary>
    protected void Output(string id, string value, string? export = null, CfnCondition? condition = null) =>
        _ = new CfnOutput(this, $"{id}Output", new CfnOutputProps { Value = value, ExportName = export, Condition = condition });

    /// <summary>The construct's own name. Names are unique in a stack: CDK refuses a second one.</summary>
    protected override string AllocateLogicalId(CfnElement cfnElement) => cfnElement is CfnOutput
        ? cfnElement.Node.Id[..^"Output".Length] // an output may be called as a resource is
        : cfnElement.Node.Id;
}
