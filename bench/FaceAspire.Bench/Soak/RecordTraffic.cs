using System.Numerics;
using System.Text;

namespace FaceAspire.Soak;

/// <summary>Kinesis: records, which must all be there, in each worker's order, with the sequence numbers that were acknowledged.</summary>
internal sealed class RecordTraffic : ITraffic
{
    private const string Stream = "soak";

    private readonly Lock _lock = new();
    private readonly Dictionary<int, int> _next = [];
    private readonly Dictionary<string, string> _acknowledged = []; // sequence numbers by contents, of what is not verified yet
    private string? _verifiedTo;

    public Task PrepareAsync(SoakClient client) => client.CallAsync("Kinesis_20131202.CreateStream", new { StreamName = Stream, ShardCount = 1 });

    public async Task StepAsync(SoakClient client, int worker)
    {
        string content;
        lock (_lock)
        {
            content = $"{worker} {_next[worker] = _next.GetValueOrDefault(worker) + 1}";
        }

        var put = await client.CallAsync(
            "Kinesis_20131202.PutRecord", new { StreamName = Stream, PartitionKey = $"{worker}", Data = Convert.ToBase64String(Encoding.ASCII.GetBytes(content)) });
        lock (_lock)
        {
            _acknowledged.Add(content, put.GetProperty("SequenceNumber").GetString()!);
        }
    }

    public async Task VerifyAsync(SoakClient client, bool isLast)
    {
        var iterator = (await client.CallAsync("Kinesis_20131202.GetShardIterator", _verifiedTo is null
            ? new { StreamName = Stream, ShardId = "shardId-000000000000", ShardIteratorType = "TRIM_HORIZON" }
            : new { StreamName = Stream, ShardId = "shardId-000000000000", ShardIteratorType = "AFTER_SEQUENCE_NUMBER", StartingSequenceNumber = _verifiedTo }))
            .GetProperty("ShardIterator").GetString();
        Dictionary<string, int> last = [];
        for (var isMore = true; isMore;)
        {
            var answer = await client.CallAsync("Kinesis_20131202.GetRecords", new { ShardIterator = iterator, Limit = 10_000 });
            iterator = answer.GetProperty("NextShardIterator").GetString();
            var records = answer.GetProperty("Records").EnumerateArray().ToList();
            isMore = records.Count > 0;
            foreach (var record in records)
            {
                Take(Encoding.ASCII.GetString(record.GetProperty("Data").GetBytesFromBase64()), record.GetProperty("SequenceNumber").GetString()!, last);
            }
        }

        if (_acknowledged.Count > 0)
        {
            throw new SoakViolation($"Record {_acknowledged.First()} and {_acknowledged.Count - 1} others were acknowledged and are not there.");
        }
    }

    private void Take(string content, string sequence, Dictionary<string, int> last)
    {
        var (worker, number) = (content.Split(' ')[0], int.Parse(content.Split(' ')[1]));
        if (number <= last.GetValueOrDefault(worker) || (_verifiedTo is not null && BigInteger.Parse(sequence) <= BigInteger.Parse(_verifiedTo)))
        {
            throw new SoakViolation($"Record {content} is out of order.");
        }

        if (_acknowledged.Remove(content, out var told) && told != sequence)
        {
            throw new SoakViolation($"Record {content} was acknowledged as {told} and is {sequence}.");
        }

        (last[worker], _verifiedTo) = (number, sequence);
    }
}
