namespace FaceAspire.Emulator.Signing;

/// <summary>Credentials that may call.</summary>
/// <param name="Id">The public half.</param>
/// <param name="Secret">The secret half.</param>
/// <param name="SessionToken">What temporary credentials must send along; <see langword="null"/> for lasting ones.</param>
internal sealed record AccessKey(string Id, string Secret, string? SessionToken)
{
    /// <summary>Names the key without its secrets.</summary>
    public override string ToString() => Id;

    /// <summary>The keys of the settings; without any, those of AWS's environment variables.</summary>
    public static IReadOnlyDictionary<string, AccessKey> From(EmulatorOptions options, Func<string, string?> environment)
    {
        var keys = options.AccessKeys.ToDictionary(
            key => key.Key, key => new AccessKey(key.Key, key.Value, options.SessionTokens.GetValueOrDefault(key.Key)), StringComparer.Ordinal);
        if (keys.Count == 0 && environment("AWS_ACCESS_KEY_ID") is { Length: > 0 } id && environment("AWS_SECRET_ACCESS_KEY") is { Length: > 0 } secret)
        {
            keys.Add(id, new(id, secret, environment("AWS_SESSION_TOKEN") is { Length: > 0 } token ? token : null));
        }

        return keys;
    }
}
