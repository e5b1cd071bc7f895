namespace Amazon.SimpleEmailV2.Model;

/// <summary>Text and its encoding.</summary>
public sealed class Content
{
    /// <summary>The text.</summary>
    public string? Data { get; set; }

    /// <summary>Such as <c>UTF-8</c>.</summary>
    public string? Charset { get; set; }
}
