using System.Text.Json;
using FaceAspire.Emulator.Lambda;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Tests.Lambda;

/// <summary>Filter patterns, rule by rule (Lambda developer guide, "Control which events Lambda sends to your function").</summary>
public sealed class FilterPatternTests
{
    private const string Event = """
        {"data":{"name":"Ann","size":7,"on":true,"none":null,"empty":"","tags":["red","blue"],"inner":{"a":1}}}
        """;

    [Theory]
    [InlineData("""{"data":{"name":["Ann"]}}""", true)]
    [InlineData("""{"data":{"name":["Bob"]}}""", false)]
    [InlineData("""{"data":{"name":["Bob","Ann"]}}""", true)]
    [InlineData("""{"data":{"name":["Ann"],"size":[8]}}""", false)]
    [InlineData("""{"data":{"size":[7.0]}}""", true)]
    [InlineData("""{"data":{"size":["7"]}}""", false)]
    [InlineData("""{"data":{"on":[true]}}""", true)]
    [InlineData("""{"data":{"on":[false]}}""", false)]
    [InlineData("""{"data":{"none":[null]}}""", true)]
    [InlineData("""{"data":{"missing":[null]}}""", false)]
    [InlineData("""{"data":{"empty":[""]}}""", true)]
    [InlineData("""{"data":{"name":[{"prefix":"A"}]}}""", true)]
    [InlineData("""{"data":{"name":[{"prefix":"n"}]}}""", false)]
    [InlineData("""{"data":{"name":[{"suffix":"nn"}]}}""", true)]
    [InlineData("""{"data":{"name":[{"equals-ignore-case":"aNN"}]}}""", true)]
    [InlineData("""{"data":{"name":[{"anything-but":["Bob"]}]}}""", true)]
    [InlineData("""{"data":{"name":[{"anything-but":"Ann"}]}}""", false)]
    [InlineData("""{"data":{"missing":[{"anything-but":["Bob"]}]}}""", false)]
    [InlineData("""{"data":{"size":[{"numeric":["=",7]}]}}""", true)]
    [InlineData("""{"data":{"size":[{"numeric":[">",1,"<=",7]}]}}""", true)]
    [InlineData("""{"data":{"size":[{"numeric":[">",1,"<",7]}]}}""", false)]
    [InlineData("""{"data":{"name":[{"numeric":[">",1]}]}}""", false)]
    [InlineData("""{"data":{"name":[{"exists":true}]}}""", true)]
    [InlineData("""{"data":{"name":[{"exists":false}]}}""", false)]
    [InlineData("""{"data":{"missing":[{"exists":false}]}}""", true)]
    [InlineData("""{"data":{"absent":{"a":[{"exists":false}]}}}""", true)]
    [InlineData("""{"data":{"absent":{"a":[1]}}}""", false)]
    [InlineData("""{"data":{"tags":["blue"]}}""", true)]
    [InlineData("""{"data":{"tags":["green"]}}""", false)]
    [InlineData("""{"data":{"inner":{"a":[1]}}}""", true)]
    [InlineData("""{"data":{"$or":[{"name":["Bob"]},{"size":[7]}]}}""", true)]
    [InlineData("""{"data":{"$or":[{"name":["Bob"]},{"size":[8]}]}}""", false)]
    public void Matches_EachRule_AsDocumented(string pattern, bool matches)
    {
        using var json = JsonDocument.Parse(Event);

        Assert.Equal(matches, FilterPattern.Parse(pattern).Matches(json.RootElement));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"data":"x"}""")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[["x"]]}""")]
    [InlineData("""{"data":[{"like":"x"}]}""")]
    [InlineData("""{"data":[{"prefix":1}]}""")]
    [InlineData("""{"data":[{"numeric":["about",1]}]}""")]
    [InlineData("""{"data":[{"numeric":["<"]}]}""")]
    [InlineData("""{"$or":{"data":[1]}}""")]
    public void Parse_NoPattern_Refused(string pattern) =>
        Assert.Equal("InvalidParameterValueException", Assert.Throws<AwsException>(() => FilterPattern.Parse(pattern)).Code);
}
