using System.Net;
using static FaceAspire.Emulator.Tests.CloudFormation.CloudFormationFixture;

namespace FaceAspire.Emulator.Tests.CloudFormation;

public sealed class StackTests
{
    private const string Queue = """ "Q": {"Type":"AWS::SQS::Queue","Properties":{"QueueName":"q"}} """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_FunctionsConditionsAndOutputs_Resolved()
    {
        await using var cloud = await StartAsync();
        const string Text = """
            {"Parameters":{"Name":{"Type":"String"},"Big":{"Type":"String","Default":"no"}},
             "Conditions":{"IsBig":{"Fn::Equals":[{"Ref":"Big"},"yes"]}},
             "Mappings":{"M":{"a":{"b":"found"}}},
             "Resources":{
               "Q":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":{"Fn::Join":["-",[{"Ref":"Name"},"q"]]},"VisibilityTimeout":{"Fn::If":["IsBig",60,{"Ref":"AWS::NoValue"}]}}},
               "Other":{"Type":"AWS::SQS::Queue","Condition":"IsBig"}},
             "Outputs":{
               "Url":{"Value":{"Ref":"Q"}},"Arn":{"Value":{"Fn::GetAtt":["Q","Arn"]}},
               "Sub":{"Value":{"Fn::Sub":["${Name} ${Own} ${AWS::Region} ${Q.QueueName} ${!Literal}",{"Own":"own"}]},"Export":{"Name":"sub"}},
               "Map":{"Value":{"Fn::FindInMap":["M","a","b"]}},"Select":{"Value":{"Fn::Select":["1",{"Fn::Split":[",","x,y"]}]}},
               "None":{"Condition":"IsBig","Value":"big"}}}
            """;

        await cloud.CreateAsync("s", Text, ("Name", "n"));

        var stack = (await cloud.SettledAsync("s"))!;
        Assert.Equal("CREATE_COMPLETE", stack.Text("StackStatus"));
        var outputs = stack.Element("Outputs")!.Elements().ToDictionary(output => output.Text("OutputKey")!, output => output.Text("OutputValue"));
        Assert.Equal(new Uri(cloud.Emulator.Endpoint, "/000000000000/n-q").ToString(), outputs["Url"]);
        Assert.Equal("arn:aws:sqs:us-east-1:000000000000:n-q", outputs["Arn"]);
        Assert.Equal(("n own us-east-1 n-q ${Literal}", "found", "y"), (outputs["Sub"], outputs["Map"], outputs["Select"]));
        Assert.DoesNotContain("None", outputs.Keys);
        Assert.Equal(["n", "no"], stack.Element("Parameters")!.Elements().Select(parameter => parameter.Text("ParameterValue")!).Order(StringComparer.Ordinal)); // with its default
        var (_, events) = await cloud.CallAsync("DescribeStackEvents", ("StackName", "s"));
        Assert.Equal(["CREATE_COMPLETE", "CREATE_COMPLETE", "CREATE_IN_PROGRESS", "CREATE_IN_PROGRESS"], events.Descendants("ResourceStatus").Select(status => status.Value));
    }

    [Theory]
    [InlineData("""{"Resources":{"V":{"Type":"AWS::EC2::VPC"}}}""", "Unrecognized resource types: [AWS::EC2::VPC]")]
    [InlineData("""{"Resources":{"Q":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":{"Ref":"Nobody"}}}}}""", "Unresolved resource dependencies [Nobody] in the Resources block of the template")]
    [InlineData("""{"Resources":{"Q":{"Type":"AWS::SQS::Queue"}},"Outputs":{"O":{"Value":{"Fn::GetAtt":["P","Arn"]}}}}""", "Unresolved resource dependencies [P] in the Outputs block of the template")]
    [InlineData("""{"Resources":{"A":{"Type":"AWS::SQS::Queue","DependsOn":"B"},"B":{"Type":"AWS::SQS::Queue","DependsOn":"A"}}}""", "Circular dependency between resources: [A, B]")]
    [InlineData("""{"Resources":{}}""", "At least one Resources member must be defined.")]
    [InlineData("""{"Resources":{"A":"text"}}""", "Template format error: A must be an object.")]
    [InlineData("Resources:", "At least one Resources member must be defined.")]
    [InlineData("{\"Resources\":", "Template format error: JSON not well-formed.")]
    [InlineData("Resources: [", "Template format error: YAML not well-formed.")]
    [InlineData("""{"Parameters":{"P":{"Type":"String"}},"Resources":{"Q":{"Type":"AWS::SQS::Queue"}}}""", "Parameters: [P] must have values")]
    public async Task Create_WrongTemplate_ValidationErrorAndNothingIsMade(string template, string reason)
    {
        await using var cloud = await StartAsync();

        var (status, body) = await cloud.CreateAsync("s", template);

        Assert.Equal((HttpStatusCode.BadRequest, "ValidationError"), (status, body.Text("Code")));
        Assert.Contains(reason, body.Text("Message"), StringComparison.Ordinal);
        Assert.Null(await cloud.SettledAsync("s"));
    }

    [Fact]
    public async Task Create_RoleWithoutCapability_InsufficientCapabilities()
    {
        await using var cloud = await StartAsync();

        var (status, body) = await cloud.CallAsync("CreateStack", ("StackName", "s"), ("TemplateBody", Template(""" "R":{"Type":"AWS::IAM::Role"} """)));

        Assert.Equal((HttpStatusCode.BadRequest, "InsufficientCapabilitiesException"), (status, body.Text("Code")));
    }

    [Fact]
    public async Task Create_ResourceFails_RolledBackWithItsReason()
    {
        await using var cloud = await StartAsync();
        using var sqs = cloud.Emulator.Sqs();

        await cloud.CreateAsync("s", Template(Queue + """, "Bad":{"Type":"AWS::SQS::Queue","DependsOn":"Q","Properties":{"QueueName":"no spaces"}} """));

        await cloud.AssertAsync("ROLLBACK_COMPLETE", "s");
        Assert.Empty((await sqs.ListQueuesAsync("", Token)).QueueUrls ?? []);
        var (_, events) = await cloud.CallAsync("DescribeStackEvents", ("StackName", "s"));
        var failed = events.Descendants("member").Single(member => member.Text("ResourceStatus") == "CREATE_FAILED");
        Assert.Equal("Bad", failed.Text("LogicalResourceId"));
        Assert.NotEmpty(failed.Text("ResourceStatusReason")!);
        var (status, body) = await cloud.UpdateAsync("s", Template(Queue));
        Assert.Equal((HttpStatusCode.BadRequest, true), (status, body.Text("Message")!.EndsWith("is in ROLLBACK_COMPLETE state and can not be updated.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Create_NameIsTaken_AlreadyExists()
    {
        await using var cloud = await StartAsync();
        await cloud.CreateAsync("s", Template(Queue));

        var (status, body) = await cloud.CreateAsync("s", Template(Queue));

        Assert.Equal((HttpStatusCode.BadRequest, "AlreadyExistsException"), (status, body.Text("Code")));
    }

    [Fact]
    public async Task Update_AddChangeReplaceAndRemove_AsTheTemplateSays()
    {
        await using var cloud = await StartAsync();
        using var sqs = cloud.Emulator.Sqs();
        await cloud.CreateAsync("s", Template(""" "Kept":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"kept"}},"Renamed":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"old"}},"Gone":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"gone"}} """));

        await cloud.UpdateAsync("s", Template(""" "Kept":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"kept","VisibilityTimeout":77}},"Renamed":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"new"}},"Added":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"added"}} """));

        await cloud.AssertAsync("UPDATE_COMPLETE", "s");
        var urls = (await sqs.ListQueuesAsync("", Token)).QueueUrls;
        Assert.Equal(["added", "kept", "new"], urls.Select(url => url.Split('/')[^1]).Order());
        Assert.Equal("77", (await sqs.GetQueueAttributesAsync(urls.Single(url => url.EndsWith("kept", StringComparison.Ordinal)), ["All"], Token)).Attributes["VisibilityTimeout"]);
    }

    [Fact]
    public async Task Update_Fails_EverythingIsAsBefore()
    {
        await using var cloud = await StartAsync();
        using var sqs = cloud.Emulator.Sqs();
        const string Before = """ "Changed":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"changed","DelaySeconds":1}},"Renamed":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"old"}} """;
        await cloud.CreateAsync("s", Template(Before));
        var old = (await sqs.GetQueueUrlAsync("old", Token)).QueueUrl;
        await sqs.SendMessageAsync(old, "still here", Token);

        await cloud.UpdateAsync("s", Template("""
            "Changed":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"changed","DelaySeconds":2}},"Renamed":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"new"}},
            "Added":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"added"}},"Bad":{"Type":"AWS::SQS::Queue","DependsOn":["Changed","Renamed","Added"],"Properties":{"QueueName":"no spaces"}}
            """));

        await cloud.AssertAsync("UPDATE_ROLLBACK_COMPLETE", "s");
        var urls = (await sqs.ListQueuesAsync("", Token)).QueueUrls;
        Assert.Equal(["changed", "old"], urls.Select(url => url.Split('/')[^1]).Order());
        Assert.Equal("1", (await sqs.GetQueueAttributesAsync(urls.Single(url => url != old), ["All"], Token)).Attributes["DelaySeconds"]);
        Assert.Equal("still here", (await sqs.ReceiveMessageAsync(old, Token)).Messages.Single().Body);
        Assert.Equal("No updates are to be performed.", (await cloud.UpdateAsync("s", Template(Before))).Body.Text("Message"));
    }

    [Fact]
    public async Task Delete_ExportInUse_RefusedUntilItsUserIsGone()
    {
        await using var cloud = await StartAsync();
        await cloud.CreateAsync("base", Template(Queue, """, "Outputs":{"O":{"Value":"v","Export":{"Name":"shared"}}}"""));
        await cloud.CreateAsync("user", Template(""" "P":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":{"Fn::ImportValue":"shared"}}} """));

        var (status, body) = await cloud.CallAsync("DeleteStack", ("StackName", "base"));

        Assert.Equal((HttpStatusCode.BadRequest, "Export shared cannot be deleted as it is in use by user"), (status, body.Text("Message")));
        await cloud.UpdateAsync("base", Template(Queue));
        await cloud.AssertAsync("UPDATE_ROLLBACK_COMPLETE", "base");
        await cloud.CallAsync("DeleteStack", ("StackName", "user"));
        Assert.Null(await cloud.SettledAsync("user"));
        await cloud.CallAsync("DeleteStack", ("StackName", "base"));
        Assert.Null(await cloud.SettledAsync("base"));
    }

    [Fact]
    public async Task Delete_ResourceCannotGo_DeleteFailedAndAgainLater()
    {
        await using var cloud = await StartAsync();
        using var s3 = cloud.Emulator.S3();
        await cloud.CreateAsync("s", Template(""" "B":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"full"}},"K":{"Type":"AWS::S3::Bucket","DeletionPolicy":"Retain","Properties":{"BucketName":"kept"}} """));
        await s3.PutObjectAsync(new() { BucketName = "full", Key = "a", ContentBody = "b" }, Token);
        await cloud.CallAsync("DeleteStack", ("StackName", "s"));
        await cloud.AssertAsync("DELETE_FAILED", "s");

        await s3.DeleteObjectAsync("full", "a", Token);
        await cloud.CallAsync("DeleteStack", ("StackName", "s"));

        Assert.Null(await cloud.SettledAsync("s"));
        Assert.Equal(["kept"], (await s3.ListBucketsAsync(Token)).Buckets.Select(bucket => bucket.BucketName));
    }
}
