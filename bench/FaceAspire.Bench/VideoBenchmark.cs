using System.Net.Http.Json;
using System.Text.Json;
using FaceAspire.Tests;

namespace FaceAspire.Bench;

/// <summary>
/// What cutting and sending costs. The emulator, which takes the video, and whatever decodes a camera are processes of their own and not
/// counted.
/// </summary>
internal static class VideoBenchmark
{
    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("faceaspire-video-").FullName;
        try
        {
            using var emulator = await LocalEmulator.StartAsync(Built.Program("FaceAspire.Emulator"));
            var calm = await TestFilm.MakeAsync(folder, megabits: 1, rate: 25, repeats: 30);
            var busy = await TestFilm.MakeAsync(folder, megabits: 4, rate: 30, repeats: 8);
            return
            [
                .. await CameraBenchmark.RunAsync(calm, emulator),
                .. await FilmBenchmark.RunAsync(calm, emulator),
                .. await FilmBenchmark.RunAsync(busy, emulator),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Creates a stream that keeps what it is sent.</summary>
    public static async Task CreateAsync(string stream, LocalEmulator emulator)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(
            new Uri(emulator.Endpoint, "/createStream"), new { StreamName = stream, DataRetentionInHours = 24 }, JsonSerializerOptions.Default);
        answer.EnsureSuccessStatusCode();
    }
}
