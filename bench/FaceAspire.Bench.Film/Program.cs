using System.Globalization;
using System.Net.Sockets;
using Amazon.Runtime;
using FaceAspire.Bench.Film;
using FaceAspire.Video;

// Sends a film once, and says what CPU time this process had taken when the film's first byte was read, in milliseconds; a program of its
// own, so that it can be compiled to native code, as ffmpeg is.
//   send FILM ENDPOINT STREAM BYTES  cuts it and sends it to a stream, reading so many bytes a second; 0: as fast as the disk gives them
//   copy FILM PORT                   writes its bytes to a socket, which is the least that sending can take
//   cameras CLIP BYTES ENDPOINT STREAM... plays a clip over and over as cameras do, so many bytes a second to each stream, until standard input
//                                    ends; says how many frames were dropped
var (verb, film) = (args[0], args[1]);
if (verb == "cameras")
{
    Console.WriteLine(await Cameras.PlayAsync(film, int.Parse(args[2], CultureInfo.InvariantCulture), new(args[3]), args[4..]));
    return;
}

var start = verb == "copy"
    ? Copy(film, int.Parse(args[2], CultureInfo.InvariantCulture))
    : await SendAsync(film, new(args[2]), args[3], int.Parse(args[4], CultureInfo.InvariantCulture));
Console.WriteLine(start.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));

static TimeSpan Copy(string film, int port)
{
    var start = Environment.CpuUsage.TotalTime;
    using var client = new TcpClient("127.0.0.1", port);
    using var file = new FileStream(film, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
    var buffer = new byte[64 * 1024];
    while (file.Read(buffer) is > 0 and var count)
    {
        client.GetStream().Write(buffer.AsSpan(0, count));
    }

    return start;
}

static async Task<TimeSpan> SendAsync(string film, Uri endpoint, string stream, int bytesPerSecond)
{
    using var services = new VideoProducerServices(new() { Endpoint = endpoint, Region = "us-east-1", Credentials = new BasicAWSCredentials("test", "test") });
    var options = new VideoProducerOptions { FragmentLength = TimeSpan.FromSeconds(10), MaxBufferBytes = 1_000_000_000, MaxBufferTime = TimeSpan.FromHours(1) };
    await using var producer = VideoProducer.Start(stream, options, services);
    await using var file = new FileStream(film, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
    await using var paced = new PacedFile(file, bytesPerSecond == 0 ? double.PositiveInfinity : bytesPerSecond);
    await producer.SendAsync(paced);
    await producer.CompleteAsync();
    if (producer.Status is not { FramesDropped: 0 } status || status.FramesStored != status.FramesTaken)
    {
        throw new InvalidOperationException($"Not all was sent: {producer.Status}");
    }

    return paced.Start!.Value;
}
