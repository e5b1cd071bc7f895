using System.Globalization;
using System.Text;
using System.Text.Json;
using FaceAspire.Contracts;

namespace FaceAspire.Bench;

/// <summary>Events as Lambda gives them to functions.</summary>
internal static class LambdaEvents
{
    /// <summary>Two frames a second, as the recogniser analyses them.</summary>
    private static readonly TimeSpan BetweenFrames = TimeSpan.FromSeconds(0.5);
    private static readonly string[] LandmarkTypes = ["eyeLeft", "eyeRight", "nose", "mouthLeft", "mouthRight"];
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The n-th batch of a camera's records: each shows the same person, another than the batch before, so that each batch is a visit.</summary>
    public static byte[] Records(int batch, int size, int people) =>
        Records("door", (long)batch * size, [.. Enumerable.Repeat(Photo(batch % people), size)]);

    /// <summary>Records of consecutive frames.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="first">The first frame's number.</param>
    /// <param name="photos">For each frame the photo that its one face is like; <see langword="null"/> where it is empty.</param>
    public static byte[] Records(string camera, long first, IReadOnlyList<string?> photos) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        Records = photos.Select((photo, n) => Record(camera, first + n, photo)),
    });

    /// <summary>The photo of the n-th person.</summary>
    public static string Photo(int person) => $"Person {person}/1.jpg";

    /// <summary>An alert, in a queue's message; of a camera without video, which would be waited for.</summary>
    public static byte[] Alert(string visit) => Message(JsonSerializer.Serialize(
        new Alert
        {
            VisitId = visit,
            Camera = "gate",
            Person = "Ann Lee",
            Similarity = 97.5,
            SeenAt = Start,
            FirstSeenAt = Start,
            Box = new(0.4, 0.3, 0.1, 0.2),
        },
        ContractsJson.Default.Alert));

    /// <summary>That a photo was deleted, in a queue's message.</summary>
    public static byte[] Deletion(string bucket, string key) => Change("ObjectRemoved:Delete", bucket, key);

    /// <summary>That a picture was stored, in a queue's message.</summary>
    public static byte[] Creation(string bucket, string key) => Change("ObjectCreated:Put", bucket, key);

    private static byte[] Change(string eventName, string bucket, string key) => Message(JsonSerializer.Serialize(new
    {
        Records = new[] { new { eventName, s3 = new { bucket = new { name = bucket }, @object = new { key } } } },
    }));

    private static byte[] Message(string body) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        Records = new[]
        {
            new
            {
                messageId = Guid.NewGuid(),
                body,
                attributes = new { ApproximateReceiveCount = "1", MessageGroupId = "bench" },
                eventSource = "aws:sqs",
            },
        },
    });

    private static object Record(string camera, long n, string? photo)
    {
        var number = $"4959{n.ToString("D52", CultureInfo.InvariantCulture)}";
        var time = Seconds(Start + (n * BetweenFrames));
        return new
        {
            kinesis = new
            {
                kinesisSchemaVersion = "1.0",
                partitionKey = camera,
                sequenceNumber = number,
                data = Convert.ToBase64String(Encoding.UTF8.GetBytes(FaceSearch(camera, n, time, photo))),
                approximateArrivalTimestamp = time + 1,
            },
            eventSource = "aws:kinesis",
            eventVersion = "1.0",
            eventID = $"shardId-000000000000:{number}",
            eventName = "aws:kinesis:record",
            invokeIdentityArn = "arn:aws:iam::000000000000:role/bench",
            awsRegion = "us-east-1",
            eventSourceARN = "arn:aws:kinesis:us-east-1:000000000000:stream/AmazonRekognition-faceaspire-" + camera,
        };
    }

    /// <summary>As large as the service's: with landmarks, pose and quality.</summary>
    private static string FaceSearch(string camera, long n, double time, string? photo) => JsonSerializer.Serialize(new
    {
        InputInformation = new
        {
            KinesisVideo = new
            {
                StreamArn = $"arn:aws:kinesisvideo:us-east-1:000000000000:stream/{camera}/1585900000000",
                FragmentNumber = $"913438523331814{n:D32}",
                ServerTimestamp = time + 0.4,
                ProducerTimestamp = time,
                FrameOffsetInSeconds = 0.0,
            },
        },
        StreamProcessorInformation = new { Status = "RUNNING" },
        FaceSearchResponse = photo is null ? [] : new[]
        {
            new
            {
                DetectedFace = new
                {
                    BoundingBox = new { Height = 0.075, Width = 0.05625, Left = 0.428125, Top = 0.40833333 },
                    Confidence = 99.975174,
                    Landmarks = LandmarkTypes.Select((type, i) => new { X = 0.45 + (i * 0.003), Y = 0.44, Type = type }),
                    Pose = new { Pitch = 2.0, Roll = -1.5, Yaw = 4.25 },
                    Quality = new { Brightness = 73.5, Sharpness = 89.25 },
                },
                MatchedFaces = new[]
                {
                    new
                    {
                        Similarity = 97.25,
                        Face = new
                        {
                            BoundingBox = new { Height = 0.557692, Width = 0.749838, Left = 0.103426, Top = 0.206731 },
                            FaceId = "ed1b560f-d6af-5158-989a-ff586c931545",
                            Confidence = 99.99920, ImageId = "70e09693-2114-57e1-807c-50b6d61fa4dc",
                            ExternalImageId = PhotoId.OfKey(photo).Value,
                        },
                    },
                },
            },
        },
    });

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;
}
