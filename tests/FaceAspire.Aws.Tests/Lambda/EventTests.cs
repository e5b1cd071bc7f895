using System.Text.Json;
using FaceAspire.Aws.Lambda;

namespace FaceAspire.Aws.Tests.Lambda;

public class EventTests
{
    [Fact]
    public void Deserialize_KinesisEvent_AsLambdaSendsIt()
    {
        var record = JsonSerializer.Deserialize(
            """
            {"Records":[{"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"p","sequenceNumber":"4959","data":"aGk=","approximateArrivalTimestamp":1545084650.987},
             "eventSource":"aws:kinesis","eventVersion":"1.0","eventID":"shardId-000000000006:4959","eventName":"aws:kinesis:record",
             "invokeIdentityArn":"arn:aws:iam::111122223333:role/r","awsRegion":"eu-west-1","eventSourceARN":"arn:aws:kinesis:eu-west-1:111122223333:stream/AmazonRekognition-x"}]}
            """,
            LambdaJson.Default.KinesisEvent)!.Records.Single();
        Assert.Equal(("4959", "p", "hi"), (record.Kinesis.SequenceNumber, record.Kinesis.PartitionKey, System.Text.Encoding.UTF8.GetString(record.Kinesis.Data)));
        Assert.Equal(1545084650987, record.Kinesis.ArrivedAt.ToUnixTimeMilliseconds());
        Assert.Equal("shardId-000000000006", record.ShardId);
    }

    [Fact]
    public void Deserialize_SqsEvent_AsLambdaSendsIt()
    {
        var message = JsonSerializer.Deserialize(
            """
            {"Records":[{"messageId":"m","receiptHandle":"r","body":"b",
             "attributes":{"ApproximateReceiveCount":"3","SentTimestamp":"1573251510774","SequenceNumber":"18849496460467696128","MessageGroupId":"g","SenderId":"AIDA","MessageDeduplicationId":"d","ApproximateFirstReceiveTimestamp":"1573251510774"},
             "messageAttributes":{"k":{"stringValue":"v","stringListValues":[],"binaryListValues":[],"dataType":"String"}},
             "md5OfBody":"x","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:111122223333:q.fifo","awsRegion":"eu-west-1"}]}
            """,
            LambdaJson.Default.SqsEvent)!.Records.Single();
        Assert.Equal(("m", "b", 3, "g"), (message.MessageId, message.Body, message.ReceiveCount, message.GroupId));
    }

    [Fact]
    public void Deserialize_S3Notification_KeyDecodedAsAForm()
    {
        var record = JsonSerializer.Deserialize(
            """
            {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-west-1","eventTime":"2026-01-01T00:00:00.000Z","eventName":"ObjectCreated:Put",
             "s3":{"s3SchemaVersion":"1.0","configurationId":"c","bucket":{"name":"b","ownerIdentity":{"principalId":"p"},"arn":"arn:aws:s3:::b"},
             "object":{"key":"enrol/Ann+Lee%281%29%2B.jpg","size":1024,"eTag":"e","versionId":"v","sequencer":"0055AED6DCD90281E5"}}}]}
            """,
            LambdaJson.Default.S3Notification)!.Records!.Single();
        Assert.Equal(("ObjectCreated:Put", "b", "enrol/Ann Lee(1)+.jpg"), (record.EventName, record.S3.Bucket.Name, record.S3.Object.Key));
    }

    [Fact]
    public void From_VariablesThatDifferInCaseOnly_OneSetting()
    {
        var variables = new Dictionary<string, string?> { ["http_proxy"] = "a", ["HTTP_PROXY"] = "b", ["FaceAspire__X"] = "1", ["FaceAspire__Empty"] = "" };
        var settings = LambdaSettings.From(variables);
        Assert.Equal("1", settings.Required("x"));
        Assert.Null(settings.Optional("Empty"));
    }
}
