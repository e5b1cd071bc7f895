using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace FaceAspire.AppHost;

/// <summary>Where the parts find AWS.</summary>
/// <param name="Emulator">The emulator; <see langword="null"/> with a real account.</param>
/// <param name="Storage">Where S3 and SQS are, if not at the emulator.</param>
internal sealed record Aws(IResourceBuilder<ProjectResource>? Emulator, Uri? Storage)
{
    /// <summary>Whether the parts run here, not in an account.</summary>
    public bool IsLocal => Emulator is not null;

    /// <summary>The emulator's address; only where there is one.</summary>
    public EndpointReference Endpoint => Emulator!.GetEndpoint("http");
}
