using System.Collections.Concurrent;

namespace FaceAspire.Soak;

/// <summary>
/// Mixed traffic to an emulator that is killed again and again, and a comparison of all that it acknowledged with what it still has. Nothing here is
/// the emulator's code.
/// </summary>
/// <param name="program">FaceAspire.Emulator.dll.</param>
/// <param name="folder">Where it keeps its state.</param>
/// <param name="workers">Of each kind of traffic.</param>
/// <param name="visibility">After how long received messages come again, in whole seconds.</param>
internal sealed class SoakRun(string program, string folder, int workers, TimeSpan visibility)
{
    private readonly ITraffic[] _traffics =
        [new ObjectTraffic(), new QueueTraffic(isFifo: false, visibility), new QueueTraffic(isFifo: true, visibility), new RecordTraffic(), new MailTraffic()];

    private readonly ConcurrentQueue<string> _violations = [];
    private long _steps;

    /// <summary>What must not have been, the first of it.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    /// <summary>Operations that were acknowledged.</summary>
    public long Steps => Interlocked.Read(ref _steps);

    /// <summary>The emulator's memory before each kill, in MB.</summary>
    public List<double> MegaBytes { get; } = [];

    /// <summary>Runs and kills.</summary>
    /// <param name="kills">How often.</param>
    /// <param name="untilKill">Ends when it is time to kill; it is given a task that ends after so many further steps.</param>
    public async Task RunAsync(int kills, Func<Func<long, Task>, Task> untilKill)
    {
        for (var kill = 0; kill <= kills && _violations.IsEmpty; kill++)
        {
            using var emulator = await EmulatorProcess.StartAsync(program, folder);
            using var client = new SoakClient(emulator.Endpoint);
            await GuardAsync(() => Task.WhenAll(_traffics.Select(traffic => kill == 0 ? traffic.PrepareAsync(client) : traffic.VerifyAsync(client, kill == kills))));
            if (kill < kills)
            {
                await DisturbAsync(emulator, client, untilKill);
            }
        }
    }

    private async Task DisturbAsync(EmulatorProcess emulator, SoakClient client, Func<Func<long, Task>, Task> untilKill)
    {
        var (wanted, reached, isKilled) = (long.MaxValue, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), false);
        async Task WorkAsync(ITraffic traffic, int worker)
        {
            while (!Volatile.Read(ref isKilled) && _violations.IsEmpty)
            {
                try
                {
                    await traffic.StepAsync(client, worker);
                }
                catch (Exception e) when (e is HttpRequestException or IOException && Volatile.Read(ref isKilled))
                {
                    return;
                }

                if (Interlocked.Increment(ref _steps) >= Interlocked.Read(ref wanted))
                {
                    reached.TrySetResult();
                }
            }
        }

        var work = _traffics.SelectMany(traffic => Enumerable.Range(0, workers).Select(worker => Task.Run(() => GuardAsync(() => WorkAsync(traffic, worker))))).ToArray();
        Task After(long steps)
        {
            Interlocked.Exchange(ref wanted, Steps + steps);
            return reached.Task;
        }

        await Task.WhenAny(untilKill(After), Task.WhenAll(work)); // they end by themselves only when something is wrong
        MegaBytes.Add(emulator.MegaBytes);
        Volatile.Write(ref isKilled, true);
        emulator.Kill();
        await Task.WhenAll(work);
    }

    private async Task GuardAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception e)
        {
            _violations.Enqueue(e is SoakViolation ? e.Message : e.ToString());
        }
    }
}
