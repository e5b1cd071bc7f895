using FaceAspire.Infra.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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
            if (options.Profile == Profile.Aws)
            {
                var standard = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", ".faceaspire", "account.json"));
                options = WithAccount(options, Environment.GetEnvironmentVariable("FACEASPIRE_ACCOUNT") ?? standard);
            }

            DashboardAddress.Choose(builder.Configuration, options);
            builder.Configuration["Host:LogPath"] = options.Logs;
            builder.Services.AddLogging(logging => Quieten(logging, options.Verbose));
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

    /// <summary>Takes up what <c>./deploy</c> left in this checkout. Where it left nothing, the account is not touched.</summary>
    internal static AppHostOptions WithAccount(AppHostOptions options, string file)
    {
        if (DeploymentRecord.Read(file) is not { } record)
        {
            Console.WriteLine("The account's stacks are taken as they are: ./deploy has packaged nothing in this checkout.");
            return options;
        }

        Preflight.CheckNode(Environment.GetEnvironmentVariable("PATH") ?? "");
        var account = AccountExtensions.Read(record, options, Environment.GetEnvironmentVariable("AWS_REGION"));
        Environment.SetEnvironmentVariable("AWS_REGION", record.Region); // of the CDK and of the parts
        Console.WriteLine($"Account {record.Account}, region {record.Region}: its stacks are brought up to date.");
        return options with { Account = account };
    }

    /// <summary>What the host itself says, <see cref="WhereToLook"/> says in fewer lines.</summary>
    private static void Quieten(ILoggingBuilder logging, bool verbose)
    {
        if (!verbose)
        {
            logging.AddFilter("Aspire.Hosting", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning);
            logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None); // what it logs when a start is called off, it throws, too
        }
    }
}
