using System.Text.Json.Nodes;

namespace FaceAspire.Infra.Tests;

/// <summary>What templates refer to is there.</summary>
public sealed class ReferenceTests
{
    /// <summary>The attributes that resource types give (CloudFormation's template reference, "Return values").</summary>
    private static readonly Dictionary<string, string[]> Attributes = new()
    {
        ["AWS::S3::Bucket"] = ["Arn"],
        ["AWS::SQS::Queue"] = ["Arn", "QueueName"],
        ["AWS::IAM::Role"] = ["Arn"],
        ["AWS::Logs::LogGroup"] = ["Arn"],
        ["AWS::Lambda::Function"] = ["Arn"],
        ["AWS::Rekognition::Collection"] = ["Arn"],
        ["AWS::KinesisVideo::Stream"] = ["Arn"],
        ["AWS::Kinesis::Stream"] = ["Arn"],
    };

    public static TheoryData<string> Files => Template.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void References_All_ResolveToWhatIsThereUnderTheSameCondition(string file)
    {
        var template = Template.CheckedIn(file);
        Assert.All(template.Resources, resource => AssertResolves(template, resource.Value!, template.ConditionOf(resource.Key)));
        Assert.All(template.Outputs, output => AssertResolves(template, output.Value!, output.Value!["Condition"]?.GetValue<string>()));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Resources_All_CanBeOrdered(string file)
    {
        var template = Template.CheckedIn(file);
        var needs = template.Resources.ToDictionary(
            resource => resource.Key,
            resource => Expression.References(resource.Value).Select(reference => reference.Name).Where(template.Resources.ContainsKey).ToHashSet());

        while (needs.Where(resource => resource.Value.Count == 0).Select(resource => resource.Key).ToList() is { Count: > 0 } ready)
        {
            ready.ForEach(resource => needs.Remove(resource));
            needs.Values.ToList().ForEach(needed => needed.ExceptWith(ready));
        }

        Assert.Empty(needs.Keys);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void ParametersAndConditions_All_AreUsed(string file)
    {
        var template = Template.CheckedIn(file);
        var referred = Expression.References(template.Root).Select(reference => reference.Name).ToHashSet();
        var conditions = template.Resources.Concat(template.Outputs).Select(member => member.Value!["Condition"]?.GetValue<string>())
            .Concat(Expression.Choices(template.Root)).ToHashSet();

        Assert.Empty(template.Parameters.Select(parameter => parameter.Key).Except(referred));
        Assert.Empty(template.Conditions.Select(condition => condition.Key).Except(conditions!));
    }

    [Fact]
    public void Imports_OfACamera_AreExportsOfTheSharedStack()
    {
        var camera = Template.CheckedIn("Camera.template.json");
        var shared = Template.CheckedIn("FaceAspire.template.json");
        var exports = shared.Outputs.Where(output => output.Value!["Export"] is not null)
            .ToDictionary(output => output.Value!["Export"]!["Name"]!.ToString(), output => output.Value!["Condition"]?.GetValue<string>());

        Assert.Equal(exports.Keys.Order(), Expression.Imports(camera.Root).Distinct().Order());
        foreach (var (id, resource) in camera.Resources)
        {
            Assert.All(Expression.Imports(resource), import => Assert.True(exports[import] is not { } condition || condition == camera.ConditionOf(id)));
        }
    }

    [Fact]
    public void Functions_InTheTemplatesThatRunLocally_AreThoseOfTheEmulator() => Assert.Empty(
        new[] { "FaceAspire.template.json", "Camera.template.json" }.SelectMany(file => Expression.Functions(Template.CheckedIn(file).Root)).Distinct()
            .Except(["Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::If", "Fn::Not", "Fn::Equals", "Fn::ImportValue"]));

    private static void AssertResolves(Template template, JsonNode node, string? condition)
    {
        foreach (var (name, attribute) in Expression.References(node).Where(reference => !reference.Name.StartsWith("AWS::", StringComparison.Ordinal)))
        {
            if (attribute is null && template.Parameters.ContainsKey(name))
            {
                continue;
            }

            Assert.True(template.Resources.ContainsKey(name), $"{name} is not in {template.Name}.");
            Assert.True(template.ConditionOf(name) is not { } needed || needed == condition, $"{name} is not always there.");
            Assert.True(
                attribute is null || Attributes[template.Resources[name]!["Type"]!.GetValue<string>()].Contains(attribute), $"{name} has no {attribute}.");
        }
    }
}
