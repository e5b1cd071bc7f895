using System.Globalization;
using System.Text.RegularExpressions;

namespace FaceAspire.AppHost;

/// <summary>Reads the command line: <c>--camera door=clip.mp4 --for 60s</c>, or <c>--for=60s</c>.</summary>
internal static partial class CommandLine
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Help = """
        --camera NAME=SOURCE  a camera; repeatable. A video file, rtsp://..., /dev/videoN, testsrc. Default: the demo clip, as door
        --people DIR          a folder per person, holding JPEG or PNG photos. Default: the demo portraits
        --profile NAME        local, localstack or aws. Default: local
        --recogniser NAME     StreamProcessor, or Images: works in every account. Default: StreamProcessor
        --aws-endpoint URL    where S3 and SQS are, in profile localstack. Default: a LocalStack container is started
        --port N              the emulator's port; 0 takes a free one. Default: 4566
        --dashboard-port N    the dashboard's port; 0 takes a free one, off leaves it out. Default: 18888, if free
        --ephemeral           keep no state; otherwise it is kept in .faceaspire
        --for 60s             stop by itself; exit code 0 only if every part stayed healthy
        --verbose             show every part's log on the console
        """;

    /// <summary>Reads the options.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="workingDirectory">What relative paths are relative to.</param>
    /// <param name="samples">The folder of the demo clip and portraits.</param>
    /// <exception cref="OptionException">An option is unknown, or its value cannot be.</exception>
    public static AppHostOptions Parse(IReadOnlyList<string> args, string workingDirectory, string samples)
    {
        List<Camera> cameras = [];
        var options = new AppHostOptions
        {
            Cameras = cameras,
            People = Path.Combine(samples, "people"),
            Samples = Path.Combine(samples, "people"),
            Home = Path.Combine(workingDirectory, ".faceaspire"),
        };
        foreach (var (name, value) in Pairs(args))
        {
            if (name == "--camera")
            {
                cameras.Add(AsCamera(value, workingDirectory, cameras));
            }
            else
            {
                options = With(options, name, value, workingDirectory);
            }
        }

        if (cameras.Count == 0)
        {
            cameras.Add(new("door", Path.Combine(samples, "door.mp4")));
        }

        return Checked(options);
    }

    private static AppHostOptions With(AppHostOptions options, string name, string value, string workingDirectory) => name switch
    {
        "--people" => options with { People = Path.GetFullPath(value, workingDirectory) },
        "--profile" => options with { Profile = AsProfile(value) },
        "--recogniser" => options with { Recogniser = AsRecogniser(value) },
        "--aws-endpoint" => options with { AwsEndpoint = AsUrl(value) },
        "--port" => options with { Port = AsPort(name, value) },
        "--dashboard-port" => value == "off" ? options : options with { DashboardPort = AsPort(name, value) }, // off: see HostArguments
        "--ephemeral" => options with { Ephemeral = true },
        "--for" => options with { For = AsDuration(value) },
        "--verbose" => options with { Verbose = true },
        _ => throw new OptionException($"Unknown option {name}; --help lists the options."),
    };

    private static AppHostOptions Checked(AppHostOptions options)
    {
        if (options.Profile != Profile.LocalStack && options.AwsEndpoint is not null)
        {
            throw new OptionException("--aws-endpoint belongs to --profile localstack.");
        }

        return options.Profile == Profile.Aws || Directory.Exists(options.People)
            ? options
            : throw new OptionException($"The people folder {options.People} does not exist. Give --people a folder that holds one folder per person.");
    }

    /// <summary>Options with their values; a switch has an empty one.</summary>
    private static IEnumerable<(string Name, string Value)> Pairs(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = args[i].IndexOf('=') is > 0 and var at && args[i].StartsWith("--", StringComparison.Ordinal)
                ? (args[i][..at], args[i][(at + 1)..])
                : (args[i], null);
            if (name is "--ephemeral" or "--verbose")
            {
                yield return value is null ? (name, "") : throw new OptionException($"{name} takes no value.");
            }
            else if (!name.StartsWith("--", StringComparison.Ordinal))
            {
                throw new OptionException($"'{name}' is no option; --help lists the options.");
            }
            else
            {
                yield return (name, value ?? (i + 1 < args.Count ? args[++i] : throw Missing(name)));
            }
        }
    }

    private static OptionException Missing(string name) =>
        new(Help.Contains($"{name} ", StringComparison.Ordinal) ? $"{name} needs a value." : $"Unknown option {name}; --help lists the options.");

    private static Camera AsCamera(string text, string workingDirectory, List<Camera> others)
    {
        var at = text.IndexOf('=');
        if (at <= 0 || at == text.Length - 1)
        {
            throw new OptionException($"--camera {text}: write NAME=SOURCE, door=clip.mp4 say.");
        }

        var (name, source) = (text[..at], text[(at + 1)..]);
        if (!CameraName().IsMatch(name) || name.Contains("__", StringComparison.Ordinal)) // __ separates configuration keys
        {
            throw new OptionException($"--camera {text}: '{name}' cannot name a camera. Take 1 to 64 of a-z A-Z 0-9 _ . - without two _ in a row.");
        }

        if (others.Exists(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new OptionException($"--camera {text}: there are two cameras named {name}.");
        }

        return source != "-" ? new(name, IsPath(source) ? Path.GetFullPath(source, workingDirectory) : source)
            : throw new OptionException($"--camera {text}: standard input is for the Producer started by itself; see docs/producer.md.");
    }

    /// <summary>What is no address, no camera of macOS or Windows and not the test picture; a file of that name is <c>./testsrc</c>.</summary>
    private static bool IsPath(string source) => source != "testsrc" && !source.Contains("://", StringComparison.Ordinal)
        && !source.StartsWith("avfoundation:", StringComparison.OrdinalIgnoreCase) && !source.StartsWith("dshow:", StringComparison.OrdinalIgnoreCase);

    private static Profile AsProfile(string text) => text switch
    {
        "local" => Profile.Local,
        "localstack" => Profile.LocalStack,
        "aws" => Profile.Aws,
        _ => throw new OptionException($"--profile {text}: take local, localstack or aws."),
    };

    private static Recogniser AsRecogniser(string text) =>
        Array.Find(Enum.GetNames<Recogniser>(), name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<Recogniser>(name)
            : throw new OptionException($"--recogniser {text}: take {string.Join(" or ", Enum.GetNames<Recogniser>())}.");

    private static Uri AsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new Uri(url.GetLeftPart(UriPartial.Authority))
            : throw new OptionException($"--aws-endpoint {text}: take an http or https URL, http://127.0.0.1:4567 say.");

    private static int AsPort(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new OptionException($"{name} {text}: take a number from 0 to 65535.");

    private static TimeSpan AsDuration(string text)
    {
        var match = DurationText().Match(text);
        var longest = TimeSpan.FromDays(30);
        if (match.Success && double.TryParse(match.Groups["number"].Value, CultureInfo.InvariantCulture, out var number))
        {
            var seconds = number * (match.Groups["unit"].Value switch { "m" => 60, "h" => 3600, _ => 1 });
            if (seconds > 0 && seconds <= longest.TotalSeconds)
            {
                return TimeSpan.FromSeconds(seconds);
            }
        }

        throw new OptionException($"--for {text}: take a duration such as 90s, 5m or 1h, at most 30 days.");
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_.-]{1,64}\z")]
    private static partial Regex CameraName();

    [GeneratedRegex(@"^(?<number>\d+(\.\d+)?)(?<unit>[smh]?)\z")]
    private static partial Regex DurationText();
}
