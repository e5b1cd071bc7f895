using FaceAspire.Emulator.CloudFormation;

namespace FaceAspire.Emulator.Ses;

/// <summary><c>AWS::SES::EmailIdentity</c>.</summary>
internal sealed class EmailIdentityResource(Identities identities) : IResourceType
{
    /// <inheritdoc/>
    public string Name => "AWS::SES::EmailIdentity";

    /// <inheritdoc/>
    public Task<Resource> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var identity = request.Text("EmailIdentity") ?? throw SesLimits.Bad("EmailIdentity must be given.");
        identities.Add(identity);
        return Task.FromResult(new Resource(identity, new Dictionary<string, string>()));
    }

    /// <inheritdoc/>
    public Task<Resource> UpdateAsync(string physicalId, ResourceRequest request, CancellationToken cancellationToken) => CreateAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(string physicalId, CancellationToken cancellationToken)
    {
        identities.Remove(physicalId);
        return Task.CompletedTask;
    }
}
