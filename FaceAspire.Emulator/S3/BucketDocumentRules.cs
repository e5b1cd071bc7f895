using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.S3;

/// <summary>What S3 demands of a bucket's settings before it keeps them, and how it completes them (API reference, Put… of each).</summary>
internal static class BucketDocumentRules
{
    private const int MaxTags = 50;

    private static readonly string[] BlockedKinds = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"];

    /// <summary>Tags; none is as good as no setting.</summary>
    /// <returns><see langword="null"/> where nothing is left to keep.</returns>
    /// <exception cref="AwsException"><c>MalformedXML</c>, <c>InvalidTag</c> or <c>BadRequest</c>.</exception>
    public static XElement? Tagging(XElement root) => Tagging(root, "System tags cannot be added/updated by requester");

    /// <summary>The tags of a bucket that is being made.</summary>
    /// <exception cref="AwsException"><c>MalformedXML</c>, <c>InvalidTag</c> or <c>BadRequest</c>.</exception>
    public static XElement? TaggingOfNew(XElement root) => Tagging(
        root, "User-defined tag keys can't start with \"aws:\". This prefix is reserved for system tags. Remove \"aws:\" from your tag keys and try again.");

    /// <summary>Life cycle rules; none is as good as no setting.</summary>
    /// <returns><see langword="null"/> where nothing is left to keep.</returns>
    /// <exception cref="AwsException"><c>MalformedXML</c>, <c>InvalidRequest</c> or <c>InvalidArgument</c>.</exception>
    public static XElement? Lifecycle(XElement root) => LifecycleRules.Complete(Called("LifecycleConfiguration", root)) ? root : null;

    /// <summary>What is not blocked is said to be so.</summary>
    /// <exception cref="AwsException"><c>MalformedXML</c>, or <c>InvalidRequest</c> where nothing is said.</exception>
    public static XElement PublicAccessBlock(XElement root) => !root.HasElements ? throw S3Errors.Request("Must specify at least one configuration.") : S3Xml.Element(
        Called("PublicAccessBlockConfiguration", root).Name.LocalName,
        BlockedKinds.Select(kind => S3Xml.Element(kind, root.Child(kind)?.Value.ToLowerInvariant() switch
        {
            null or "false" => false,
            "true" => true,
            _ => throw S3Errors.Xml(),
        })));

    /// <summary>The default encryption, with the bucket key that was not mentioned.</summary>
    /// <exception cref="AwsException"><c>MalformedXML</c>.</exception>
    public static XElement Encryption(XElement root)
    {
        var rule = TheOnly(Called("ServerSideEncryptionConfiguration", root).Children("Rule"));
        var byDefault = rule.Child("ApplyServerSideEncryptionByDefault");
        if (byDefault is not null && byDefault.Child("SSEAlgorithm")?.Value is not ("AES256" or "aws:kms" or "aws:kms:dsse"))
        {
            throw S3Errors.Xml();
        }

        if (byDefault?.Child("SSEAlgorithm")?.Value == "AES256" && byDefault.Child("KMSMasterKeyID") is not null)
        {
            throw S3Errors.Argument(
                "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse", "ApplyServerSideEncryptionByDefault", "");
        }

        if (rule.Child("BucketKeyEnabled") is null)
        {
            rule.Add(new XElement(rule.Name.Namespace + "BucketKeyEnabled", false));
        }

        return root;
    }

    /// <summary>Who owns what others upload.</summary>
    /// <exception cref="AwsException"><c>MalformedXML</c>.</exception>
    public static XElement Ownership(XElement root) =>
        TheOnly(Called("OwnershipControls", root).Children("Rule")).Child("ObjectOwnership")?.Value is { } owner && IsOwnership(owner) ? root : throw S3Errors.Xml();

    /// <summary>Whether S3 knows that kind of ownership.</summary>
    public static bool IsOwnership(string name) => name is "BucketOwnerEnforced" or "BucketOwnerPreferred" or "ObjectWriter";

    private static XElement? Tagging(XElement root, string reserved) =>
        ObjectTags.Parse(Called("Tagging", root), MaxTags, reserved) is { Count: > 0 } ? root : null;

    private static XElement TheOnly(IEnumerable<XElement> rules) => rules.ToArray() is [var rule] ? rule : throw S3Errors.Xml();

    private static XElement Called(string name, XElement root) => root.Name.LocalName == name ? root : throw S3Errors.Xml();
}
