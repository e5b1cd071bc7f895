namespace FaceAspire.Emulator.CloudFormation;

/// <summary>What an update did to a resource.</summary>
/// <param name="Before">As it was; <see langword="null"/> for a new one.</param>
/// <param name="After">As it is.</param>
internal sealed record ResourceChange(StackResourceRecord? Before, StackResourceRecord After)
{
    /// <summary>Whether another one stands in its place, so that the old one has to go.</summary>
    public bool IsReplacement => Before is not null && (Before.PhysicalId, Before.Type) != (After.PhysicalId, After.Type);
}
