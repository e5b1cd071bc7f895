namespace FaceAspire.AppHost;

/// <summary>What to do once everything runs.</summary>
internal static class WhereToLook
{
    /// <summary>The addresses, as a block of lines.</summary>
    public static string Describe(Aws aws, AppHostOptions options, string? dashboard)
    {
        var end = options.For is { } time ? $"Runs for {time.TotalSeconds:0.#} s from now." : "Ctrl+C stops everything.";
        if (!aws.IsLocal)
        {
            return $"""

                Everything is ready.{Dashboard(dashboard)}{Logs(options)}
                {end}

                """;
        }

        var url = aws.Endpoint.Url;
        return $"""

            Everything is ready.{Dashboard(dashboard)}
              mailbox    {url}/_faceaspire/mailbox
              health     {url}/_faceaspire/health{Logs(options)}
              AWS CLI    {(aws.Key == Aws.Anything ? "AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test " : "")}AWS_DEFAULT_REGION=us-east-1 \
                         aws --endpoint-url {url} rekognition list-faces --collection-id faceaspire
            {end}

            """;
    }

    /// <summary>The built-in host keeps files; with Aspire's, the dashboard has the logs.</summary>
    private static string Logs(AppHostOptions options) =>
        Directory.Exists(options.Logs) ? $"{Environment.NewLine}  logs       {options.Logs}" : "";

    private static string Dashboard(string? address) => address is null ? "" : $"{Environment.NewLine}  dashboard  {address}";
}
