using FsCheck;
using FsCheck.Fluent;

namespace FaceAspire.Video.Tests;

/// <summary>Random schedules of faults, acknowledgements and time against the pure part of the producer.</summary>
public sealed class SendingModelTests
{
    private const int Schedules = 3000;

    private static readonly int[] Errors =
        [4000, 4001, 4002, 4003, 4004, 4005, 4006, 4007, 4008, 4009, 4010, 4011, 4012, 4500, 4501, 4502, 4503, 4504, 4505, 4506, 5000, 5001, 9999];

    private static readonly Gen<Move> AMove = Gen.Frequency(
        (8, Counted(MoveKind.Make)),
        (1, Gen.Constant(new Move(MoveKind.MakeEarlier))),
        (8, Counted(MoveKind.Send)),
        (6, Counted(MoveKind.Arrive)),
        (4, Counted(MoveKind.Store)),
        (8, Counted(MoveKind.Acknowledge)),
        (1, Counted(MoveKind.LoseAck)),
        (6, Gen.Elements(1, 3, 6, 2400).Select(seconds => new Move(MoveKind.Pass, seconds))),
        (1, Gen.Elements(Errors).Select(error => new Move(MoveKind.Refuse, error))),
        (1, Gen.Elements(Errors).Select(error => new Move(MoveKind.RefuseUnnamed, error))),
        (1, Gen.Constant(new Move(MoveKind.Disconnect))),
        (1, Gen.Constant(new Move(MoveKind.Complete))),
        (6, Gen.Constant(new Move(MoveKind.BeginWriting))),
        (6, Gen.Constant(new Move(MoveKind.EndWriting))),
        (1, Gen.Constant(new Move(MoveKind.FailWriting))),
        (1, Gen.Constant(new Move(MoveKind.LoseFile))));

    [Theory]
    [InlineData(1000, 0, true)] // room for all: nothing may be dropped
    [InlineData(4, 0, true)]
    [InlineData(4, 3, true)]
    [InlineData(2, 1000, true)]
    [InlineData(1000, 0, false)] // the stream keeps nothing
    [InlineData(3, 2, false)]
    public void Do_AnySchedule_StoresEveryFragmentOrCountsIt(int maxFragments, int maxSpooled, bool keepsVideo)
    {
        var schedules = Arb.From(Gen.ArrayOf(AMove), Simpler);
        var property = Prop.ForAll(schedules, moves =>
        {
            var model = new SendingModel(maxFragments, maxSpooled, keepsVideo);
            Array.ForEach(moves, model.Do);
            model.Settle();
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Schedules).WithStartSize(10).WithEndSize(80), property);
    }

    private static Gen<Move> Counted(MoveKind kind) => Gen.Choose(1, 3).Select(count => new Move(kind, count));

    /// <summary>Half of a schedule, all but one move, or one of its moves made simpler.</summary>
    private static IEnumerable<Move[]> Simpler(Move[] moves)
    {
        if (moves.Length > 3)
        {
            yield return moves[..(moves.Length / 2)];
            yield return moves[(moves.Length / 2)..];
        }

        for (var i = 0; i < moves.Length; i++)
        {
            yield return [.. moves[..i], .. moves[(i + 1)..]];
        }

        for (var i = 0; i < moves.Length; i++)
        {
            foreach (var simpler in moves[i].Simpler())
            {
                yield return [.. moves[..i], simpler, .. moves[(i + 1)..]];
            }
        }
    }
}
