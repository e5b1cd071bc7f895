namespace FaceAspire.Infra.Options;

/// <summary>The options are wrong; the message has a line for each fault, which names its key.</summary>
internal sealed class InfraOptionsException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<string> Faults => faults;
}
