using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace FaceAspire.Emulator.Sqs;

/// <summary>Writes queue URLs on the host and port by which the emulator was called, so that they work where the caller is.</summary>
internal sealed class QueueUrls(IHttpContextAccessor accessor, IServer server, Arns arns)
{
    /// <summary>Such as <c>http://127.0.0.1:4566/000000000000/uploads</c>.</summary>
    public string Of(string name) => $"{Origin}/{arns.Account}/{name}";

    private string Origin => accessor.HttpContext?.Request is { Host.HasValue: true } request
        ? $"{request.Scheme}://{request.Host}"
        : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://127.0.0.1";
}
