namespace Amazon.SimpleEmailV2.Model;

/// <summary>A body, in one or two forms.</summary>
public sealed class Body
{
    /// <summary>As text.</summary>
    public Content? Text { get; set; }

    /// <summary>As HTML.</summary>
    public Content? Html { get; set; }
}
