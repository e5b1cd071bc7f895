using Amazon.SimpleEmailV2.Model;

namespace Amazon.SimpleEmailV2;

/// <summary>The operations of Amazon SES that FaceAspire uses, named as in the AWS SDK for .NET.</summary>
/// <remarks>Every method throws <see cref="AmazonSimpleEmailServiceV2Exception"/> when the service refuses.</remarks>
public interface IAmazonSimpleEmailServiceV2
{
    /// <summary>Sends a message. There is no idempotency token: a repeated call sends again.</summary>
    Task<SendEmailResponse> SendEmailAsync(SendEmailRequest request, CancellationToken cancellationToken = default);
}
