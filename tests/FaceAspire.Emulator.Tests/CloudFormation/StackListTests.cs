using System.Net;
using static FaceAspire.Emulator.Tests.CloudFormation.CloudFormationFixture;

namespace FaceAspire.Emulator.Tests.CloudFormation;

/// <summary>Lists that are longer than a page, and stacks that were.</summary>
public sealed class StackListTests
{
    private const int More = 101; // one more than a page holds
    private static readonly string Group = Template(""" "G":{"Type":"AWS::Logs::LogGroup"} """);

    [Fact]
    public async Task Lists_MoreThanAPage_EachItemOnceInPages()
    {
        await using var cloud = await StartAsync();
        var groups = string.Join(',', Enumerable.Range(0, More).Select(n => $$"""  "G{{n}}":{"Type":"AWS::Logs::LogGroup"} """));
        var outputs = string.Join(',', Enumerable.Range(0, More).Select(n => $$$""" "O{{{n}}}":{"Value":"v","Export":{"Name":"e{{{n}}}"}} """));
        await cloud.CreateAsync("big", Template(groups, $$""","Outputs":{{{outputs}}}"""));
        await cloud.AssertAsync("CREATE_COMPLETE", "big");

        await AssertPagesAsync(cloud, [100, 1], "ListStackResources", "LogicalResourceId", ("StackName", "big"));
        await AssertPagesAsync(cloud, [100, 100, (2 * More) + 2 - 200], "DescribeStackEvents", "EventId", ("StackName", "big"));
        await AssertPagesAsync(cloud, [100, 1], "ListExports", "Name");
    }

    [Fact]
    public async Task ListStacks_MoreThanAPageAndOneGoesMeanwhile_TheOthersOnce()
    {
        await using var cloud = await StartAsync();
        for (var n = 0; n < More; n++)
        {
            await cloud.CreateAsync($"s{n:D3}", Group);
        }

        await AssertPagesAsync(cloud, [100, 1], "ListStacks", "StackId");
        await AssertPagesAsync(cloud, [100, 1], "DescribeStacks", "StackId");
        var (_, first) = await cloud.CallAsync("DescribeStacks");
        await cloud.CallAsync("DeleteStack", ("StackName", "s000"));
        Assert.Null(await cloud.SettledAsync("s000"));
        var (_, second) = await cloud.CallAsync("DescribeStacks", ("NextToken", first.Text("NextToken")!));

        Assert.Equal(["s100"], second.Descendants("StackName").Select(name => name.Value));
    }

    [Fact]
    public async Task Lists_TokenOfNobodys_ValidationError()
    {
        await using var cloud = await StartAsync();

        var (status, body) = await cloud.CallAsync("ListStacks", ("NextToken", "5A"));

        Assert.Equal((HttpStatusCode.BadRequest, "ValidationError"), (status, body.Text("Code")));
    }

    [Fact]
    public async Task Delete_Stack_IsKnownByItsIdAndItsNameIsFree()
    {
        await using var cloud = await StartAsync();
        var (_, created) = await cloud.CreateAsync("s", Group);
        var id = created.Text("StackId")!;
        await cloud.CallAsync("DeleteStack", ("StackName", "s"));
        Assert.Null(await cloud.SettledAsync("s"));
        await cloud.CreateAsync("s", Group);
        await cloud.AssertAsync("CREATE_COMPLETE", "s");

        var (_, described) = await cloud.CallAsync("DescribeStacks", ("StackName", id));
        Assert.Equal(("s", id, "DELETE_COMPLETE"), (described.Text("StackName"), described.Text("StackId"), described.Text("StackStatus")));
        Assert.NotNull(described.Text("DeletionTime"));
        var (_, events) = await cloud.CallAsync("DescribeStackEvents", ("StackName", id));
        Assert.Equal(
            ["DELETE_COMPLETE", "DELETE_COMPLETE", "DELETE_IN_PROGRESS", "DELETE_IN_PROGRESS", "CREATE_COMPLETE", "CREATE_COMPLETE", "CREATE_IN_PROGRESS", "CREATE_IN_PROGRESS"],
            events.Descendants("ResourceStatus").Select(one => one.Value));
        var (_, listed) = await cloud.CallAsync("ListStacks");
        Assert.Equal(["CREATE_COMPLETE", "DELETE_COMPLETE"], listed.Descendants("StackStatus").Select(one => one.Value));
        var (_, deleted) = await cloud.CallAsync("ListStacks", ("StackStatusFilter.member.1", "DELETE_COMPLETE"));
        Assert.Equal([id], deleted.Descendants("StackId").Select(one => one.Value));
        var (_, living) = await cloud.CallAsync("DescribeStacks");
        Assert.Equal(["CREATE_COMPLETE"], living.Descendants("StackStatus").Select(one => one.Value));
        Assert.Equal(HttpStatusCode.BadRequest, (await cloud.UpdateAsync(id, Template(""" "H":{"Type":"AWS::Logs::LogGroup"} """))).Status);
        Assert.Equal(HttpStatusCode.OK, (await cloud.CallAsync("DeleteStack", ("StackName", id))).Status);
        await cloud.AssertAsync("CREATE_COMPLETE", "s");
    }

    private static async Task AssertPagesAsync(
        CloudFormationFixture cloud, int[] sizes, string action, string key, params (string Name, string Value)[] fields)
    {
        var seen = new List<string>();
        string? token = null;
        foreach (var size in sizes)
        {
            (string, string)[] next = token is null ? fields : [.. fields, ("NextToken", token)];
            var (_, page) = await cloud.CallAsync(action, next);
            var keys = page.Descendants(key).Select(one => one.Value).ToList();
            Assert.Equal(size, keys.Count);
            seen.AddRange(keys);
            token = page.Text("NextToken");
        }

        Assert.Null(token);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }
}
