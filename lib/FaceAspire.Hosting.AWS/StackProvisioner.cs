using System.Diagnostics;
using Amazon.CDK;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.AWS.CDK;

/// <summary>Deploys the stacks of the application, each once those that it waits for are there. What the CDK says is the resource's log.</summary>
internal sealed partial class StackProvisioner(
    DistributedApplicationModel model, ResourceNotificationService notifications, ResourceLoggerService loggers)
    : BackgroundService, IHostedLifecycleService
{
    /// <summary>Begins before any part is started: Aspire's host ends its own start only when those are ready that wait for stacks.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => base.StartAsync(cancellationToken);

    public override Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        IStackResource[] stacks = [.. model.Resources.OfType<IStackResource>()];
        List<(IStackResource Stack, string Name, CdkCommand Deploy)> plans;
        try
        {
            plans = await Task.Run(() => Plan(stacks), stoppingToken);
        }
        catch (Exception e) when (IsFailure(e))
        {
            await Task.WhenAll(stacks.Select(stack => FailAsync(stack, stack.Name, e)));
            return;
        }

        await Task.WhenAll(plans.Select(plan => ProvisionAsync(plan.Stack, plan.Name, plan.Deploy, stoppingToken)));
    }

    /// <summary>Anything may befall the CDK, which is another process. A service that throws would end the run without naming the stack.</summary>
    private static bool IsFailure(Exception e) => e is not OperationCanceledException;

    /// <summary>All that the CDK is asked, by one thread: each question goes to its process over one pipe, and two at once take each other's answers.</summary>
    private static List<(IStackResource Stack, string Name, CdkCommand Deploy)> Plan(IStackResource[] stacks)
    {
        var assembly = ((App)stacks[0].Stack.Node.Root).Synth().Directory;
        var path = System.Environment.GetEnvironmentVariable("PATH") ?? "";
        return [.. stacks.Select(stack => (stack, stack.Stack.StackName, CdkCommand.Deploy(stack.Stack.Node.Path, assembly, path)))];
    }

    private async Task ProvisionAsync(IStackResource stack, string name, CdkCommand deploy, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(stack);
        try
        {
            await PublishAsync(stack, KnownResourceStates.Waiting);
            await notifications.WaitForDependenciesAsync(stack, cancellationToken);
            await PublishAsync(stack, KnownResourceStates.Starting);
            var (code, last) = await RunAsync(deploy, logger, cancellationToken);
            if (code != 0)
            {
                Log.Failed(logger, name, $"{last} (exit code {code})");
            }

            await PublishAsync(stack, code == 0 ? KnownResourceStates.Running : KnownResourceStates.FailedToStart, code);
        }
        catch (Exception e) when (IsFailure(e))
        {
            await FailAsync(stack, name, e);
        }
    }

    private Task FailAsync(IStackResource stack, string name, Exception e)
    {
        Log.Failed(loggers.GetLogger(stack), name, e.Message);
        return PublishAsync(stack, KnownResourceStates.FailedToStart);
    }

    private Task PublishAsync(IStackResource stack, string state, int? exitCode = null) => notifications.PublishUpdateAsync(stack, snapshot => snapshot with
    {
        ResourceType = "Stack",
        State = state,
        ExitCode = exitCode is 0 ? null : exitCode, // a stack that is there has not exited
    });

    /// <summary>Runs it to its end.</summary>
    /// <returns>Its exit code, and the last line that it wrote: where it failed, the reason.</returns>
    private static async Task<(int Code, string? Last)> RunAsync(CdkCommand command, ILogger logger, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new(command.Program, command.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        string? last = null;
        process.OutputDataReceived += (_, line) => Show(line.Data);
        process.ErrorDataReceived += (_, line) => Show(line.Data); // progress, too: only the exit code tells whether it went well
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, last);
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
                last = line;
                Log.Line(logger, line);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Line}")]
        public static partial void Line(ILogger logger, string line);

        [LoggerMessage(2, LogLevel.Error, "The stack {Stack} was not deployed: {Reason}")]
        public static partial void Failed(ILogger logger, string stack, string reason);
    }
}
