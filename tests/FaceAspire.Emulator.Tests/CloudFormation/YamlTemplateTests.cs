using System.Net;
using System.Text.Json.Nodes;
using Amazon.S3.Model;
using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Protocol;
using static FaceAspire.Emulator.Tests.CloudFormation.CloudFormationFixture;

namespace FaceAspire.Emulator.Tests.CloudFormation;

public sealed class YamlTemplateTests
{
    private const string Queues = """
        # what is to exist
        Parameters:
          Name: {Type: String, Default: q}
          Count: {Type: Number, Default: 5}
        Conditions:
          IsBig: !Not [!Equals [!Ref Name, q]]
        Resources:
          Dead:
            Type: AWS::SQS::Queue
            Properties: {QueueName: !Sub '${Name}-dead'}
          Main:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Join ['-', [!Ref Name, main]]
              VisibilityTimeout: !If [IsBig, 60, !Ref 'AWS::NoValue']
              RedrivePolicy:
                deadLetterTargetArn: !GetAtt Dead.Arn
                maxReceiveCount: !Ref Count
        Outputs:
          Url: {Value: !Ref Main}
          Text: {Value: !Base64 hello}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a: 1\nb: -2.5\nc: 007\nd: 1e999", """{"a":1,"b":-2.5,"c":"007","d":"1e999"}""")]
    [InlineData("a: yes\nb: 'yes'\nc: Off\nd: !!str true\ne: ~\nf:", """{"a":true,"b":"yes","c":false,"d":"true","e":null,"f":null}""")]
    [InlineData("Version: 2012-10-17", """{"Version":"2012-10-17"}""")]
    [InlineData("a: |\n  x\n  y\nb: >\n  x\n  y", """{"a":"x\ny\n","b":"x y"}""")]
    [InlineData("- !Ref A\n- !Condition C\n- !Sub '${A}'\n- !GetAtt A.Outputs.B\n- !GetAtt [A, B]", """[{"Ref":"A"},{"Condition":"C"},{"Fn::Sub":"${A}"},{"Fn::GetAtt":["A","Outputs.B"]},{"Fn::GetAtt":["A","B"]}]""")]
    [InlineData("a: !Join\n  - ','\n  - [!Select [0, !Split [',', 'x,y']], z]", """{"a":{"Fn::Join":[",",[{"Fn::Select":[0,{"Fn::Split":[",","x,y"]}]},"z"]]}}""")]
    public void Parse_Yaml_SameAsJson(string yaml, string json) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), TemplateYaml.Parse(yaml)), TemplateYaml.Parse(yaml)?.ToJsonString());

    [Theory]
    [InlineData("a: [1", "YAML not well-formed. (line")]
    [InlineData("a: 1\na: 2", "the key a is there twice")]
    [InlineData("a: &x 1\nb: *x", "YAML aliases are not allowed")]
    [InlineData("a: 1\n---\nb: 2", "YAML not well-formed. (line")]
    [InlineData("[a, b]: 1", "YAML not well-formed.")]
    public void Parse_WhatCloudFormationDoesNotTake_ValidationError(string yaml, string reason)
    {
        var e = Assert.Throws<AwsException>(() => TemplateYaml.Parse(yaml));

        Assert.Equal("ValidationError", e.Code);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NestedTooDeep_ValidationErrorAndNoOverflow() =>
        Assert.Contains("nested over", Assert.Throws<AwsException>(() => TemplateYaml.Parse(new string('[', 50_000))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Create_Yaml_StackWithItsOwnText()
    {
        await using var cloud = await StartAsync();

        var (status, _) = await cloud.CreateAsync("s", Queues);

        Assert.Equal(HttpStatusCode.OK, status);
        var stack = (await cloud.SettledAsync("s"))!;
        Assert.Equal("CREATE_COMPLETE", stack.Text("StackStatus"));
        var outputs = stack.Element("Outputs")!.Elements().ToDictionary(output => output.Text("OutputKey")!, output => output.Text("OutputValue"));
        Assert.Equal((new Uri(cloud.Emulator.Endpoint, "/000000000000/q-main").ToString(), "aGVsbG8="), (outputs["Url"], outputs["Text"]));
        using var sqs = cloud.Emulator.Sqs();
        Assert.Equal(
            """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:q-dead","maxReceiveCount":5}""",
            (await sqs.GetQueueAttributesAsync(outputs["Url"], ["RedrivePolicy"], Token)).Attributes["RedrivePolicy"]);
        Assert.Equal(Queues, (await cloud.CallAsync("GetTemplate", ("StackName", "s"))).Body.Text("TemplateBody"));
    }

    [Theory]
    [InlineData("{0}templates/a/t.yaml", true)]
    [InlineData("http://templates.s3.us-east-1.amazonaws.com/a/t.yaml", true)]
    [InlineData("{0}templates/none", false)]
    [InlineData("{0}none/none", false)]
    [InlineData("{0}", false)]
    public async Task Create_TemplateInABucket_ReadFromThere(string url, bool isThere)
    {
        await using var cloud = await StartAsync();
        using var s3 = cloud.Emulator.S3();
        await s3.PutBucketAsync("templates", Token);
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = "templates", Key = "a/t.yaml", ContentBody = Queues }, Token);

        var (status, body) = await cloud.CallAsync(
            "CreateStack", ("StackName", "s"), ("TemplateURL", string.Format(System.Globalization.CultureInfo.InvariantCulture, url, cloud.Emulator.Endpoint)));

        Assert.Equal(isThere ? (HttpStatusCode.OK, null) : (HttpStatusCode.BadRequest, "ValidationError"), (status, body.Text("Code")));
        if (isThere)
        {
            await cloud.AssertAsync("CREATE_COMPLETE", "s");
        }
    }

    [Theory]
    [InlineData("""{"Resources":{"Q":{"Type":"AWS::SQS::Queue","DependsOn":5}}}""")]
    [InlineData("""{"Resources":{"Q":{"Type":["x"]}}}""")]
    [InlineData("""{"Resources":{"Q":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":{"Ref":5}}}}}""")]
    [InlineData("""{"Conditions":{"C":true},"Resources":{"Q":{"Type":"AWS::SQS::Queue","Condition":"C"}}}""")]
    [InlineData("""{"Conditions":{"C":{"Fn::And":"x"}},"Resources":{"Q":{"Type":"AWS::SQS::Queue","Condition":"C"}}}""")]
    public async Task Create_OtherKindOfValue_ValidationErrorOrRolledBack(string template)
    {
        await using var cloud = await StartAsync();

        var (status, body) = await cloud.CreateAsync("s", template);

        Assert.True(
            (status == HttpStatusCode.BadRequest && body.Text("Code") == "ValidationError")
            || (await cloud.SettledAsync("s"))!.Text("StackStatus") is "ROLLBACK_COMPLETE",
            $"{status} {body}");
    }
}
