using System.Globalization;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher.Tests;

public class VisitRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly MatcherOptions Options = new() { AuditBucket = "audit", AlertsQueueUrl = "queue" };

    /// <summary>Frames as <c>seconds person similarity yaw</c> (similarity 90 and yaw 0 unless given); the times at which alerts are expected.</summary>
    [Theory]
    [InlineData("one frame may err", "0 Ann", "")]
    [InlineData("two frames close together", "0 Ann, 1 Ann", "1")]
    [InlineData("somebody walks by in two seconds", "0 Ann, 0.5 Ann, 1 Ann, 1.5 Ann, 2 Ann", "0.5")]
    [InlineData("the window's edge counts", "0 Ann, 5 Ann", "5")]
    [InlineData("beyond the window it starts again", "0 Ann, 5.001 Ann", "")]
    [InlineData("single errors do not add up", "0 Ann, 9 Ann, 18 Ann, 27 Ann, 36 Ann", "")]
    [InlineData("strangers between do not matter", "0 Ann, 1 -, 2 Ann", "2")]
    [InlineData("the same frame again is one sighting", "0 Ann, 0 Ann", "")]
    [InlineData("an earlier frame that comes late counts", "1 Ann, 0 Ann", "0")]
    [InlineData("too far apart, whichever comes first", "6 Ann, 0 Ann", "")]
    [InlineData("an alert per visit", "0 Ann, 1 Ann, 2 Ann, 299 Ann, 598 Ann", "1")]
    [InlineData("seen at the timeout: still here", "0 Ann, 1 Ann, 301 Ann, 302 Ann", "1")]
    [InlineData("not seen for longer: a new visit", "0 Ann, 1 Ann, 301.001 Ann, 302 Ann", "1, 302")]
    [InlineData("a late frame does not end a visit", "0 Ann, 100 Ann, 101 Ann, 50 Ann, 102 Ann", "101")]
    [InlineData("two persons, two visits", "0 Ann, 0 Bob, 1 Ann, 1 Bob", "1, 1")]
    [InlineData("nobody takes another's sightings", "0 Ann, 1 Bob", "")]
    [InlineData("not similar enough", "0 Ann 79.9, 1 Ann 79.9", "")]
    [InlineData("just similar enough", "0 Ann 80, 1 Ann 80", "1")]
    [InlineData("a profile begins no visit", "0 Ann 99 90, 1 Ann 99 61", "")]
    [InlineData("nor the other profile", "0 Ann 99 -90, 1 Ann 99 -61", "")]
    [InlineData("half turned is fine", "0 Ann 99 -60, 1 Ann 99 60", "1")]
    [InlineData("a profile does not help one frame", "0 Ann, 1 Ann 99 90", "")]
    [InlineData("a profile keeps a visit up", "0 Ann, 1 Ann, 200 Ann 90 90, 400 Ann, 401 Ann", "1")]
    [InlineData("the clock was set back by an hour", "3600 Ann, 3601 Ann, 0 Ann, 1 Ann", "3601, 1")]
    public void Decide_Frames_Alerts(string situation, string frames, string expected) =>
        Assert.Equal((situation, expected), (situation, string.Join(", ", Play(frames).Select(alert => Seconds(alert.Time)))));

    [Theory]
    [InlineData(1, "0 Ann", 1)]
    [InlineData(3, "0 Ann, 1 Ann", 0)]
    [InlineData(3, "0 Ann, 2 Ann, 4 Ann", 1)]
    [InlineData(3, "0 Ann, 2 Ann, 6 Ann", 0)]
    public void Decide_MinSightings_SoManyWithinTheWindow(int minSightings, string frames, int alerts) =>
        Assert.Equal(alerts, Play(frames, Options with { MinSightings = minSightings }).Count());

    /// <summary>
    /// A nine-second clip in a loop: Ann faces the camera for its first two seconds; a stranger in profile is steadily taken for Bob, and
    /// another one for Cid in a tenth of a second. Whenever and however often it is looked at, Ann alone has come, and once.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Decide_LoopedClipSampledAtAnyPhase_ExactlyWhoIsThere(double framesPerSecond)
    {
        for (var phase = 0.0; phase < 1 / framesPerSecond; phase += 1 / 30.0)
        {
            var frames = Enumerable.Range(0, (int)(60 * framesPerSecond)).Select(n =>
            {
                var time = phase + (n / framesPerSecond);
                return string.Create(CultureInfo.InvariantCulture, $"{time:F3} ") + ((time % 9) switch
                {
                    < 2 => "Ann 88",
                    > 5 and < 5.1 => "Cid 90",
                    > 7 => "Bob 91 -90",
                    _ => "-",
                });
            });
            Assert.Equal(["Ann"], Play(string.Join(", ", frames)).Select(alert => alert.Alert.Person));
        }
    }

    [Fact]
    public void Decide_VisitBegins_AlertShowsTheBestFrame()
    {
        var (_, alert) = Play("0 Ann 81, 1 Ann 97, 2 Ann 93", Options with { MinSightings = 3 }).Single();
        Assert.Equal((97, Noon.AddSeconds(1), Noon), (alert.Similarity, alert.SeenAt, alert.FirstSeenAt));
        Assert.Equal(Visit.Id(new(Camera.Named("door"), Noon), "Ann"), alert.VisitId);
        Assert.Equal("Ann/1.jpg", alert.Photo);
    }

    [Fact]
    public void Decide_BestFrameFellOutOfTheWindow_AlertShowsOneInside()
    {
        var (_, alert) = Play("0 Ann 99, 6 Ann 85, 7 Ann 82").Single();
        Assert.Equal((85, Noon.AddSeconds(6), Noon.AddSeconds(6)), (alert.Similarity, alert.SeenAt, alert.FirstSeenAt));
    }

    [Fact]
    public void Decide_TwoFacesLikeOnePerson_TheMoreAlikeCounts()
    {
        SeenFace[] faces = [Face("Ann", 82), Face("Ann", 95), Face(null, null)];
        var decision = VisitRules.Decide(CameraState.Empty, new(At(0), null, faces), Options);
        Assert.Equal(
            [AuditDecision.AnotherFaceIsMoreAlike, AuditDecision.Sighting, AuditDecision.Stranger], decision.Faces.Select(face => face.Decision));
        Assert.Equal(95, decision.State.Visits["Ann"].Best!.Similarity);
    }

    [Fact]
    public void Decide_PhotoOfNobodyKnown_UnknownPhoto() => Assert.Equal(
        AuditDecision.UnknownPhoto,
        VisitRules.Decide(CameraState.Empty, new(At(0), null, [new(null, 0, 99, "old.jpg", null)]), Options).Faces.Single().Decision);

    [Fact]
    public void Decide_OldVideoComesAgain_CountsForNothing()
    {
        var state = VisitRules.Decide(CameraState.Empty, new(At(3600), Noon.AddSeconds(3601), [Face("Ann", 90)]), Options).State;
        var again = VisitRules.Decide(state, new(At(0), Noon.AddSeconds(1), [Face("Bob", 90), Face(null, null)]), Options);
        Assert.Equal([AuditDecision.SeenBefore, AuditDecision.Stranger], again.Faces.Select(face => face.Decision));
        Assert.Same(state, again.State);
    }

    [Fact]
    public void Decide_FragmentSentLate_Counts()
    {
        var state = VisitRules.Decide(CameraState.Empty, new(At(100), Noon.AddSeconds(101), [Face("Ann", 90)]), Options).State;
        state = VisitRules.Decide(state, new(At(50), Noon.AddSeconds(102), [Face("Bob", 90)]), Options).State;
        Assert.Equal("Bob", VisitRules.Decide(state, new(At(51), Noon.AddSeconds(102), [Face("Bob", 90)]), Options).Alerts.Single().Person);
    }

    [Fact]
    public void Decide_EverybodyLeft_StateIsEmpty()
    {
        var state = VisitRules.Decide(CameraState.Empty, new(At(0), null, [Face("Ann", 90), Face("Bob", 90)]), Options).State;
        Assert.Equal(2, state.Visits.Count);
        Assert.Empty(VisitRules.Decide(state, new(At(301), null, []), Options).State.Visits);
    }

    private static IEnumerable<(DateTimeOffset Time, Alert Alert)> Play(string frames, MatcherOptions? options = null)
    {
        var state = CameraState.Empty;
        foreach (var frame in frames.Split(", "))
        {
            var parts = frame.Split(' ');
            var face = parts[1] == "-" ? Face(null, null) : Face(parts[1], Number(parts, 2, 90)) with { Yaw = Number(parts, 3, 0) };
            var at = At(Number(parts, 0, 0));
            var decision = VisitRules.Decide(state, new(at, null, [face]), options ?? Options);
            state = decision.State;
            foreach (var alert in decision.Alerts)
            {
                yield return (at.Time, alert);
            }
        }
    }

    private static Frame At(double seconds) => new(Camera.Named("door"), Noon.AddSeconds(seconds));

    private static SeenFace Face(string? person, double? similarity) =>
        new(new(0.1, 0.2, 0.3, 0.4), 0, similarity, person is null ? null : PhotoId.OfKey($"{person}/1.jpg").Value, person);

    private static double Number(string[] parts, int index, double fallback) =>
        parts.Length > index ? double.Parse(parts[index], CultureInfo.InvariantCulture) : fallback;

    private static string Seconds(DateTimeOffset time) => FormattableString.Invariant($"{(time - Noon).TotalSeconds}");
}
