using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using FaceAspire.Matroska;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>
/// The bytes that AWS's C producer sends, as 1.6 was seen to: sizes longer than they need be, Segment and Clusters without one, a Tags element for
/// every tag, sound between the pictures, and a chunk of HTTP for whatever was at hand.
/// </summary>
public sealed class ProducerLayoutTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PutMedia_AsTheOfficialCProducerWritesIt_EveryFrameAndTagIsStored()
    {
        await using var video = await VideoFixture.StartAsync();
        byte[][] chunks =
        [
            [.. Header(), .. Cluster(0), .. Block(1, 0, isKey: true)],
            Block(2, 1),
            [.. Block(1, 900), .. Block(2, 901)],
            [.. Tags("first", "1"), .. Tags("second", "2"), .. Tags("AWS_KINESISVIDEO_END_OF_FRAGMENT", "")],
            [.. Cluster(1800), .. Block(1, 0, isKey: true), .. Block(2, 1)],
        ];

        var said = await SendAsync(video, chunks);

        Assert.Equal(
            ["BUFFERING 0", "RECEIVED 0", "PERSISTED 0", "BUFFERING 1800", "RECEIVED 1800", "PERSISTED 1800"], VideoFixture.Acks(said).Select(VideoFixture.Short));
        Assert.Equal([VideoFixture.Start + 0.7, VideoFixture.Start + 2.5], (await video.FragmentsAsync()).Select(fragment => fragment.GetProperty("ProducerTimestamp").GetDouble()));
        var events = MkvReader.Read(await video.GetMediaAsync(new { StartSelectorType = "EARLIEST" }));
        Assert.Equal([(1, 0.0), (2, 1), (1, 900), (2, 901), (1, 1800), (2, 1801)], events.OfType<MkvEvent.FrameRead>().Select(met => (met.Frame.Track, met.Frame.Time.TotalMilliseconds)));
        var tags = events.OfType<MkvEvent.TagsRead>().SelectMany(met => met.Tags).Where(tag => !tag.Name.StartsWith("AWS", StringComparison.Ordinal));
        Assert.Equal([("first", "1"), ("second", "2")], tags.Select(tag => (tag.Name, tag.Value)));
        Assert.Equal(["A_AAC", "V_MPEG4/ISO/AVC"], events.OfType<MkvEvent.TracksRead>().First().Tracks.Select(track => track.CodecId).Order());
    }

    /// <summary>Sends as libcurl does: waits for <c>100 Continue</c>, and ends its request when it has had the last acknowledgement.</summary>
    /// <returns>The acknowledgements.</returns>
    private static async Task<string> SendAsync(VideoFixture video, byte[][] chunks)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(video.Emulator.Endpoint.Host, video.Emulator.Endpoint.Port, Token);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await WriteAsync(stream, $"""
            POST /putMedia HTTP/1.1
            Host: 127.0.0.1
            Accept: */*
            connection: keep-alive
            content-type: application/json
            transfer-encoding: chunked
            user-agent: AWS-PRODUCER-SDK-KVS/1.6.0 GCC/12.2.0 Linux/6.1 x86_64
            x-amzn-fragment-acknowledgment-required: 1
            x-amzn-fragment-timecode-type: RELATIVE
            x-amzn-producer-start-timestamp: {VideoFixture.Start.ToString(CultureInfo.InvariantCulture)}.7
            x-amzn-stream-name: cam
            Expect: 100-continue


            """.ReplaceLineEndings("\r\n"));
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync(Token));
        foreach (var chunk in chunks)
        {
            await WriteAsync(stream, $"{chunk.Length:x}\r\n");
            await stream.WriteAsync(chunk, Token);
            await WriteAsync(stream, "\r\n");
        }

        await WriteAsync(stream, "0\r\n\r\n");
        var answer = await reader.ReadToEndAsync(Token);
        return string.Join("\r\n", answer.Split("\r\n").Where(line => line.StartsWith('{')));
    }

    private static byte[] Header() =>
    [
        .. Element("1A45DFA3", 1, [
            .. Element("4286", 1, 1), .. Element("42F7", 1, 1), .. Element("42F2", 1, 4), .. Element("42F3", 1, 8),
            .. Element("4282", 1, "matroska"u8.ToArray()), .. Element("4287", 1, 2), .. Element("4285", 1, 2)]),
        .. Convert.FromHexString("18538067FF"),
        .. Element("1549A966", 2, [
            .. Element("73A4", 1, new byte[16]), .. Element("2AD7B1", 1, Number(1_000_000)), .. Element("7BA9", 1, "Title"u8.ToArray()),
            .. Element("4D80", 1, "Muxer"u8.ToArray()), .. Element("5741", 1, "Writer"u8.ToArray())]),
        .. Element("1654AE6B", 4, [
            .. Track(1, 1, "V_MPEG4/ISO/AVC", [.. Element("E0", 4, [.. Element("B0", 1, 2, 128), .. Element("BA", 1, 1, 224)]), .. Element("63A2", 1, 1, 100, 0, 30)]),
            .. Track(2, 2, "A_AAC", [
                .. Element("E1", 4, [.. Element("B5", 1, Number((ulong)BitConverter.DoubleToInt64Bits(48_000))), .. Element("9F", 1, 2)]), .. Element("63A2", 1, 0x11, 0x90)])]),
    ];

    private static byte[] Track(byte number, byte type, string codec, byte[] more) => Element("AE", 4, [
        .. Element("D7", 1, number), .. Element("73C5", 1, Number(number)), .. Element("83", 1, type), .. Element("536E", 1, "kvs_track"u8.ToArray()),
        .. Element("86", 1, Encoding.ASCII.GetBytes(codec)), .. more]);

    private static byte[] Cluster(ulong milliseconds) => [.. Convert.FromHexString("1F43B675FF"), .. Element("E7", 1, Number(milliseconds)), .. Element("A7", 1, 0)];

    private static byte[] Block(byte track, short milliseconds, bool isKey = false) =>
        Element("A3", 8, (byte)(0x80 | track), (byte)(milliseconds >> 8), (byte)milliseconds, (byte)(isKey ? 0x80 : 0), 1, 2, 3);

    private static byte[] Tags(string name, string value) => Element("1254C367", 8, Element("7373", 8, Element("67C8", 8, [
        .. Element("45A3", 8, Encoding.UTF8.GetBytes(name)), .. Element("4487", 8, Encoding.UTF8.GetBytes(value))])));

    private static byte[] Number(ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>An element whose size is written in so many bytes.</summary>
    private static byte[] Element(string id, int sizeBytes, params byte[] body)
    {
        var size = Number((1UL << (7 * sizeBytes)) + (uint)body.Length);
        return [.. Convert.FromHexString(id), .. size[^sizeBytes..], .. body];
    }

    private static ValueTask WriteAsync(Stream stream, string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), Token);
}
