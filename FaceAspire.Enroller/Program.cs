using Amazon.Rekognition;
using FaceAspire.Aws.Lambda;
using FaceAspire.Aws.S3;
using FaceAspire.Enroller;

return await LambdaHost.RunAsync(
    (settings, log) =>
    {
        var options = EnrollerOptions.From(settings);
        var store = S3ObjectStore.FromEnvironment();
        var gallery = new Gallery(store, options.AuditBucket);
        var collection = new FaceCollection(new AmazonRekognitionClient(), options);
        return new EnrollerFunction(options, new Enrolment(options, store, gallery, collection, TimeProvider.System, log), log).HandleAsync;
    },
    LambdaJson.Default.SqsEvent,
    LambdaJson.Default.BatchResponse);
