using System.Globalization;
using System.Text.Json.Nodes;
using FaceAspire.Contracts;

namespace FaceAspire.Infra.Tests;

/// <summary>The table over the audit fits the audit.</summary>
public sealed class AuditQueryTests
{
    private static readonly JsonObject Table =
        Assert.Single(Template.CheckedIn("Operations.template.json").OfType("AWS::Glue::Table")).Properties["TableInput"]!.AsObject();

    [Fact]
    public void Columns_ArePartitionsAndMembersOfAnAuditLine()
    {
        var columns = Names(Table["StorageDescriptor"]!["Columns"]!).Concat(Names(Table["PartitionKeys"]!).Where(name => name == "camera"));

        Assert.Equal(Members(typeof(AuditLine)), columns.Order(StringComparer.Ordinal)); // the camera is in the path and in the line: a column once
    }

    [Fact]
    public void Faces_HaveTheMembersOfAnAuditFace()
    {
        var type = Table["StorageDescriptor"]!["Columns"]!.AsArray().Single(column => column!["Name"]!.ToString() == "faces")!["Type"]!.ToString();

        var members = type["array<struct<".Length..^2].Split(',').Select(member => member.Split(':')[0]);

        Assert.Equal(Members(typeof(AuditFace)), members.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Location_OfAPartition_IsWhereTheMatcherWrites()
    {
        var when = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        var location = Expression.Spell(Table["Parameters"]!["storage.location.template"])
            .Replace("${camera}", "door", StringComparison.Ordinal)
            .Replace("${date}", when.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("${hour}", "05", StringComparison.Ordinal);

        Assert.EndsWith(AuditKeys.Records(Camera.Named("door"), when, "4959")[..^"4959.jsonl".Length], location, StringComparison.Ordinal);
        Assert.Equal("2", Table["Parameters"]!["projection.hour.digits"]!.ToString());
        Assert.Equal("yyyy-MM-dd", Table["Parameters"]!["projection.date.format"]!.ToString());
    }

    [Fact]
    public void Cameras_OfUnreadableRecords_AreAlwaysFound() => Assert.Contains(
        $"camera={Template.CheckedIn("Operations.template.json").Default("Cameras")}/",
        AuditKeys.UnreadableRecords(DateTimeOffset.UnixEpoch, "1"), StringComparison.Ordinal);

    [Fact]
    public void Cameras_TooManyForAParameter_AreNotListed()
    {
        var cameras = Enumerable.Range(100_000, 585).Select(number => Camera.Named($"{number}")).ToList();

        Assert.Equal(14 + (583 * 7), Operations.OperationsParameters.ListOf(cameras[..583]).Length);
        Assert.Equal("", Operations.OperationsParameters.ListOf(cameras));
    }

    [Fact]
    public void Answers_Expire()
    {
        var group = Assert.Single(Template.CheckedIn("Operations.template.json").OfType("AWS::Athena::WorkGroup")).Properties["WorkGroupConfiguration"]!;

        Assert.EndsWith("/queries/", Expression.Spell(group["ResultConfiguration"]!["OutputLocation"]), StringComparison.Ordinal);
        Assert.True(group["EnforceWorkGroupConfiguration"]!.GetValue<bool>());
    }

    private static IEnumerable<string> Names(JsonNode columns) => columns.AsArray().Select(column => column!["Name"]!.ToString());

    private static IEnumerable<string> Members(Type type) =>
        type.GetProperties().Select(property => property.Name.ToLowerInvariant()).Where(name => name != "equalitycontract").Order(StringComparer.Ordinal);
}
