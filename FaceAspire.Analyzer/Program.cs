using Amazon.Kinesis;
using Amazon.Rekognition;
using FaceAspire.Analyzer;
using FaceAspire.Analyzer.LocalFaces;
using FaceAspire.Aws.Lambda;
using FaceAspire.Aws.S3;

const int Attempts = 6; // Rekognition throttles by the second: with doubling waits, six tries last several

return await LambdaHost.RunAsync(
    (settings, log) =>
    {
        var options = AnalyzerOptions.From(settings);
        var faces = new FaceFinder(
            new AmazonRekognitionClient(new() { MaxAttempts = Attempts }), options, new(options.SearchesPerSecond, TimeProvider.System));
        var records = new RecordStream(new AmazonKinesisClient(new() { MaxAttempts = Attempts }));
        var analysis = new FrameAnalysis(options, S3ObjectStore.FromEnvironment(), new(options), FaceGate.Of(options), faces, records, log);
        return new AnalyzerFunction(options, analysis, log).HandleAsync;
    },
    LambdaJson.Default.SqsEvent,
    LambdaJson.Default.BatchResponse);
