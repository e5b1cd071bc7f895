namespace Amazon.SimpleEmailV2.Model;

/// <summary>Asks to send a message.</summary>
public sealed class SendEmailRequest
{
    /// <summary>The sender; SES has to have verified it.</summary>
    public string? FromEmailAddress { get; set; }

    /// <summary>Who gets it: at most 50 in all.</summary>
    public Destination? Destination { get; set; }

    /// <summary>The message.</summary>
    public EmailContent? Content { get; set; }
}
