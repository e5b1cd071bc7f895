using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Sqs.Model;

namespace FaceAspire.Emulator.Sqs;

/// <summary>SQS's query protocol: the same operations, read from forms by <see cref="SqsForm"/> and written as XML.</summary>
internal static class SqsQuery
{
    private static readonly XNamespace Xmlns = "http://queue.amazonaws.com/doc/2012-11-05/";

    public static QueryService Create(SqsOperations sqs)
    {
        var service = new QueryService("2012-11-05", Xmlns.NamespaceName);
        AddQueues(service, sqs);
        AddMessages(service, sqs.Messages);
        AddMoves(service, sqs.Moves);
        return service;
    }

    private static void AddQueues(QueryService service, SqsOperations sqs)
    {
        Add(service, "CreateQueue", form => Url(sqs.Queues.Create(SqsForm.CreateQueue(form))));
        Add(service, "GetQueueUrl", form => Url(sqs.Queues.GetUrl(new(form["QueueName"], form["QueueOwnerAWSAccountId"]))));
        Add(service, "ListQueues", form =>
        {
            var answer = sqs.Lists.List(new(form["QueueNamePrefix"], form["NextToken"], SqsForm.Number(form, "MaxResults")));
            return [.. (answer.QueueUrls ?? []).Select(url => Text("QueueUrl", url)!), .. One(Text("NextToken", answer.NextToken))];
        });
        Add(service, "GetQueueAttributes", form => Pairs(
            "Attribute", "Name",
            sqs.Queues.GetAttributes(new() { QueueUrl = SqsForm.QueueUrl(form), AttributeNames = form.List("AttributeName").ToList() }).Attributes));
        Add(service, "SetQueueAttributes", form => None(
            sqs.Queues.SetAttributes(new() { QueueUrl = SqsForm.QueueUrl(form), Attributes = SqsForm.Attributes(form) })));
        Add(service, "DeleteQueue", form => None(sqs.Queues.Delete(new() { QueueUrl = SqsForm.QueueUrl(form) })));
        Add(service, "PurgeQueue", form => None(sqs.Queues.Purge(new() { QueueUrl = SqsForm.QueueUrl(form) })));
        Add(service, "TagQueue", form => None(sqs.Tags.Tag(new() { QueueUrl = SqsForm.QueueUrl(form), Tags = SqsForm.Tags(form) })));
        Add(service, "UntagQueue", form => None(
            sqs.Tags.Untag(new() { QueueUrl = SqsForm.QueueUrl(form), TagKeys = form.List("TagKey").ToList() })));
        Add(service, "AddPermission", form => None(sqs.Permissions.AddPermission(new()
        {
            QueueUrl = SqsForm.QueueUrl(form),
            Label = form["Label"],
            AWSAccountIds = form.List("AWSAccountId").ToList(),
            Actions = form.List("ActionName").ToList(),
        })));
        Add(service, "RemovePermission", form => None(sqs.Permissions.RemovePermission(new() { QueueUrl = SqsForm.QueueUrl(form), Label = form["Label"] })));
        Add(service, "ListDeadLetterSourceQueues", form =>
        {
            var answer = sqs.Lists.ListSources(new()
            {
                QueueUrl = SqsForm.QueueUrl(form),
                NextToken = form["NextToken"],
                MaxResults = SqsForm.Number(form, "MaxResults"),
            });
            return [.. (answer.QueueUrls ?? []).Select(url => Text("QueueUrl", url)!), .. One(Text("NextToken", answer.NextToken))];
        });
        Add(service, "ListQueueTags", form => Pairs("Tag", "Key", sqs.Tags.ListTags(new() { QueueUrl = SqsForm.QueueUrl(form) }).Tags));
    }

    private static void AddMoves(QueryService service, MoveTasks moves)
    {
        Add(service, "StartMessageMoveTask", form => One(Text("TaskHandle", moves.Start(new(
            form["SourceArn"], form["DestinationArn"], SqsForm.Number(form, "MaxNumberOfMessagesPerSecond"))).TaskHandle)));
        Add(service, "ListMessageMoveTasks", form => moves.List(new(form["SourceArn"], SqsForm.Number(form, "MaxResults"))).Results.Select(Moved));
        Add(service, "CancelMessageMoveTask", form => None(moves.Cancel(new(form["TaskHandle"]))));
    }

    private static XElement Moved(MoveTaskView task) => new(
        Xmlns + "ListMessageMoveTasksResultEntry",
        Some(
            Text("Status", task.Status), Text("SourceArn", task.SourceArn), Text("DestinationArn", task.DestinationArn),
            Text("ApproximateNumberOfMessagesMoved", $"{task.ApproximateNumberOfMessagesMoved}"),
            Text("ApproximateNumberOfMessagesToMove", $"{task.ApproximateNumberOfMessagesToMove}"),
            Text("StartedTimestamp", $"{task.StartedTimestamp}")));

    private static void AddMessages(QueryService service, MessageOperations messages)
    {
        Add(service, "SendMessage", form => Sent(messages.Send(SqsForm.SendMessage(form))));
        Add(service, "SendMessageBatch", form => Batch(
            "SendMessageBatchResultEntry",
            messages.SendBatch(new() { QueueUrl = SqsForm.QueueUrl(form), Entries = SqsForm.MessageEntries(form) }), Sent));
        service.On("ReceiveMessage", async (form, cancellationToken) =>
        {
            var answer = await messages.ReceiveAsync(SqsForm.ReceiveMessage(form), cancellationToken);
            return (answer.Messages ?? []).Select(Message);
        });
        Add(service, "DeleteMessage", form => None(
            messages.Delete(new() { QueueUrl = SqsForm.QueueUrl(form), ReceiptHandle = form["ReceiptHandle"] })));
        Add(service, "DeleteMessageBatch", form => Batch(
            "DeleteMessageBatchResultEntry",
            messages.DeleteBatch(new() { QueueUrl = SqsForm.QueueUrl(form), Entries = SqsForm.DeleteEntries(form) }), Done));
        Add(service, "ChangeMessageVisibility", form => None(messages.ChangeVisibility(new()
        {
            QueueUrl = SqsForm.QueueUrl(form),
            ReceiptHandle = form["ReceiptHandle"],
            VisibilityTimeout = SqsForm.Number(form, "VisibilityTimeout"),
        })));
        Add(service, "ChangeMessageVisibilityBatch", form => Batch(
            "ChangeMessageVisibilityBatchResultEntry",
            messages.ChangeVisibilityBatch(new() { QueueUrl = SqsForm.QueueUrl(form), Entries = SqsForm.VisibilityEntries(form) }), Done));
    }

    private static void Add(QueryService service, string action, Func<QueryForm, IEnumerable<XElement>?> handler) =>
        service.On(action, (form, _) => Task.FromResult(handler(form)));

    private static XElement[] Url(QueueUrlAnswer answer) => [Text("QueueUrl", answer.QueueUrl)!];

    private static IEnumerable<XElement>? None(object? _) => null;

    private static IEnumerable<XElement> Sent(SendMessageAnswer sent) => Some(
        Text("Id", sent.Id), Text("MessageId", sent.MessageId), Text("MD5OfMessageBody", sent.MD5OfMessageBody),
        Text("MD5OfMessageAttributes", sent.MD5OfMessageAttributes),
        Text("MD5OfMessageSystemAttributes", sent.MD5OfMessageSystemAttributes), Text("SequenceNumber", sent.SequenceNumber));

    private static IEnumerable<XElement> Done(BatchDone done) => [Text("Id", done.Id)!];

    private static IEnumerable<XElement> Batch<T>(string element, BatchAnswer<T> answer, Func<T, IEnumerable<XElement>> write) =>
    [
        .. answer.Successful.Select(entry => new XElement(Xmlns + element, write(entry))),
        .. answer.Failed.Select(error => new XElement(
            Xmlns + "BatchResultErrorEntry",
            Some(Text("Id", error.Id), Text("SenderFault", error.SenderFault ? "true" : "false"), Text("Code", error.Code), Text("Message", error.Message)))),
    ];

    private static XElement Message(MessageAnswer message) => new(
        Xmlns + "Message",
        Some(
            Text("MessageId", message.MessageId), Text("ReceiptHandle", message.ReceiptHandle), Text("MD5OfBody", message.MD5OfBody),
            Text("Body", message.Body)),
        Pairs("Attribute", "Name", message.Attributes),
        One(Text("MD5OfMessageAttributes", message.MD5OfMessageAttributes)),
        (message.MessageAttributes ?? new Dictionary<string, MessageAttribute>()).Select(attribute => new XElement(
            Xmlns + "MessageAttribute",
            Text("Name", attribute.Key),
            new XElement(
                Xmlns + "Value",
                Some(
                    Text("StringValue", attribute.Value.StringValue),
                    Text("BinaryValue", attribute.Value.BinaryValue is { } bytes ? Convert.ToBase64String(bytes) : null),
                    Text("DataType", attribute.Value.DataType))))));

    private static IEnumerable<XElement> Pairs(string element, string key, IReadOnlyDictionary<string, string>? pairs) =>
        (pairs ?? new Dictionary<string, string>()).Select(pair =>
            new XElement(Xmlns + element, Text(key, pair.Key), Text("Value", pair.Value)));

    private static XElement? Text(string name, string? value) => value is null ? null : new(Xmlns + name, value);

    private static IEnumerable<XElement> One(XElement? element) => element is null ? [] : [element];

    private static IEnumerable<XElement> Some(params XElement?[] elements) => elements.OfType<XElement>();
}
