using Amazon.CDK.AWS.SES;
using Constructs;

namespace FaceAspire.Infra.Operations;

/// <summary>Asks each recipient to confirm the address: while an account is in SES's sandbox, it may write to confirmed ones alone.</summary>
internal sealed class RecipientIdentities
{
    /// <param name="scope">The stack.</param>
    /// <param name="options">An account's options.</param>
    public RecipientIdentities(Construct scope, InfraOptions? options)
    {
        string[] unconfirmed = options is { VerifyRecipients: true }
            ? [.. options.AlertRecipients.Where(recipient => !recipient.Equals(options.Sender, StringComparison.OrdinalIgnoreCase))]
            : [];
        for (var i = 0; i < unconfirmed.Length; i++)
        {
            _ = new CfnEmailIdentity(scope, $"Recipient{i + 1}", new CfnEmailIdentityProps { EmailIdentity = unconfirmed[i] });
        }
    }
}
