using System.Reflection;

namespace FaceAspire.AppHost;

/// <summary>Which of the two hosts this AppHost was built with.</summary>
internal static class HostKind
{
    /// <summary>Where <c>./run</c>, which chooses the host itself, leaves its reason: what the build was told says only that it was told.</summary>
    private const string Reason = "AspireHostReason";

    /// <inheritdoc cref="Describe(string?)" />
    public static string Describe() => Describe(Environment.GetEnvironmentVariable(Reason));

    /// <summary><c>Host: built-in (Aspire's packages are not in the NuGet cache)</c>.</summary>
    /// <param name="reason">Why it was chosen; <see langword="null"/> where the build chose.</param>
    public static string Describe(string? reason)
    {
        var metadata = typeof(HostKind).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToLookup(one => one.Key, one => one.Value);
        var name = metadata["AspireHost"].FirstOrDefault() == "Aspire" ? "Aspire" : "built-in";
        return $"Host: {name} ({(string.IsNullOrEmpty(reason) ? metadata[Reason].FirstOrDefault() : reason)})";
    }
}
