using Amazon.KinesisVideo;
using Amazon.KinesisVideoArchivedMedia;
using Amazon.SimpleEmailV2;
using FaceAspire.Aws.Lambda;
using FaceAspire.Aws.S3;
using FaceAspire.Notifier;

return await LambdaHost.RunAsync(
    (settings, log) =>
    {
        var options = NotifierOptions.From(settings);
        var snapshots = new SnapshotSource(new AmazonKinesisVideoArchivedMediaClient(new AmazonKinesisVideoClient()), TimeProvider.System);
        var sent = new SentMarkers(S3ObjectStore.FromEnvironment(), options.AuditBucket, TimeProvider.System);
        var sender = new AlertSender(options, snapshots, sent, new AmazonSimpleEmailServiceV2Client(), TimeProvider.System, log);
        return new NotifierFunction(sender, log).HandleAsync;
    },
    LambdaJson.Default.SqsEvent,
    LambdaJson.Default.BatchResponse);
