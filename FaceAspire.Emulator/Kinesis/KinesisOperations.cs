using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Protocol.Constraints;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>Kinesis' operations under their names.</summary>
internal static class KinesisOperations
{
    /// <summary>The service.</summary>
    public static JsonService ToService(IServiceProvider provider)
    {
        var streams = provider.GetRequiredService<DataStreamOperations>();
        var records = provider.GetRequiredService<RecordOperations>();
        var tags = provider.GetRequiredService<StreamTags>();
        return new JsonService("Kinesis_20131202", "1.1", constraints: ConstraintSet.Of("kinesis"))
            .On<CreateStreamRequest>("CreateStream", request => Create(request, streams, tags))
            .On<StreamRequest>("DeleteStream", streams.Delete)
            .On<StreamRequest>("DescribeStream", streams.Describe)
            .On<StreamRequest>("DescribeStreamSummary", streams.Summarise)
            .On<StreamRequest>("ListStreams", streams.List)
            .On<StreamRequest>("ListShards", streams.ListShards)
            .On<StreamRequest>("IncreaseStreamRetentionPeriod", streams.IncreaseRetention)
            .On<StreamRequest>("DecreaseStreamRetentionPeriod", streams.DecreaseRetention)
            .On<StreamRequest>("DescribeLimits", _ => streams.DescribeLimits())
            .On<TagsRequest>("AddTagsToStream", tags.Add)
            .On<TagsRequest>("TagResource", tags.Add)
            .On<UntagRequest>("RemoveTagsFromStream", tags.Remove)
            .On<UntagRequest>("UntagResource", tags.Remove)
            .On<ListTagsRequest>("ListTagsForStream", tags.List)
            .On<ListTagsRequest>("ListTagsForResource", tags.ListOfResource)
            .On<PutRecordRequest>("PutRecord", records.Put)
            .On<PutRecordsRequest>("PutRecords", records.PutMany)
            .On<ShardIteratorRequest>("GetShardIterator", records.Iterate)
            .On<GetRecordsRequest>("GetRecords", records.Get);
    }

    private static object? Create(CreateStreamRequest request, DataStreamOperations streams, StreamTags tags)
    {
        streams.Create(request);
        tags.Set(request.StreamName!, request.Tags ?? []);
        return null;
    }
}
