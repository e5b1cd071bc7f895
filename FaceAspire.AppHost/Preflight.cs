using System.Net;
using System.Net.Sockets;

namespace FaceAspire.AppHost;

/// <summary>Finds, before anything starts, what would keep it from starting.</summary>
internal static class Preflight
{
    private static readonly string[] CredentialVariables =
    [
        "AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    ];

    private static readonly string[] CredentialFiles = ["credentials", "config"];

    /// <summary>Looks at folders, port, programs and credentials.</summary>
    /// <exception cref="OptionException">Something is in the way; the message has the way out.</exception>
    public static void Check(AppHostOptions options)
    {
        CheckFolder(options.Home);
        CheckFfmpeg(Environment.GetEnvironmentVariable("PATH") ?? "");
        CheckModels(Environment.GetEnvironmentVariable("FACEASPIRE_MODELS"));
        if (options.Profile == Profile.Aws)
        {
            CheckCredentials(Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
        }
        else
        {
            CheckPort("--port", options.Port);
        }

        CheckPort("--dashboard-port", options.DashboardPort ?? 0);
        if (options is { Profile: Profile.LocalStack, AwsEndpoint: null })
        {
            CheckContainers(Environment.GetEnvironmentVariable("PATH") ?? "");
        }
    }

    internal static void CheckFolder(string folder)
    {
        var probe = Path.Combine(folder, $".write-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OptionException($"The data folder {folder} cannot be written ({e.Message.TrimEnd('.')}). Make it writable, or start from another folder.");
        }
    }

    internal static void CheckModels(string? folder)
    {
        if (folder is { Length: > 0 } && !Directory.Exists(folder))
        {
            throw new OptionException($"FACEASPIRE_MODELS names {Path.GetFullPath(folder)}, which does not exist. Correct it, or unset it to have models fetched.");
        }
    }

    internal static void CheckPort(string option, int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new OptionException(e.SocketErrorCode == SocketError.AccessDenied
                ? $"Port {port} may not be used by this user. Take another with {option} N."
                : $"Port {port} is in use. Take another with {option} N, or stop what uses it (lsof -i :{port} names it).");
        }
    }

    internal static void CheckFfmpeg(string path)
    {
        if (!IsOnPath(path, "ffmpeg"))
        {
            throw new OptionException("ffmpeg, which reads the cameras, is not on the PATH. Install it: apt-get install ffmpeg, brew install ffmpeg or winget install ffmpeg.");
        }
    }

    internal static void CheckNode(string path)
    {
        if (!IsOnPath(path, "node"))
        {
            throw new OptionException("Node.js, which the CDK runs on, is not on the PATH. Install it: https://nodejs.org.");
        }
    }

    internal static void CheckContainers(string path)
    {
        if (!IsOnPath(path, "docker") && !IsOnPath(path, "podman"))
        {
            throw new OptionException("Profile localstack starts a container, but neither docker nor podman is on the PATH. Install one, or say with --aws-endpoint URL where S3 and SQS are.");
        }
    }

    private static bool IsOnPath(string path, string program) =>
        path.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? $"{program}.exe" : program)));

    internal static void CheckCredentials(Func<string, string?> variable, string home)
    {
        if (!CredentialVariables.Any(name => variable(name) is { Length: > 0 })
            && !CredentialFiles.Any(name => File.Exists(Path.Combine(home, ".aws", name))))
        {
            throw new OptionException("No AWS credentials were found. Run 'aws configure', or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
        }
    }
}
