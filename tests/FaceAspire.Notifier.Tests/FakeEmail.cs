using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;
using MimeKit;

namespace FaceAspire.Notifier.Tests;

/// <summary>An SES that keeps what it takes.</summary>
internal sealed class FakeEmail(Faults faults) : IAmazonSimpleEmailServiceV2
{
    public List<(SendEmailRequest Request, MimeMessage Message)> Taken { get; } = [];

    public Task<SendEmailResponse> SendEmailAsync(SendEmailRequest request, CancellationToken cancellationToken = default)
    {
        faults.Pass("send");
        Taken.Add((request, MimeMessage.Load(new MemoryStream(request.Content!.Raw!.Data!), cancellationToken)));
        faults.Pass("after send");
        return Task.FromResult(new SendEmailResponse { MessageId = $"ses-{Taken.Count}" });
    }

    public static Exception Refusal(string code, int status) =>
        new AmazonSimpleEmailServiceV2Exception(code, null, code, null, (System.Net.HttpStatusCode)status);
}
