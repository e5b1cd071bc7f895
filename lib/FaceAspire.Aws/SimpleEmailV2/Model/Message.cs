namespace Amazon.SimpleEmailV2.Model;

/// <summary>Subject and body.</summary>
public sealed class Message
{
    /// <summary>The subject.</summary>
    public Content? Subject { get; set; }

    /// <summary>The body.</summary>
    public Body? Body { get; set; }
}
