using System.Runtime.InteropServices;
using System.Text.Json.Serialization.Metadata;

namespace FaceAspire.Aws.Lambda;

/// <summary>The whole of a Lambda's Main: builds the handler, runs the loop, ends on SIGTERM.</summary>
public static class LambdaHost
{
    /// <summary>Runs until told to stop.</summary>
    /// <param name="build">Builds the handler from its settings; what it throws is reported as an initialisation error.</param>
    /// <param name="eventType">How an event is read.</param>
    /// <param name="resultType">How a result is written.</param>
    /// <returns>The exit code: 0 when stopped, 1 when the function could not start.</returns>
    public static async Task<int> RunAsync<TEvent, TResult>(
        Func<LambdaSettings, LambdaLog, Func<TEvent, LambdaContext, CancellationToken, Task<TResult>>> build,
        JsonTypeInfo<TEvent> eventType,
        JsonTypeInfo<TResult> resultType)
    {
        using var telemetry = LambdaTelemetry.FromEnvironment();
        var log = telemetry is null ? LambdaLog.Console : new(Console.Out, telemetry.Logger);
        using var stopping = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stopping));
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stopping));
        try
        {
            using var runtime = new LambdaRuntime(LambdaRuntime.ApiFromEnvironment(), log, TimeProvider.System, telemetry is null ? null : telemetry.Flush);
            return await RunAsync(build, runtime, eventType, resultType, log, stopping.Token);
        }
        catch (Exception e) when (e is LambdaSettingException or LambdaRuntimeException)
        {
            log.Error(e.Message);
            return 1;
        }
    }

    internal static async Task<int> RunAsync<TEvent, TResult>(
        Func<LambdaSettings, LambdaLog, Func<TEvent, LambdaContext, CancellationToken, Task<TResult>>> build,
        LambdaRuntime runtime, JsonTypeInfo<TEvent> eventType, JsonTypeInfo<TResult> resultType, LambdaLog log, CancellationToken cancellationToken)
    {
        Func<TEvent, LambdaContext, CancellationToken, Task<TResult>> handler;
        try
        {
            handler = build(LambdaSettings.FromEnvironment(), log);
        }
        catch (Exception e)
        {
            log.Error(e is LambdaSettingException ? e.Message : e.ToString());
            await runtime.ReportInitErrorAsync(e, cancellationToken);
            return 1;
        }

        await runtime.RunAsync(handler, eventType, resultType, cancellationToken);
        return 0;
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stopping)
    {
        signal.Cancel = true; // leave by the loop's end, not in the middle
        stopping.Cancel();
    }
}
