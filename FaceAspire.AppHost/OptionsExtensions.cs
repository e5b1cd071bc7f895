namespace FaceAspire.AppHost;

/// <summary>Reads what is asked for, and says what is in its way.</summary>
internal static class OptionsExtensions
{
    private const int Misused = 2;

    /// <summary>Reads the command line and looks for obstacles.</summary>
    /// <returns><see langword="null"/> when there is nothing to run; what is wrong has been printed and the exit code set.</returns>
    public static AppHostOptions? ReadOptions(this IDistributedApplicationBuilder builder, string[] args)
    {
        if (args is ["--help" or "-h"])
        {
            Console.WriteLine(CommandLine.Help);
            return null;
        }

        try
        {
            var samples = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", "samples"));
            var own = HostArguments.Own(args);
            if (builder.ExecutionContext.IsPublishMode)
            {
                // what is published runs against an account, and not here: nothing here is looked at
                return CommandLine.Parse([.. own, "--profile", "aws"], Environment.CurrentDirectory, samples);
            }

            var options = CommandLine.Parse(own, Environment.CurrentDirectory, samples);
            Preflight.Check(options);
            DashboardAddress.Choose(builder.Configuration, options);
            builder.Configuration["Host:LogPath"] = options.Logs;
            builder.Configuration["Host:Verbose"] = $"{options.Verbose}";
            Console.WriteLine(HostKind.Describe());
            return options;
        }
        catch (OptionException e)
        {
            Console.Error.WriteLine(e.Message);
            Environment.ExitCode = Misused;
            return null;
        }
    }
}
