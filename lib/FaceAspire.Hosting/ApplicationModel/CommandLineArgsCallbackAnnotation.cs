namespace Aspire.Hosting.ApplicationModel;

/// <summary>Adds arguments when the process is about to start.</summary>
/// <param name="callback">Adds them.</param>
public sealed class CommandLineArgsCallbackAnnotation(Func<CommandLineArgsCallbackContext, Task> callback) : IResourceAnnotation
{
    /// <summary>Adds them.</summary>
    public Func<CommandLineArgsCallbackContext, Task> Callback { get; } = callback;
}
