using FaceAspire.Contracts;

namespace FaceAspire.Infra.Tests;

/// <summary>Nobody may do more than is needed: every statement of every policy is looked at.</summary>
public sealed class PolicyTests
{
    /// <summary>Resources with a wildcard, and why there has to be one. An entry that nothing needs any more fails, too.</summary>
    private static readonly Dictionary<string, string> Wildcards = new()
    {
        ["AnalyzerRole *"] = "rekognition:DetectFaces looks at a picture alone; the service has no ARN for it",
        ["AnalyzerRole arn:${AWS::Partition}:kinesis:${AWS::Region}:${AWS::AccountId}:stream/AmazonRekognition-faceaspire-*"] = "cameras come and go with their own stacks",
        ["MatcherRole arn:${AWS::Partition}:kinesis:${AWS::Region}:${AWS::AccountId}:stream/AmazonRekognition-faceaspire-*"] = "cameras come and go with their own stacks",
        ["NotifierRole arn:${AWS::Partition}:kinesisvideo:${AWS::Region}:${AWS::AccountId}:stream/*"] = "a video stream bears the camera's own name",
        ["ImageGenerationRole arn:${AWS::Partition}:kinesisvideo:${AWS::Region}:${AWS::AccountId}:stream/*"] = "a video stream bears the camera's own name",
        ["ProducerPolicy arn:${AWS::Partition}:kinesisvideo:${AWS::Region}:${AWS::AccountId}:stream/*"] = "a video stream bears the camera's own name",
        ["ProducerPolicy arn:${AWS::Partition}:rekognition:${AWS::Region}:${AWS::AccountId}:streamprocessor/faceaspire-*"] = "cameras come and go with their own stacks",
        ["NotifierRole arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/*"] = "in its sandbox SES asks for the recipients' identities, too; a condition holds the sender",
        ["EnrollerRole ${FacesBucket.Arn}/*"] = "photos are named by their owner",
        ["EnrollerRole ${AuditBucket.Arn}/gallery/*"] = "objects under a prefix",
        ["MatcherRole ${AuditBucket.Arn}/gallery/*"] = "objects under a prefix",
        ["MatcherRole ${AuditBucket.Arn}/records/*"] = "objects under a prefix",
        ["MatcherRole ${AuditBucket.Arn}/state/*"] = "objects under a prefix",
        ["NotifierRole ${AuditBucket.Arn}/alerts/*"] = "objects under a prefix",
        ["AnalyzerRole ${FramesBucket.Arn}/*"] = "Kinesis Video names its pictures",
        ["ProducerPicturesPolicy ${FramesBucket.Arn}/*"] = "Kinesis Video names its pictures",
    };

    private static IEnumerable<Template> Templates => CheckedInTemplates.Files.Select(Template.CheckedIn);

    private static IReadOnlyList<Statement> Statements => [.. Templates.SelectMany(Statement.In)];

    [Fact]
    public void Statements_Allowing_NameTheirActions()
    {
        Assert.InRange(Statements.Count, 40, 200); // the walk finds them
        Assert.All(Statements.Where(statement => statement.IsAllow), statement =>
        {
            Assert.False(statement.Json.ContainsKey("NotAction") || statement.Json.ContainsKey("NotResource") || statement.Json.ContainsKey("NotPrincipal"));
            Assert.All(statement.Actions, action => Assert.Matches(@"\A[a-z0-9-]+:[A-Za-z]+\z", action));
        });
    }

    [Fact]
    public void Statements_AllowingOnWildcards_AreThoseWithAReason() => Assert.Equal(
        Wildcards.Keys.Order(StringComparer.Ordinal),
        Statements.Where(statement => statement.IsAllow)
            .SelectMany(statement => statement.Resources.Where(resource => resource.Contains('*')).Select(resource => $"{statement.Where} {resource}"))
            .Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Statements_OnAnyResource_DoNothingElse() => Assert.Equal(
        ["rekognition:DetectFaces"], Statements.Where(statement => statement.IsAllow && statement.Resources.Contains("*")).SelectMany(statement => statement.Actions));

    [Fact]
    public void Statements_SendingMail_HoldTheSender() => Assert.Equal(
        "${Sender}",
        Assert.Single(Statements, statement => statement.Actions.Contains("ses:SendEmail")).Condition("StringEquals", "ses:FromAddress"));

    [Fact]
    public void Statements_LettingAServiceIn_HoldItToThisAccount() => Assert.All(
        Statements.Where(statement => statement is { IsAllow: true, Principal: not null } && !statement.Actions.Contains("sts:AssumeRole")),
        statement =>
        {
            Assert.Equal("Service", Assert.Single(statement.Principal!).Key);
            Assert.Equal("${AWS::AccountId}", statement.Condition("StringEquals", "aws:SourceAccount"));
        });

    [Fact]
    public void Roles_Trust_OneService() => Assert.All(
        Statements.Where(statement => statement.Actions.Contains("sts:AssumeRole")),
        statement => Assert.Contains(
            Assert.Single(statement.Principal!).Value!.ToString(), new[] { "lambda.amazonaws.com", "rekognition.amazonaws.com" }));

    [Theory]
    [InlineData("AWS::S3::Bucket", "AWS::S3::BucketPolicy")]
    [InlineData("AWS::SQS::Queue", "AWS::SQS::QueuePolicy")]
    [InlineData("AWS::SNS::Topic", "AWS::SNS::TopicPolicy")]
    public void Resources_WithAPolicy_AreReachedByTlsAlone(string type, string policyType) => Assert.All(Templates, template =>
    {
        var open = template.OfType(type).Select(resource => resource.Id).ToHashSet();
        foreach (var (id, _) in template.OfType(policyType))
        {
            var guarded = Statement.In(template).Where(statement => statement.Where == id && !statement.IsAllow
                && statement.Condition("Bool", "aws:SecureTransport") == "false" && statement.Principal?["AWS"]?.ToString() == "*");
            open.ExceptWith(guarded.SelectMany(statement => statement.Resources).Select(resource => resource.Split('.', '}')[0][2..]));
        }

        Assert.Empty(open);
    });

    [Fact]
    public void Producer_Rights_CoverEveryCamerasNames()
    {
        var allowed = Statements.Where(statement => statement.Where == "ProducerPolicy").SelectMany(statement => statement.Resources).ToList();

        Assert.Contains(allowed, resource => resource.EndsWith("streamprocessor/faceaspire-*", StringComparison.Ordinal));
        Assert.StartsWith("faceaspire-", Camera.Named("door").StreamProcessor, StringComparison.Ordinal);
        Assert.StartsWith("AmazonRekognition-faceaspire-", Camera.Named("door").DataStream, StringComparison.Ordinal);
    }
}
