namespace FaceAspire.Video.Tests;

/// <summary>The library in ten lines: what docs/producer.md shows, compiled and run.</summary>
internal static class Snippets
{
    public static async Task PipeAsync(Stream input, VideoProducerServices services)
    {
        // snippet: pipe
        await using var producer = VideoProducer.Start("door", new() { FragmentLength = TimeSpan.FromSeconds(1) }, services);
        await producer.SendAsync(input);  // Console.OpenStandardInput(): ffmpeg -i … -c copy -f matroska - | your-program
        await producer.CompleteAsync();   // returns when all of it is stored
        // end
    }

    public static async Task FramesAsync(IAsyncEnumerable<(byte[] H264, DateTimeOffset Time)> encoder, VideoProducerServices services)
    {
        // snippet: frames
        await using var producer = VideoProducer.Start("door", new() { SpoolPath = "/var/lib/my-camera/spool" }, services);
        await foreach (var (h264, time) in encoder)
        {
            producer.Send(h264, time);    // Annex B; key frames bring SPS and PPS. Never waits: a full buffer goes to the spool
        }

        await producer.CompleteAsync();
        Console.WriteLine(producer.Status);
        // end
    }
}
