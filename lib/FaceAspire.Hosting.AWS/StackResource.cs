using Amazon.CDK;

namespace Aspire.Hosting.AWS.CDK;

/// <inheritdoc cref="IStackResource{T}" />
internal sealed class StackResource<T>(string name, T stack) : Aspire.Hosting.ApplicationModel.Resource(name), IStackResource<T>
    where T : Stack
{
    public T Stack { get; } = stack;

    Stack IStackResource.Stack => Stack;
}
