namespace FaceAspire.Contracts.Tests;

public class KeyTests
{
    private static readonly Camera Door = Camera.Named("door");
    private static readonly DateTimeOffset Late = new(2026, 11, 24, 0, 30, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Records_Batch_PartitionedByCameraAndUtcHour() =>
        Assert.Equal("records/camera=door/date=2026-11-23/hour=23/4959.jsonl", AuditKeys.Records(Door, Late, "4959"));

    [Fact]
    public void UnreadableRecords_Batch_InAPartitionOfTheirOwn() =>
        Assert.Equal("records/camera=__unreadable__/date=2026-11-23/hour=23/4959.jsonl", AuditKeys.UnreadableRecords(Late, "4959"));

    [Fact]
    public void Gallery_AnyPhoto_OneLevelDeep() =>
        Assert.Equal("gallery/Ann:20Lee:2F1.jpg.json", AuditKeys.Gallery(PhotoId.OfKey("Ann Lee/1.jpg")));

    [Fact]
    public void Id_SameFrame_SameVisitEverywhere()
    {
        var id = Visit.Id(new(Door, Late), "Ann Lee");
        Assert.Matches("^[0-9a-f]{32}$", id);
        Assert.Equal(id, Visit.Id(new(Door, Late.ToUniversalTime()), "Ann Lee"));
    }

    [Fact]
    public void Id_OtherCameraPersonOrTime_OtherVisit()
    {
        string[] ids =
        [
            Visit.Id(new(Door, Late), "Ann"), Visit.Id(new(Camera.Named("gate"), Late), "Ann"), Visit.Id(new(Door, Late), "Bob"),
            Visit.Id(new(Door, Late.AddMilliseconds(1)), "Ann"),
        ];
        Assert.Equal(4, ids.Distinct().Count());
    }

    [Fact]
    public void Group_CameraAndPerson_WithinSqssLimits()
    {
        Assert.Equal(32, Visit.Group(Camera.Named(new string('c', 64)), new string('é', 500)).Length);
        Assert.NotEqual(Visit.Group(Door, "Ann"), Visit.Group(Door, "Bob"));
    }
}
