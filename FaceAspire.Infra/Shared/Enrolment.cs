using Amazon.CDK.AWS.Rekognition;
using Constructs;

namespace FaceAspire.Infra.Shared;

/// <summary>From photo to known face: faces bucket, uploads queue, Enroller.</summary>
internal sealed class Enrolment
{
    /// <param name="scope">The stack.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="audit">Keeps what is known of each photo.</param>
    /// <param name="collection">The known faces.</param>
    public Enrolment(Construct scope, SharedParameters parameters, Audit audit, CfnCollection collection)
    {
        Uploads = new WorkQueue(scope, "Uploads", "uploads", LambdaFunction.Timeout, from: "faces");
        Faces = new PrivateBucket(scope, "FacesBucket", "faces", [], (Uploads, ["s3:ObjectCreated:*", "s3:ObjectRemoved:*", "s3:ObjectTagging:*"]));
        var enroller = new LambdaFunction(scope, "Enroller", parameters.Code,
            new()
            {
                ["FacesBucket"] = Faces.Name,
                ["AuditBucket"] = audit.Bucket.Name,
                ["CollectionId"] = collection.Ref,
            },
            [
                Uploads.Consume(),
                Allow.Actions(["s3:GetObject", "s3:GetObjectTagging", "s3:PutObject", "s3:DeleteObject"], Faces.Under("")),
                Allow.Actions(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], audit.Bucket.Under(Audit.Gallery)),
                Allow.Actions(["s3:ListBucket"], Faces.Arn, audit.Bucket.Arn), // without it, what is missing is answered as forbidden
                Allow.Actions(["rekognition:IndexFaces", "rekognition:ListFaces", "rekognition:DeleteFaces"], collection.AttrArn),
            ]);
        enroller.Consume("EnrollerUploads", Uploads, batchSize: 5, concurrency: 2); // outside three regions IndexFaces is limited to 5 a second
    }

    /// <summary>Photos: a folder per person.</summary>
    public PrivateBucket Faces { get; }

    /// <summary>What happened to photos.</summary>
    public WorkQueue Uploads { get; }
}
