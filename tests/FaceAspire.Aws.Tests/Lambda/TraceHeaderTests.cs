using System.Diagnostics;
using FaceAspire.Aws.Lambda;

namespace FaceAspire.Aws.Tests.Lambda;

public sealed class TraceHeaderTests
{
    private const string Header = "Root=1-68fa1b2c-0123456789abcdef01234567;Parent=53995c3f42cd8ad8;Sampled=1";

    [Fact]
    public void Of_Context_AsXRayWritesIt()
    {
        var context = new ActivityContext(
            ActivityTraceId.CreateFromString("68fa1b2c0123456789abcdef01234567"), ActivitySpanId.CreateFromString("53995c3f42cd8ad8"), ActivityTraceFlags.Recorded);
        Assert.Equal(Header, TraceHeader.Of(context));
        Assert.EndsWith(";Sampled=0", TraceHeader.Of(new(context.TraceId, context.SpanId, ActivityTraceFlags.None)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Header)]
    [InlineData("Sampled=1; Parent=53995c3f42cd8ad8; Root=1-68fa1b2c-0123456789abcdef01234567; Lineage=1:abc:0")]
    public void Read_Sampled_TheContext(string header)
    {
        var context = TraceHeader.Read(header);
        Assert.Equal(
            ("68fa1b2c0123456789abcdef01234567", "53995c3f42cd8ad8", true),
            (context.TraceId.ToHexString(), context.SpanId.ToHexString(), context.IsRemote));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Root=1-68fa1b2c-0123456789abcdef01234567;Parent=53995c3f42cd8ad8;Sampled=0")] // nobody reports the parent
    [InlineData("Root=1-68fa1b2c-0123456789abcdef01234567;Sampled=1")]
    [InlineData("Root=1-68fa1b2c-0123;Parent=53995c3f42cd8ad8;Sampled=1")]
    [InlineData("Root=2-68fa1b2c-0123456789abcdef01234567;Parent=53995c3f42cd8ad8;Sampled=1")]
    [InlineData("Self=;;=;Root;Parent=x=y")]
    public void Read_NoParentThatIsReported_None(string? header) => Assert.Equal(default, TraceHeader.Read(header));
}
