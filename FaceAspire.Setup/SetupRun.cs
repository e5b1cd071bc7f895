using System.Globalization;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Setup;

/// <summary>What an account needs before the first frame: the shared stack, a stack per camera, and the photos of the people.</summary>
internal sealed partial class SetupRun(SetupOptions options, StackDeployment stacks, PhotoUpload photos, ILogger<SetupRun> logger)
{
    /// <summary>Does all of it; doing it again changes only what has changed.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var people = options.People is { Length: > 0 } folder ? PeopleFolder.Read(folder) : new([], []);
        if (people.LeftOut.Count > 0)
        {
            Log.LeftOut(logger, string.Join(", ", people.LeftOut));
        }

        await stacks.DeployAsync(StackName.Shared, await TemplateAsync("FaceAspire", cancellationToken), SharedParameters(), cancellationToken);

        var camera = await TemplateAsync("Camera", cancellationToken);
        foreach (var name in options.Cameras.Keys)
        {
            await stacks.DeployAsync(
                StackName.OfCamera(name), camera,
                new Dictionary<string, string> { ["CameraName"] = name, ["RecogniserKind"] = options.Recogniser.ToString() }, cancellationToken);
        }

        await photos.UploadAsync(options.FacesBucket, people.Photos, cancellationToken);
    }

    private Dictionary<string, string> SharedParameters() => new()
    {
        ["Sender"] = options.Sender,
        ["Recipients"] = options.Recipients,
        ["RecogniserKind"] = options.Recogniser.ToString(),
        ["VisitTimeout"] = options.VisitTimeout.ToString("c"),
        ["MinSightings"] = options.MinSightings.ToString(CultureInfo.InvariantCulture),
        ["SightingWindow"] = options.SightingWindow.ToString("c"),
        ["MaxYaw"] = options.MaxYaw.ToString(CultureInfo.InvariantCulture),
    };

    private static Task<string> TemplateAsync(string name, CancellationToken cancellationToken) =>
        File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "templates", $"{name}.template.json"), cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Left out: {Paths}. A photo is a JPEG or PNG file directly in a person's folder.")]
        public static partial void LeftOut(ILogger logger, string paths);
    }
}
