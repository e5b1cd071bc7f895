namespace Aspire.Hosting.ApplicationModel;

/// <summary>The arguments of a process about to start.</summary>
/// <param name="args">The arguments so far: strings, or <see cref="IValueProvider"/>.</param>
/// <param name="cancellationToken">Ends with the application.</param>
public sealed class CommandLineArgsCallbackContext(IList<object> args, CancellationToken cancellationToken = default)
{
    /// <summary>The arguments so far: strings, or <see cref="IValueProvider"/>.</summary>
    public IList<object> Args { get; } = args;

    /// <summary>Ends with the application.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
