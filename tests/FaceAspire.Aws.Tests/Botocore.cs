using System.Diagnostics;
using System.Text.Json;

namespace FaceAspire.Aws.Tests;

/// <summary>AWS's own SDK for Python, which holds AWS's own models of its services. A test that asks it is skipped where it is not installed.</summary>
internal static class Botocore
{
    private static readonly Lazy<bool> Installed = new(() => TryRun("import botocore", [], out _));

    /// <summary>The model of a service, as botocore has it: <c>rekognition</c>.</summary>
    public static JsonElement Model(string service)
    {
        const string Script = """
            import json, sys
            from botocore import loaders
            print(json.dumps(loaders.Loader().load_service_model(sys.argv[1], 'service-2')))
            """;
        return JsonElement.Parse(Run(Script, service));
    }

    public static string Run(string script, params string[] arguments)
    {
        Assert.SkipUnless(Installed.Value, "python3 with botocore is not installed (pip install botocore).");
        Assert.True(TryRun(script, arguments, out var output), output);
        return output;
    }

    private static bool TryRun(string script, string[] arguments, out string output)
    {
        var start = new ProcessStartInfo("python3", ["-c", script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var python = Process.Start(start)!;
            var errors = python.StandardError.ReadToEndAsync();
            output = python.StandardOutput.ReadToEnd();
            python.WaitForExit();
            output = python.ExitCode == 0 ? output : errors.GetAwaiter().GetResult();
            return python.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            output = e.Message;
            return false;
        }
    }
}
