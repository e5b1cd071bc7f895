using System.Buffers;
using System.Text;
using FaceAspire.Aws.KinesisVideo;

namespace FaceAspire.Aws.Tests.KinesisVideo;

/// <summary>Acknowledgements with random damage, in bounded time and always the same.</summary>
public sealed class FragmentAckReaderFuzzTests
{
    private const int Rounds = 20_000;

    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(
        """
        {"EventType":"BUFFERING","FragmentTimecode":1613136724987,"FragmentNumber":"91343852333182522497921856555094773623291269982"}
        {"EventType":"IDLE"}
        {"EventType":"ERROR","FragmentTimecode":-1,"FragmentNumber":"","ErrorCode":"INVALID_MKV_DATA","ErrorId":4006}
        """);

    [Fact]
    public void TryRead_DamagedAcks_OnlyEverThrowsInvalidDataException()
    {
        var random = new Random(226);
        var (read, refused) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Whole.ToArray();
            for (var times = random.Next(0, 4); times > 0; times--)
            {
                bytes[random.Next(bytes.Length)] = (byte)(random.Next(2) == 0 ? random.Next(256) : "{}[]\",:0-"[random.Next(9)]);
            }

            var at = random.Next(bytes.Length + 1);
            var (once, split) = (Outcome([bytes]), Outcome([bytes[..at], bytes[at..]]));
            Assert.True(once == split, $"round {round}: {once} in one piece, {split} when split at {at}: {Encoding.Latin1.GetString(bytes)}");
            _ = once.StartsWith("refused", StringComparison.Ordinal) ? refused++ : read++;
        }

        Assert.True(read > Rounds / 10 && refused > Rounds / 10, $"{read} read and {refused} refused: the damage is of one kind");
    }

    private static string Outcome(byte[][] pieces)
    {
        var acks = new List<FragmentAck>();
        byte[] left = [];
        try
        {
            foreach (var piece in pieces)
            {
                var rest = new ReadOnlySequence<byte>([.. left, .. piece]);
                while (FragmentAckReader.TryRead(ref rest, out var ack))
                {
                    acks.Add(ack);
                }

                left = rest.ToArray();
            }

            return string.Join("; ", acks);
        }
        catch (InvalidDataException)
        {
            return $"refused after {acks.Count}";
        }
    }
}
