using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>Kinesis' operations under their names.</summary>
internal static class KinesisOperations
{
    /// <summary>The service.</summary>
    public static JsonService ToService(IServiceProvider provider)
    {
        var streams = provider.GetRequiredService<DataStreamOperations>();
        var records = provider.GetRequiredService<RecordOperations>();
        return new JsonService("Kinesis_20131202", "1.1")
            .On<CreateStreamRequest>("CreateStream", streams.Create)
            .On<StreamRequest>("DeleteStream", streams.Delete)
            .On<StreamRequest>("DescribeStream", streams.Describe)
            .On<StreamRequest>("DescribeStreamSummary", streams.Summarise)
            .On<StreamRequest>("ListStreams", streams.List)
            .On<StreamRequest>("ListShards", streams.ListShards)
            .On<StreamRequest>("IncreaseStreamRetentionPeriod", streams.IncreaseRetention)
            .On<StreamRequest>("DecreaseStreamRetentionPeriod", streams.DecreaseRetention)
            .On<PutRecordRequest>("PutRecord", records.Put)
            .On<PutRecordsRequest>("PutRecords", records.PutMany)
            .On<ShardIteratorRequest>("GetShardIterator", records.Iterate)
            .On<GetRecordsRequest>("GetRecords", records.Get);
    }
}
