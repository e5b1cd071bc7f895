using System.Text;
using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.Lambda;

namespace FaceAspire.Emulator.Tests.Lambda;

public sealed class BatchBufferTests
{
    [Fact]
    public void TryAdd_OverTheBytes_IsFullAndGoesOnThere()
    {
        var buffer = new BatchBuffer(size: 10, maxBytes: 100, next: 1);

        Assert.True(buffer.TryAdd(Record(1), 60));
        Assert.False(buffer.IsFull);
        Assert.False(buffer.TryAdd(Record(2), 41));

        Assert.True(buffer.IsFull);
        Assert.Equal(2, buffer.Next);
    }

    [Fact]
    public void TryAdd_SingleRecordOverTheBytes_HasRoom()
    {
        var buffer = new BatchBuffer(size: 10, maxBytes: 100, next: 1);

        Assert.True(buffer.TryAdd(Record(1), 1000));
    }

    [Fact]
    public void TryAdd_AsManyAsTheBatch_IsFull()
    {
        var buffer = new BatchBuffer(size: 2, maxBytes: 100, next: 1);

        Assert.True(buffer.TryAdd(Record(1), 1) && buffer.TryAdd(Record(2), 1));
        Assert.True(buffer.IsFull);
        Assert.False(buffer.TryAdd(Record(3), 1));
    }

    [Theory]
    [InlineData("key", 0)]
    [InlineData("ä\"", 1)]
    [InlineData("key", 1000)]
    public void SizeOf_Record_IsAtLeastAndAboutWhatItTakes(string key, int bytes)
    {
        const string Source = LambdaFixture.StreamArn;
        var record = new StoredRecord(3, 77, key, 0, Encoding.UTF8.GetBytes(new string('x', bytes)), DateTimeOffset.UnixEpoch.AddMilliseconds(1767323045123));

        var estimated = EventJson.SizeOf(record, EventJson.Envelope(Source, "role", "us-east-1"));

        Assert.InRange(EventJson.Of([record], Source, "role", "us-east-1").Length, estimated - 8, estimated);
    }

    private static StoredRecord Record(long place) => new(0, place, "key", 0, [], default);
}
