using System.IO.Pipelines;
using System.Net.Http.Json;
using System.Text.Json;
using Amazon.Runtime;
using FaceAspire.Matroska;
using FaceAspire.Video;

namespace FaceAspire.Tests;

/// <summary>
/// Sends video through a <see cref="FaultyProxy"/> to the emulator, a frame each 40 ms of its clock, reads back what is stored, and compares.
/// </summary>
/// <param name="emulator">The emulator's address.</param>
/// <param name="group">The pictures of a second, the first of them a key frame with parameter sets.</param>
/// <param name="time">The clock of all.</param>
internal sealed class FaultRun(Uri emulator, IReadOnlyList<byte[]> group, TimeProvider time)
{
    private const string Stream = "door";
    private static readonly TimeSpan GroupLength = TimeSpan.FromSeconds(1);
    private static readonly HttpClient Http = new();
    private readonly HashSet<long> _sent = [];

    /// <summary>Called after each second of video, with its number.</summary>
    public Action<int> AfterGroup { get; init; } = _ => { };

    /// <summary>Runs.</summary>
    /// <param name="proxy">Between both; it is faulty until the last two seconds, which say where the stored stream ends.</param>
    /// <param name="options">The producer's.</param>
    /// <param name="seconds">How much video is sent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FaultReport> RunAsync(FaultyProxy proxy, VideoProducerOptions options, int seconds, CancellationToken cancellationToken)
    {
        using var created = await Http.PostAsJsonAsync(new Uri(emulator, "/createStream"), new { StreamName = Stream, DataRetentionInHours = 24 }, JsonSerializerOptions.Default, cancellationToken);
        created.EnsureSuccessStatusCode();
        using var services = new VideoProducerServices(
            new() { Endpoint = proxy.Endpoint, Region = "us-east-1", Credentials = new BasicAWSCredentials("test", "test"), Time = time });
        await using var producer = VideoProducer.Start(Stream, options, services);
        var start = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        for (var second = 0; second < seconds; second++)
        {
            SendGroup(producer, start + (second * GroupLength));
            AfterGroup(second);
            await Task.Delay(GroupLength, time, cancellationToken);
        }

        (proxy.Share, proxy.IsDown) = (0, false);
        proxy.BreakAll();
        SendGroup(producer, start + (seconds * GroupLength));
        SendGroup(producer, start + ((seconds + 1) * GroupLength));
        await producer.CompleteAsync(cancellationToken);
        var (stored, conflicts) = await ReadBackAsync(cancellationToken);
        return new(producer.Status, _sent, stored, conflicts);
    }

    private void SendGroup(VideoProducer producer, DateTimeOffset at)
    {
        for (var i = 0; i < group.Count; i++)
        {
            var shown = at + (i * GroupLength / group.Count);
            producer.Send(group[i], shown);
            _sent.Add(shown.ToUnixTimeMilliseconds());
        }
    }

    /// <summary>Every frame that is stored, by its time; and how many came twice with other contents.</summary>
    private async Task<(HashSet<long> Stored, int Conflicts)> ReadBackAsync(CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(emulator, "/getMedia"))
        {
            Content = JsonContent.Create(new { StreamName = Stream, StartSelector = new { StartSelectorType = "EARLIEST" } }, options: JsonSerializerOptions.Default),
        };
        using var answer = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var (stored, conflicts, last) = (new Dictionary<long, int>(), 0, _sent.Max());
        var media = PipeReader.Create(await answer.Content.ReadAsStreamAsync(cancellationToken));
        await foreach (var met in MkvReader.ReadAsync(media, cancellationToken: cancellationToken))
        {
            if (met is MkvEvent.FrameRead(var frame))
            {
                var shown = (long)frame.Time.TotalMilliseconds;
                conflicts += stored.TryAdd(shown, frame.Data.Length) || stored[shown] == frame.Data.Length ? 0 : 1;
                if (shown == last)
                {
                    break;
                }
            }
        }

        return ([.. stored.Keys], conflicts);
    }
}
