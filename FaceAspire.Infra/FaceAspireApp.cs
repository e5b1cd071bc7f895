using Amazon.CDK;
using FaceAspire.Infra.Cameras;
using FaceAspire.Infra.Operations;
using FaceAspire.Infra.Shared;

namespace FaceAspire.Infra;

/// <summary>Puts the stacks together.</summary>
internal static class FaceAspireApp
{
    /// <summary>The stacks of an account: the shared one, operations, and one per camera.</summary>
    /// <param name="options">What is wanted.</param>
    /// <param name="folder">Where the templates are written to. Default: where the CDK's command line looks for them.</param>
    public static App Account(InfraOptions options, string? folder = null)
    {
        var app = Empty(folder);
        var operations = new OperationsStack(app, options);
        var shared = new SharedStack(app, options);
        shared.Node.AddDependency(operations); // alarms have somewhere to go, and work that fails is seen, before there is any
        foreach (var camera in options.Cameras)
        {
            new CameraStack(app, options, camera).Node.AddDependency(shared);
        }

        return app;
    }

    /// <summary>The templates as they are checked in: without anybody's addresses and cameras.</summary>
    /// <param name="folder">Where they are written to.</param>
    public static App Templates(string folder)
    {
        var app = Empty(folder);
        _ = new SharedStack(app, options: null);
        _ = new CameraStack(app, options: null, camera: null);
        _ = new OperationsStack(app, options: null);
        return app;
    }

    /// <summary>Node versions that the CDK runs on, but prints twelve lines about: its own variable silences it.</summary>
    public static void SilenceNode() => System.Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "18,20");

    private static App Empty(string? folder)
    {
        SilenceNode();
        return new(new AppProps { Outdir = folder, TreeMetadata = false, AnalyticsReporting = false });
    }
}
