using System.Reflection;

namespace FaceAspire.AppHost;

/// <summary>Which of the two hosts this AppHost was built with.</summary>
internal static class HostKind
{
    /// <summary><c>Host: built-in (Aspire 13.6.0 is not in the NuGet cache)</c>.</summary>
    public static string Describe()
    {
        var metadata = typeof(HostKind).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToLookup(one => one.Key, one => one.Value);
        var name = metadata["AspireHost"].FirstOrDefault() == "Aspire" ? "Aspire" : "built-in";
        return $"Host: {name} ({metadata["AspireHostReason"].FirstOrDefault()})";
    }
}
