using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Offers something to do with the resource, on the dashboard and by <see cref="ResourceCommandService"/>.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="name">Unique among the resource's commands; part of an address.</param>
    /// <param name="displayName">What the button says.</param>
    /// <param name="executeCommand">Does it.</param>
    /// <param name="commandOptions">How it is offered.</param>
    public static IResourceBuilder<T> WithCommand<T>(
        this IResourceBuilder<T> builder,
        string name,
        string displayName,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
        CommandOptions? commandOptions = null)
        where T : IResource => builder.WithAnnotation(new ResourceCommandAnnotation(name, displayName, executeCommand, commandOptions ?? new()));

    /// <summary>Shows a link with the resource.</summary>
    public static IResourceBuilder<T> WithUrl<T>(
        this IResourceBuilder<T> builder, in ReferenceExpression.ExpressionInterpolatedStringHandler url, string? displayText = null)
        where T : IResource => builder.WithUrl(ReferenceExpression.Create(url), displayText);

    /// <summary>Shows a link with the resource.</summary>
    public static IResourceBuilder<T> WithUrl<T>(this IResourceBuilder<T> builder, ReferenceExpression url, string? displayText = null)
        where T : IResource => builder.WithAnnotation(new ResourceUrl(url, displayText));

    /// <summary>Aspire's dashboard draws it; this host's has no icons.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="iconName">An icon of Fluent UI's.</param>
    public static IResourceBuilder<T> WithIconName<T>(this IResourceBuilder<T> builder, string iconName)
        where T : IResource => builder;

    /// <summary>Here nothing is served with a certificate unless it brings its own, so there is nothing to do.</summary>
    public static IResourceBuilder<T> WithoutHttpsCertificate<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEnvironment, IResourceWithArgs => builder;
}
