using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>
/// AWS's own models of its services, as they ship with botocore: in the folder that BOTOCORE_DATA names, or in Python's packages. What asks for
/// them is skipped where they are absent.
/// </summary>
internal static class Botocore
{
    private static readonly Lazy<string?> Data = new(() => Environment.GetEnvironmentVariable("BOTOCORE_DATA") is { Length: > 0 } set ? set : OfPython());

    /// <summary>Why tests are skipped; <see langword="null"/> when the models are here.</summary>
    public static string? Missing => Data.Value is null ? "botocore's service models are not installed (pip install boto3, or BOTOCORE_DATA=<folder>)." : null;

    /// <summary>Reads the newest model of a service, such as <c>sqs</c>.</summary>
    public static JsonElement Read(string service)
    {
        var version = Directory.EnumerateDirectories(Path.Combine(Data.Value!, service)).Order(StringComparer.Ordinal).Last();
        var plain = Path.Combine(version, "service-2.json");
        using var file = File.OpenRead(File.Exists(plain) ? plain : plain + ".gz");
        using Stream content = File.Exists(plain) ? file : new GZipStream(file, CompressionMode.Decompress);
        using var json = JsonDocument.Parse(content);
        return json.RootElement.Clone();
    }

    private static string? OfPython()
    {
        try
        {
            var start = new ProcessStartInfo("python3", ["-c", "import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), 'data'))"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var python = Process.Start(start)!;
            var path = python.StandardOutput.ReadToEnd().Trim();
            python.WaitForExit();
            return python.ExitCode == 0 ? path : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
