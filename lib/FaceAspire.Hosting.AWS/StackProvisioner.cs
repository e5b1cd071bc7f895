using System.ComponentModel;
using System.Diagnostics;
using Amazon.CDK;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.AWS.CDK;

/// <summary>Deploys the stacks of the application, each once those that it waits for are there. What the CDK says is the resource's log.</summary>
internal sealed partial class StackProvisioner(
    DistributedApplicationModel model, ResourceNotificationService notifications, ResourceLoggerService loggers) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        IStackResource[] stacks = [.. model.Resources.OfType<IStackResource>()];
        var assembly = await Task.Run(() => ((App)stacks[0].Stack.Node.Root).Synth(), stoppingToken);
        await Task.WhenAll(stacks.Select(stack => ProvisionAsync(stack, assembly.Directory, stoppingToken)));
    }

    private async Task ProvisionAsync(IStackResource stack, string assembly, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(stack);
        try
        {
            await PublishAsync(stack, KnownResourceStates.Waiting);
            await notifications.WaitForDependenciesAsync(stack, cancellationToken);
            await PublishAsync(stack, KnownResourceStates.Starting);
            var path = System.Environment.GetEnvironmentVariable("PATH") ?? "";
            var code = await RunAsync(CdkCommand.Deploy(stack.Stack.Node.Path, assembly, path), logger, cancellationToken);
            if (code != 0)
            {
                Log.Refused(logger, stack.Stack.StackName, code);
            }

            await PublishAsync(stack, code == 0 ? KnownResourceStates.Running : KnownResourceStates.FailedToStart, code);
        }
        catch (Exception e) when (e is DistributedApplicationException or Win32Exception)
        {
            Log.Failed(logger, stack.Stack.StackName, e.Message);
            await PublishAsync(stack, KnownResourceStates.FailedToStart);
        }
    }

    private Task PublishAsync(IStackResource stack, string state, int? exitCode = null) => notifications.PublishUpdateAsync(stack, snapshot => snapshot with
    {
        ResourceType = "Stack",
        State = state,
        ExitCode = exitCode is 0 ? null : exitCode, // a stack that is there has not exited
    });

    private static async Task<int> RunAsync(CdkCommand command, ILogger logger, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new(command.Program, command.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        process.OutputDataReceived += (_, line) => Show(line.Data);
        process.ErrorDataReceived += (_, line) => Show(line.Data); // progress, too: only the exit code tells whether it went well
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        void Show(string? line)
        {
            if (line is { Length: > 0 })
            {
                Log.Line(logger, line);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Line}")]
        public static partial void Line(ILogger logger, string line);

        [LoggerMessage(2, LogLevel.Error, "The stack {Stack} was not deployed: the CDK ended with exit code {Code}; its log says why.")]
        public static partial void Refused(ILogger logger, string stack, int code);

        [LoggerMessage(3, LogLevel.Error, "The stack {Stack} was not deployed: {Reason}")]
        public static partial void Failed(ILogger logger, string stack, string reason);
    }
}
