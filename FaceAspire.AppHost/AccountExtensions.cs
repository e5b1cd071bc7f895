using Aspire.Hosting.AWS.CDK;
using FaceAspire.Infra;
using FaceAspire.Infra.Cameras;
using FaceAspire.Infra.Operations;
using FaceAspire.Infra.Options;
using FaceAspire.Infra.Shared;
using FaceAspire.Setup;

namespace FaceAspire.AppHost;

/// <summary>Adds what is in an account.</summary>
internal static class AccountExtensions
{
    private const string StackPrefix = "FaceAspire-";

    /// <summary>Adds the account's stacks, which are brought up to date at start: those that <c>./deploy</c> deploys, with this run's cameras.</summary>
    /// <returns>The last of them; none where nothing was packaged here: then the account is taken as it is.</returns>
    public static IReadOnlyList<IResourceBuilder<IStackResource>> AddAccount(this IDistributedApplicationBuilder builder, AppHostOptions options)
    {
        if (options.Account is not { } account)
        {
            return [];
        }

        FaceAspireApp.SilenceNode();
        var operations = builder.AddAWSCDKStack("operations", scope => new OperationsStack(scope, account));
        var shared = builder.AddAWSCDKStack("shared", scope => new SharedStack(scope, account)).WaitFor(operations);
        return account.Cameras.Count == 0
            ? [shared]
            : [.. account.Cameras.Select((camera, index) => builder
                .AddAWSCDKStack(ResourceName(camera.Name, index), scope => new CameraStack(scope, account, camera)).WaitFor(shared))];
    }

    /// <summary>Starts a part once the account is ready for it.</summary>
    public static IResourceBuilder<ProjectResource> WaitForAll(
        this IResourceBuilder<ProjectResource> part, IEnumerable<IResourceBuilder<IStackResource>> stacks) =>
        stacks.Aggregate(part, (waiting, stack) => waiting.WaitFor(stack));

    /// <summary>The options of what was packaged, with the cameras of this run.</summary>
    /// <param name="record">What was packaged.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="region">The region that AWS's own settings say, if any.</param>
    /// <exception cref="OptionException">The two do not go together.</exception>
    public static InfraOptions Read(DeploymentRecord record, AppHostOptions options, string? region)
    {
        if (region is { Length: > 0 } && region != record.Region)
        {
            throw new OptionException($"AWS_REGION is {region}, but ./deploy packaged for {record.Region}. Unset it, or run ./deploy --code for {region}.");
        }

        InfraOptions account;
        try
        {
            account = InfraOptions.Read(record.Context);
        }
        catch (InfraOptionsException e)
        {
            throw new OptionException($"What ./deploy packaged has options that will not do; run it again. {e.Message}");
        }

        return account.Recogniser.ToString() == options.Recogniser.ToString()
            ? account with { Cameras = [.. options.Cameras.Select(camera => Contracts.Camera.Named(camera.Name))] }
            : throw new OptionException(
                $"./deploy packaged for {account.Recogniser}. Add --recogniser {account.Recogniser}, or run ./deploy --code -c recogniser={options.Recogniser}.");
    }

    /// <summary>Resources have letters, digits and single hyphens, 64 at most: a camera that is called otherwise is numbered.</summary>
    internal static string ResourceName(string camera, int index)
    {
        var name = StackName.OfCamera(camera)[StackPrefix.Length..].ToLowerInvariant();
        return camera.All(char.IsAsciiLetterOrDigit) && name.Length <= 64 ? name : $"camera-{index + 1}";
    }
}
