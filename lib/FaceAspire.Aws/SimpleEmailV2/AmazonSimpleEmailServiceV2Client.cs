using Amazon.Runtime;
using Amazon.SimpleEmailV2.Model;
using FaceAspire.Aws;

namespace Amazon.SimpleEmailV2;

/// <summary>Calls Amazon SES.</summary>
public sealed class AmazonSimpleEmailServiceV2Client(AwsClientOptions? options = null) : JsonServiceClient(Service, options), IAmazonSimpleEmailServiceV2
{
    private static readonly AwsServiceDescription Service = new("SESV2", "email", "ses");
    private static readonly SimpleEmailJson Json = SimpleEmailJson.Default;

    /// <inheritdoc/>
    public Task<SendEmailResponse> SendEmailAsync(SendEmailRequest request, CancellationToken cancellationToken = default) =>
        PostAsync("/v2/email/outbound-emails", request, Json.SendEmailRequest, Json.SendEmailResponse, endpoint: null, cancellationToken);

    /// <inheritdoc/>
    protected override AmazonServiceException ToException(AwsErrorResponse error) =>
        new AmazonSimpleEmailServiceV2Exception(error.Message, error.Cause, error.Code, error.RequestId, error.StatusCode);
}
