using Amazon.CDK.AWS.Rekognition;
using Constructs;

namespace FaceAspire.Infra.Shared;

/// <summary>What all cameras share: from photo to known face, from record to alert, from alert to e-mail.</summary>
internal sealed class SharedStack : TemplateStack
{
    /// <param name="scope">The application.</param>
    /// <param name="options">An account's options; <see langword="null"/> for the template as it is checked in.</param>
    public SharedStack(Construct scope, InfraOptions? options)
        : base(scope, "FaceAspire", Setup.StackName.Shared, "FaceAspire: enrolment, matching and notification. Cameras are added by Camera.template.json, one stack each.")
    {
        var parameters = new SharedParameters(this, options);
        var collection = new CfnCollection(this, "Collection", new CfnCollectionProps { CollectionId = Names.Prefix });
        var audit = new Audit(this, parameters.RetentionDays);
        var enrolment = new Enrolment(this, parameters, audit, collection);
        var notification = new Notification(this, parameters, audit);
        var matching = new Matching(this, parameters, audit, notification);
        var analysis = new Analysis(this, parameters, collection);
        var producer = new ProducerRights(this, parameters, analysis);

        Output("FacesBucket", enrolment.Faces.Name);
        Output("AuditBucket", audit.Bucket.Name);
        Output("AlertsQueueUrl", notification.Alerts.Url);
        Output("CollectionId", collection.Ref, Names.CollectionExport);
        Output("CollectionArn", collection.AttrArn);
        Output("MatcherName", matching.Matcher.Name, Names.MatcherExport);
        Output("RecordsFailedQueueArn", matching.RecordsFailed.AttrArn, Names.RecordsFailedExport);
        Output("ProducerPolicyArn", producer.Video.Ref);
        Output("ProducerPicturesPolicyArn", producer.Pictures.Ref, condition: parameters.Recogniser.Images);
        Output("FramesBucket", analysis.Frames.Ref, Names.FramesBucketExport);
        Output("ImageGenerationArn", analysis.ImageGeneration.AttrArn, Names.ImageGenerationExport);
    }
}
