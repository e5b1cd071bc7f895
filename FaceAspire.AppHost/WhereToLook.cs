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

                Everything is ready.{Dashboard(dashboard)}
                  logs       {options.Logs}
                {end}

                """;
        }

        var url = aws.Endpoint.Url;
        return $"""

            Everything is ready.{Dashboard(dashboard)}
              mailbox    {url}/_faceaspire/mailbox
              health     {url}/_faceaspire/health
              logs       {options.Logs}
              AWS CLI    {(aws.Key == Aws.Anything ? "AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test " : "")}AWS_DEFAULT_REGION=us-east-1 \
                         aws --endpoint-url {url} rekognition list-faces --collection-id faceaspire
            {end}

            """;
    }

    private static string Dashboard(string? address) => address is null ? "" : $"{Environment.NewLine}  dashboard  {address}";
}
