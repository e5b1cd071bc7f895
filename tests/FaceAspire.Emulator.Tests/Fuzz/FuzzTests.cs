using System.Globalization;
using System.Net.Sockets;
using System.Text;
using FaceAspire.Soak;

namespace FaceAspire.Emulator.Tests.Fuzz;

/// <summary>Requests that are spoiled: the emulator answers as AWS does, or closes the connection where HTTP itself is broken, and goes on.</summary>
public sealed class FuzzTests
{
    /// <summary>FACEASPIRE_FUZZ_REQUESTS=100000 goes on for longer, FACEASPIRE_FUZZ_SEED=7 elsewhere.</summary>
    private static readonly int Requests = Setting("FACEASPIRE_FUZZ_REQUESTS", 2000);

    private static readonly int Seed = Setting("FACEASPIRE_FUZZ_SEED", 1);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500); // of a client whose request is not whole
    private const int MostMegaBytes = 400;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnyRequest_Spoiled_AwsErrorOrClosed()
    {
        using var parent = new TemporaryFolder();
        var folder = Path.Combine(parent.Path, "inner", "data"); // so that a path that leads out of it leads here
        using var emulator = await EmulatorProcess.StartAsync(typeof(EmulatorHost).Assembly.Location, folder, ("Logging__LogLevel__Default", "Error"), ("Logging__LogLevel__Microsoft.Hosting.Lifetime", "Information"));
        var mutation = new FuzzMutation(Seed);
        var wrong = new List<string>();
        var requests = Enumerable.Range(0, Requests).Select(_ => mutation.Next()).Select(request => (request, mutation.PacketOf(request))).ToList();

        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token }, async (one, _) =>
        {
            if (Problem(await SendAsync(emulator.Endpoint, one.request, one.Item2)) is { } problem)
            {
                lock (wrong)
                {
                    wrong.Add($"{problem}\n{Encoding.Latin1.GetString(one.request)}");
                }
            }
        });

        Assert.False(emulator.HasExited);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {Requests} with seed {Seed}:\n{string.Join("\n\n", wrong.Take(100))}");
        Assert.Equal([Path.Combine(parent.Path, "inner")], Directory.GetFileSystemEntries(parent.Path));
        Assert.Equal([folder], Directory.GetFileSystemEntries(Path.Combine(parent.Path, "inner")));
        Assert.InRange(OperatingSystem.IsLinux() ? emulator.MegaBytes : 0, 0, MostMegaBytes);
    }

    /// <summary>What is wrong with an answer; <see langword="null"/> for nothing.</summary>
    private static string? Problem(string answer)
    {
        if (!answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
        {
            return answer.Length == 0 ? null : $"This is no answer: {answer}"; // closed, or waiting for what does not come
        }

        var status = int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture);
        var isHttpBroken = answer.EndsWith("\r\n\r\n", StringComparison.Ordinal) && answer.Contains("Content-Length: 0\r\nConnection: close", StringComparison.Ordinal);
        return status >= 500 && status is not (501 or 505) ? $"{status}: {answer}"
            : status < 400 || isHttpBroken || answer.Contains("amz", StringComparison.OrdinalIgnoreCase) || answer.Contains("{\"message\":", StringComparison.Ordinal) ? null
            : $"An error that is not AWS's: {answer}";
    }

    private static async Task<string> SendAsync(Uri endpoint, byte[] request, int packet)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(endpoint.Host, endpoint.Port, Token);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Patience);
        var answer = new StringBuilder();
        try
        {
            for (var at = 0; at < request.Length; at += packet)
            {
                await client.GetStream().WriteAsync(request.AsMemory(at, Math.Min(packet, request.Length - at)), patience.Token);
            }

            var buffer = new byte[64 * 1024];
            for (int read; answer.Length < 1_000_000 && (read = await client.GetStream().ReadAsync(buffer, patience.Token)) > 0;)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (Exception e) when (e is IOException || (e is OperationCanceledException && !Token.IsCancellationRequested))
        {
            // reset, after the answer, because not all was read; or still waiting
        }

        return answer.ToString();
    }

    private static int Setting(string name, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : standard;
}
