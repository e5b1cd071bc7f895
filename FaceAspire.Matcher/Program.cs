using Amazon.SQS;
using FaceAspire.Aws.Lambda;
using FaceAspire.Aws.S3;
using FaceAspire.Matcher;

return await LambdaHost.RunAsync(
    (settings, log) =>
    {
        var options = MatcherOptions.From(settings);
        var store = S3ObjectStore.FromEnvironment();
        var people = new PeopleDirectory(store, options.AuditBucket, TimeProvider.System);
        return new MatcherFunction(options, people, new AuditTrail(store, options.AuditBucket),
            new AlertQueue(new AmazonSQSClient(), options.AlertsQueueUrl), new CameraStates(store, options.AuditBucket), log).HandleAsync;
    },
    LambdaJson.Default.KinesisEvent,
    LambdaJson.Default.BatchResponse);
