using Amazon.CDK;

namespace Aspire.Hosting.AWS.CDK;

/// <summary>A stack in an account. It is <see cref="KnownResourceStates.Running"/> once it is there as it is described.</summary>
internal interface IStackResource : IResourceWithWaitSupport
{
    /// <summary>What is in it.</summary>
    Stack Stack { get; }
}

/// <inheritdoc />
/// <typeparam name="T">The stack's own type.</typeparam>
internal interface IStackResource<out T> : IStackResource
    where T : Stack
{
    /// <inheritdoc cref="IStackResource.Stack" />
    new T Stack { get; }
}
