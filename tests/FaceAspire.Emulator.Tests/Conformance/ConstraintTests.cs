using FaceAspire.Emulator.Protocol.Constraints;
using Microsoft.AspNetCore.Http;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>What the emulator demands of requests is what AWS's models demand: its *.constraints files, whole and word for word.</summary>
public sealed class ConstraintTests(ConformanceFixture fixture) : IClassFixture<ConformanceFixture>
{
    [Theory]
    [InlineData("kinesis")]
    [InlineData("sts")]
    [InlineData("cloudformation")]
    [InlineData("ses")]
    [InlineData("rekognition")]
    [InlineData("kinesisvideo")]
    [InlineData("kinesis-video-media")]
    [InlineData("kinesis-video-archived-media")]
    public async Task Request_BreakingWhatTheModelDemands_RefusedNamingTheMember(string service)
    {
        var (model, served) = (ServiceModel.Of(service), fixture.Served(service));
        await using var emulator = await RunningEmulator.StartAsync();
        using var wire = new AwsWire(emulator.Endpoint);
        var wrong = new List<string>();
        foreach (var broken in served.SelectMany(name => BrokenRequest.Of(model.Operations[name])))
        {
            var (status, code, message) = await broken.SendAsync(wire);
            if (status != 400 || code is not ("ValidationException" or "ValidationError" or "InvalidParameterException" or "InvalidArgumentException") || !message.Contains($"at '{broken.Path}' failed", StringComparison.Ordinal))
            {
                wrong.Add($"{broken}: {status} {code} {message}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Checks_OperationThatTheFileDoesNotHave_FailsAtItsFirstCall() =>
        Assert.Throws<KeyNotFoundException>(() => ConstraintSet.Of("lambda").Checks("CreateFunctoin")(new DefaultHttpContext(), []));

    [Theory]
    [InlineData("kinesis", "Kinesis")]
    [InlineData("lambda", "Lambda")]
    [InlineData("sesv2", "Ses")]
    [InlineData("ses", "Ses")]
    [InlineData("cloudformation", "CloudFormation")]
    [InlineData("sts", "Sts")]
    [InlineData("rekognition", "Rekognition")]
    [InlineData("kinesisvideo", "KinesisVideo")]
    [InlineData("kinesis-video-media", "KinesisVideo")]
    [InlineData("kinesis-video-archived-media", "KinesisVideo")]
    public void File_OfServedOperations_IsWhatTheModelSays(string service, string folder)
    {
        var expected = ConstraintText.Of(ServiceModel.Of(service), fixture.Served(service));
        Generated.Check(Repository.File("FaceAspire.Emulator", folder, $"{service}.constraints"), expected);
    }
}
