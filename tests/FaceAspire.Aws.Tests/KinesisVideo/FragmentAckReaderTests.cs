using System.Buffers;
using System.Text;
using FaceAspire.Aws.KinesisVideo;

namespace FaceAspire.Aws.Tests.KinesisVideo;

/// <summary>What acknowledgements say.</summary>
public sealed class FragmentAckReaderTests
{
    [Theory]
    [InlineData("BUFFERING", FragmentAckType.Buffering)]
    [InlineData("RECEIVED", FragmentAckType.Received)]
    [InlineData("PERSISTED", FragmentAckType.Persisted)]
    [InlineData("ERROR", FragmentAckType.Error)]
    [InlineData("IDLE", FragmentAckType.Idle)]
    [InlineData("Persisted", FragmentAckType.Persisted)] // as the documentation writes it
    [InlineData("ARCHIVED", FragmentAckType.Unknown)]
    [InlineData("3", FragmentAckType.Unknown)] // no name, though a member's value
    public void TryRead_Type_IsReadByItsName(string type, FragmentAckType expected)
    {
        var bytes = new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes($$"""{"EventType":"{{type}}"}"""));
        Assert.True(FragmentAckReader.TryRead(ref bytes, out var ack));
        Assert.Equal(expected, ack.Type);
    }
}
