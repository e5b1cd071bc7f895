using Constructs;

namespace Aspire.Hosting.AWS.CDK;

/// <summary>Makes a construct.</summary>
/// <param name="scope">What it belongs to: the application, for a stack.</param>
internal delegate T ConstructBuilderDelegate<out T>(Construct scope)
    where T : IConstruct;
