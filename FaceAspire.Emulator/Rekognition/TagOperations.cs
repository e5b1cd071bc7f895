namespace FaceAspire.Emulator.Rekognition;

/// <summary>TagResource, UntagResource and ListTagsForResource (API reference "Amazon Rekognition").</summary>
internal sealed class TagOperations(TagStore tags, CollectionStore collections, ProcessorStore processors)
{
    /// <summary>TagResource.</summary>
    public object? Tag(TagsRequest request)
    {
        var arn = Existing(request);
        var asked = request.Tags ?? throw RekognitionErrors.Invalid("Tags must be given.");
        TagRules.Check(asked);
        if (tags.Of(arn).Keys.Union(asked.Keys).Count() > TagRules.Most)
        {
            throw RekognitionErrors.Quota($"A resource has at most {TagRules.Most} tags.");
        }

        tags.Set(arn, asked);
        return null;
    }

    /// <summary>UntagResource.</summary>
    public object? Untag(TagsRequest request)
    {
        tags.Remove(Existing(request), request.TagKeys ?? throw RekognitionErrors.Invalid("TagKeys must be given."));
        return null;
    }

    /// <summary>ListTagsForResource.</summary>
    public object? List(TagsRequest request) => new { Tags = tags.Of(Existing(request)) };

    private string Existing(TagsRequest request)
    {
        var name = request.ResourceArn?[(request.ResourceArn.LastIndexOf('/') + 1)..] ?? "";
        var known = (collections.CreatedAt(name) is not null && collections.ArnOf(name) == request.ResourceArn)
            || (processors.Find(name) is not null && processors.ArnOf(name) == request.ResourceArn);
        return known ? request.ResourceArn! : throw RekognitionErrors.NotFound($"The resource {request.ResourceArn}");
    }
}
