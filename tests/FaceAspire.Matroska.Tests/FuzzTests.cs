using System.Buffers;

namespace FaceAspire.Matroska.Tests;

/// <summary>Documents with random damage, in bounded time and always the same.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 20_000;

    [Fact]
    public void Read_DamagedDocument_OnlyEverThrowsMatroskaException()
    {
        var random = new Random(1559);
        var whole = Documents.WithTwoFragments();
        var (read, refused) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var damaged = Damage(whole, random);
            var at = random.Next(damaged.Length + 1);
            var (once, split) = (Outcome([damaged]), Outcome([damaged[..at], damaged[at..]]));
            Assert.True(once == split, $"round {round}: {once} in one piece, {split} when split at {at}");
            _ = once.StartsWith("refused", StringComparison.Ordinal) ? refused++ : read++;
        }

        Assert.True(read > Rounds / 100 && refused > Rounds / 100, $"{read} read and {refused} refused: the damage is of one kind");
    }

    /// <summary>What a parser makes of the pieces, one after another.</summary>
    private static string Outcome(byte[][] pieces)
    {
        var events = new MkvEventQueue();
        var parser = new MkvParser(new() { MaxFrameBytes = 4096, MaxMetadataBytes = 4096 }, events);
        byte[] left = [];
        try
        {
            foreach (var piece in pieces)
            {
                var rest = new ReadOnlySequence<byte>([.. left, .. piece]);
                while (parser.TryAdvance(ref rest))
                {
                }

                left = rest.ToArray();
            }

            parser.Complete(left.Length);
            return $"{events.DequeueAll().Count} events";
        }
        catch (MatroskaException e)
        {
            return $"refused at {e.Offset}";
        }
    }

    /// <summary>Flips, cuts out, doubles or puts in some bytes.</summary>
    private static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var times = random.Next(1, 4); times > 0 && bytes.Count > 8; times--)
        {
            var (at, length) = (random.Next(bytes.Count - 8), random.Next(1, 8));
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                default:
                    var noise = new byte[length];
                    random.NextBytes(noise);
                    bytes.InsertRange(at, noise);
                    break;
            }
        }

        return [.. bytes];
    }
}
