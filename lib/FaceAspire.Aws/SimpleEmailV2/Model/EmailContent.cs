namespace Amazon.SimpleEmailV2.Model;

/// <summary>A message, finished or to be built.</summary>
public sealed class EmailContent
{
    /// <summary>A whole RFC 5322 message, at most 40 MB in base64.</summary>
    public RawMessage? Raw { get; set; }

    /// <summary>Subject and body; SES builds the message.</summary>
    public Message? Simple { get; set; }
}
