using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Keeps secrets out of what is shown and logged: the values of secret parameters, wherever they turn up.</summary>
internal sealed class SecretMask
{
    /// <summary>What stands in for a secret.</summary>
    public const string Masked = "******";

    /// <summary>A shorter one stands in too many words to be replaced, and is no secret anyway.</summary>
    private const int MinLength = 4;

    private static readonly string[] TellingNames = ["SECRET", "TOKEN", "PASSWORD", "APIKEY", "API_KEY", "OTLP_HEADERS"];

    private readonly Lock _lock = new();
    private string[] _secrets = [];

    /// <summary>Learns a secret.</summary>
    public void Learn(string secret)
    {
        lock (_lock)
        {
            if (secret.Length >= MinLength && !_secrets.Contains(secret))
            {
                _secrets = [.. _secrets.Append(secret).OrderByDescending(one => one.Length)]; // the longest first: one may hold another
            }
        }
    }

    /// <summary>The text without the secrets known so far.</summary>
    public string Apply(string text) => _secrets.Aggregate(text, (masked, secret) => masked.Replace(secret, Masked, StringComparison.Ordinal));

    /// <summary>An environment variable as it may be shown: nothing of it where its name tells of a secret, no password in an address.</summary>
    public string Variable(string name, string value)
    {
        if (value.Length > 0 && TellingNames.Any(telling => name.Contains(telling, StringComparison.OrdinalIgnoreCase)))
        {
            return Masked;
        }

        var (start, end) = (value.IndexOf("://", StringComparison.Ordinal), value.LastIndexOf('@'));
        return Apply(start > 0 && end > start ? $"{value[..(start + 3)]}{Masked}{value[end..]}" : value);
    }

    /// <summary>Learns the secrets that a value is made of.</summary>
    public async ValueTask LearnFromAsync(object value, CancellationToken cancellationToken)
    {
        if (value is ParameterResource { Secret: true } parameter)
        {
            Learn(await parameter.GetValueAsync(cancellationToken) ?? "");
        }

        foreach (var part in value is ReferenceExpression expression ? expression.ValueProviders : [])
        {
            await LearnFromAsync(part, cancellationToken);
        }
    }
}
