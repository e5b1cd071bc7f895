using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value given from outside, by default the configuration's <c>Parameters:&lt;name&gt;</c>.</summary>
public class ParameterResource : Resource, IValueProvider, IManifestExpressionProvider
{
    private readonly Func<string?> _value;

    internal ParameterResource(string name, Func<string?> value, bool secret)
        : base(name)
    {
        _value = value;
        Secret = secret;
    }

    /// <summary>Whether the value must not be shown.</summary>
    public bool Secret { get; }

    /// <inheritdoc />
    public string ValueExpression => $"{{{Name}.value}}";

    /// <summary>The value.</summary>
    /// <exception cref="DistributedApplicationException">None was given.</exception>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) =>
        new(_value() ?? throw new DistributedApplicationException(
            $"The parameter {Name} has no value. Set the environment variable Parameters__{Name}."));

    internal static ParameterResource From(IConfiguration configuration, string name, bool secret) =>
        new(name, () => configuration[$"Parameters:{name}"], secret);
}
