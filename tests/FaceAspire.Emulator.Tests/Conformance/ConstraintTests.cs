namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>What the emulator demands of requests is what AWS's models demand: its *.constraints files, whole and word for word.</summary>
public sealed class ConstraintTests(ConformanceFixture fixture) : IClassFixture<ConformanceFixture>
{
    [Theory]
    [InlineData("kinesis", "Kinesis")]
    [InlineData("lambda", "Lambda")]
    [InlineData("sesv2", "Ses")]
    [InlineData("ses", "Ses")]
    [InlineData("cloudformation", "CloudFormation")]
    [InlineData("sts", "Sts")]
    public void File_OfServedOperations_IsWhatTheModelSays(string service, string folder)
    {
        var expected = ConstraintText.Of(ServiceModel.Of(service), fixture.Served(service));
        Generated.Check(Repository.File("FaceAspire.Emulator", folder, $"{service}.constraints"), expected);
    }
}
