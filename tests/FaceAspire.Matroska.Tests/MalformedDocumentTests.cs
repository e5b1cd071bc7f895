namespace FaceAspire.Matroska.Tests;

/// <summary>What is no document, or not one that video streams use, and where the reader says so.</summary>
public sealed class MalformedDocumentTests
{
    private static readonly byte[] Ebml = [0x1A, 0x45, 0xDF, 0xA3, 0x80];
    private static readonly byte[] Segment = [0x18, 0x53, 0x80, 0x67, 0xFF];
    private static readonly byte[] Tracks = [0x16, 0x54, 0xAE, 0x6B, 0x80];
    private static readonly byte[] Cluster = [0x1F, 0x43, 0xB6, 0x75, 0xFF];
    private static readonly byte[] Timecode = [0xE7, 0x81, 0x05];

    public static TheoryData<string, byte[], int> Malformed => new()
    {
        { "EBML cannot stand here", [.. Ebml, .. Ebml], 5 },
        { "Segment cannot stand here", [.. Segment], 0 },
        { "Segment cannot stand here", [.. Ebml, .. Segment, .. Segment], 10 },
        { "Element 0x404D cannot stand here", [0x40, 0x4D, 0x80], 0 },
        { "Cluster begins before the Tracks", [.. Ebml, .. Segment, .. Cluster], 10 },
        { "SimpleBlock: A block comes before its cluster's timecode", [.. Ebml, .. Segment, .. Tracks, .. Cluster, 0xA3, 0x84, 0x81, 0, 0, 0x80], 20 },
        { "SimpleBlock: A block holds several frames", [.. Ebml, .. Segment, .. Tracks, .. Cluster, .. Timecode, 0xA3, 0x84, 0x81, 0, 0, 0x86], 23 },
        { "SimpleBlock: A block is too short", [.. Ebml, .. Segment, .. Tracks, .. Cluster, .. Timecode, 0xA3, 0x82, 0x81, 0], 23 },
        { "Timecode: The cluster has two", [.. Ebml, .. Segment, .. Tracks, .. Cluster, .. Timecode, .. Timecode], 23 },
        { "Tracks: A second one begins", [.. Ebml, .. Segment, .. Tracks, .. Tracks], 15 },
        { "A Cluster has no Timecode", [.. Ebml, .. Segment, .. Tracks, .. Cluster, .. Cluster], 20 },
        { "Tracks has no size", [.. Ebml, .. Segment, 0x16, 0x54, 0xAE, 0x6B, 0xFF], 10 },
        { "Tracks has 2097152 bytes; 1048576 bytes is the most", [.. Ebml, .. Segment, 0x16, 0x54, 0xAE, 0x6B, 0x10, 0x20, 0, 0], 10 },
        { "Tags reaches over the end of its parent", [.. Ebml, 0x18, 0x53, 0x80, 0x67, 0x86, 0x12, 0x54, 0xC3, 0x67, 0x85], 10 },
        { "does not begin a number", [0], 0 },
        { "the DocType is 'webm'", [0x1A, 0x45, 0xDF, 0xA3, 0x87, 0x42, 0x82, 0x84, .. "webm"u8], 0 },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Read_Malformed_ThrowsNamingElementAndOffset(string message, byte[] bytes, int offset)
    {
        var exception = Assert.Throws<MatroskaException>(() => MkvReader.Read(bytes));

        Assert.Contains(message, exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(offset, exception.Offset);
    }

    [Fact]
    public void Read_SegmentAndClusterOfKnownSize_EndsThemByTheirSizes()
    {
        byte[] block = [0xA3, 0x85, 0x81, 0, 0, 0x80, 9];
        byte[] cluster = [0x1F, 0x43, 0xB6, 0x75, 0x8A, .. Timecode, .. block];
        byte[] document = [.. Ebml, 0x18, 0x53, 0x80, 0x67, (byte)(0x80 + 5 + cluster.Length + cluster.Length), .. Tracks, .. cluster, .. cluster];

        var kinds = MkvReader.Read((byte[])[.. document, .. document]).Select(met => met.GetType().Name).ToList();

        string[] cluster1 = ["ClusterStarted", "FrameRead", "ClusterEnded"];
        string[] once = ["DocumentStarted", "TracksRead", .. cluster1, .. cluster1];
        Assert.Equal([.. once, .. once], kinds);
    }

    [Fact]
    public void Read_RandomBytes_OnlyEverThrowsMatroskaException()
    {
        var random = new Random(9559);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = new byte[random.Next(64)];
            random.NextBytes(bytes);
            byte[][] starts = [[], Ebml, [.. Ebml, .. Segment], [.. Ebml, .. Segment, .. Tracks, .. Cluster, .. Timecode]];
            try
            {
                MkvReader.Read((byte[])[.. starts[round % starts.Length], .. bytes]);
            }
            catch (MatroskaException)
            {
                // the one exception that bad bytes may cause
            }
        }
    }
}
