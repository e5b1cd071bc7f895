namespace Amazon.SimpleEmailV2.Model;

/// <summary>SES took the message.</summary>
public sealed class SendEmailResponse
{
    /// <summary>Its id.</summary>
    public string? MessageId { get; set; }
}
