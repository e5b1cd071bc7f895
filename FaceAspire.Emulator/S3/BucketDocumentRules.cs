using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.S3;

/// <summary>What S3 demands of a bucket's settings before it keeps them, and how it completes them (API reference, Put… of each).</summary>
internal static class BucketDocumentRules
{
    private const int MaxTags = 50;

    private static readonly string[] Actions =
        ["Expiration", "Transition", "AbortIncompleteMultipartUpload", "NoncurrentVersionExpiration", "NoncurrentVersionTransition"];

    private static readonly string[] BlockedKinds = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"];

    /// <summary>Tags; none is as good as no setting.</summary>
    /// <returns><see langword="null"/> where nothing is left to keep.</returns>
    /// <exception cref="AwsException"><c>MalformedXML</c>, <c>InvalidTag</c> or <c>BadRequest</c>.</exception>
    public static XElement? Tagging(XElement root) => ObjectTags.Parse(Called("Tagging", root), MaxTags) is { Count: > 0 } ? root : null;

    /// <summary>Life cycle rules; none is as good as no setting.</summary>
    /// <returns><see langword="null"/> where nothing is left to keep.</returns>
    /// <exception cref="AwsException"><c>MalformedXML</c>, or <c>InvalidRequest</c> for a rule that does nothing.</exception>
    public static XElement? Lifecycle(XElement root)
    {
        var rules = Called("LifecycleConfiguration", root).Children("Rule").ToArray();
        foreach (var rule in rules)
        {
            if (rule.Child("Status")?.Value is not ("Enabled" or "Disabled") || (rule.Child("Filter") ?? rule.Child("Prefix")) is null)
            {
                throw S3Errors.Xml();
            }

            if (!Actions.Any(action => rule.Child(action) is not null))
            {
                throw S3Errors.Request("At least one action needs to be specified in a rule.");
            }

            if (rule.Child("ID") is null)
            {
                rule.AddFirst(new XElement(rule.Name.Namespace + "ID", Guid.NewGuid().ToString()));
            }
        }

        return rules.Length > 0 ? root : null;
    }

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
        var rule = Called("ServerSideEncryptionConfiguration", root).Child("Rule") ?? throw S3Errors.Xml();
        if (rule.Child("ApplyServerSideEncryptionByDefault") is { } byDefault && byDefault.Child("SSEAlgorithm")?.Value is not ("AES256" or "aws:kms" or "aws:kms:dsse"))
        {
            throw S3Errors.Xml();
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
        Called("OwnershipControls", root).Child("Rule")?.Child("ObjectOwnership")?.Value is { } owner && IsOwnership(owner) ? root : throw S3Errors.Xml();

    /// <summary>Whether S3 knows that kind of ownership.</summary>
    public static bool IsOwnership(string name) => name is "BucketOwnerEnforced" or "BucketOwnerPreferred" or "ObjectWriter";

    private static XElement Called(string name, XElement root) => root.Name.LocalName == name ? root : throw S3Errors.Xml();
}
