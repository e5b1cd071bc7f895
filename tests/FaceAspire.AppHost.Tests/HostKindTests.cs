namespace FaceAspire.AppHost.Tests;

public sealed class HostKindTests
{
    [Fact]
    public void Describe_SomebodyElseChose_SaysTheirReason() =>
        Assert.Matches(@"\AHost: (Aspire|built-in) \(13\.6\.9 was fetched\)\z", HostKind.Describe("13.6.9 was fetched"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Describe_NobodyElseChose_SaysTheBuilds(string? reason) =>
        Assert.Matches(@"\AHost: (Aspire|built-in) \((asked for with AspireHost=(Aspire|BuiltIn)|13\.6\.\S+ is in the NuGet cache|Aspire's packages are not in the NuGet cache)\)\z", HostKind.Describe(reason));
}
