namespace Amazon.SimpleEmailV2.Model;

/// <summary>A whole message.</summary>
public sealed class RawMessage
{
    /// <summary>Its bytes.</summary>
    public byte[]? Data { get; set; }
}
