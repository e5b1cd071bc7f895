using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.S3;

/// <summary>Tells which operation a request is, by its method, by whether it names a bucket and a key, and by the sub-resource in its query.</summary>
internal sealed class S3Endpoint
{
    /// <summary>All sub-resources that S3 has: one that has no operation here is answered with 501, never taken for something else.</summary>
    private static readonly string[] SubResources =
    [
        "uploadId", "uploads", "tagging", "notification", "location", "delete", "policy", "encryption", "publicAccessBlock", "lifecycle",
        "versioning", "ownershipControls", "acl", "accelerate", "analytics", "attributes", "cors", "intelligent-tiering", "inventory", "legal-hold",
        "logging", "metrics", "object-lock", "policyStatus", "replication", "requestPayment", "restore", "retention", "select", "torrent", "versions",
        "website", "metadataTable", "session", "renameObject",
        "abac", "metadataConfiguration", "metadataInventoryTable", "metadataJournalTable",
    ];

    /// <summary>An operation whose path looks like a bucket's.</summary>
    private const string ObjectLambda = "WriteGetObjectResponse";

    private readonly Dictionary<Route, Func<S3Request, Task>> _operations;
    private readonly string _account;

    public S3Endpoint(
        BucketOperations buckets, BucketDocuments documents, ListOperations lists, ObjectReads reads, ObjectWrites writes, AttributeOperations attributes,
        CopyOperations copies, MultipartOperations uploads, UploadLists uploadLists, FormUploads forms, Arns arns)
    {
        _account = arns.Account;
        _operations = new()
        {
            [new("GET", Level.Service)] = buckets.ListAsync,
            [new("PUT", Level.Bucket)] = buckets.CreateAsync,
            [new("HEAD", Level.Bucket)] = buckets.HeadAsync,
            [new("DELETE", Level.Bucket)] = buckets.DeleteAsync,
            [new("GET", Level.Bucket)] = lists.ListAsync,
            [new("GET", Level.Bucket, "location")] = buckets.GetLocationAsync,
            [new("GET", Level.Bucket, "notification")] = buckets.GetNotificationAsync,
            [new("PUT", Level.Bucket, "notification")] = buckets.PutNotificationAsync,
            [new("GET", Level.Bucket, "uploads")] = uploadLists.ListAsync,
            [new("GET", Level.Bucket, "versions")] = lists.ListVersionsAsync,
            [new("GET", Level.Bucket, "acl")] = buckets.GetAclAsync,
            [new("PUT", Level.Bucket, "acl")] = buckets.PutAclAsync,
            [new("POST", Level.Bucket)] = request => request.Bucket == ObjectLambda ? throw AwsException.NotImplemented("S3", ObjectLambda) : forms.PostAsync(request),
            [new("POST", Level.Bucket, "delete")] = writes.DeleteManyAsync,
            [new("GET", Level.Object)] = reads.GetAsync,
            [new("HEAD", Level.Object)] = reads.HeadAsync,
            [new("PUT", Level.Object)] = request => IsCopy(request) ? copies.CopyAsync(request) : writes.PutAsync(request),
            [new("DELETE", Level.Object)] = writes.DeleteAsync,
            [new("GET", Level.Object, "acl")] = buckets.GetAclAsync,
            [new("PUT", Level.Object, "acl")] = buckets.PutAclAsync,
            [new("GET", Level.Object, "attributes")] = attributes.GetAsync,
            [new("GET", Level.Object, "tagging")] = writes.GetTagsAsync,
            [new("PUT", Level.Object, "tagging")] = writes.PutTagsAsync,
            [new("DELETE", Level.Object, "tagging")] = writes.DeleteTagsAsync,
            [new("POST", Level.Object, "uploads")] = uploads.CreateAsync,
            [new("PUT", Level.Object, "uploadId")] = request => IsCopy(request) ? copies.CopyPartAsync(request) : uploads.UploadPartAsync(request),
            [new("POST", Level.Object, "uploadId")] = uploads.CompleteAsync,
            [new("DELETE", Level.Object, "uploadId")] = uploads.AbortAsync,
            [new("GET", Level.Object, "uploadId")] = uploads.ListPartsAsync,
        };
        foreach (var name in BucketDocuments.Names)
        {
            _operations.Add(new("GET", Level.Bucket, name), request => documents.GetAsync(request, name));
        }

        foreach (var name in BucketDocuments.Kept)
        {
            _operations.Add(new("PUT", Level.Bucket, name), request => documents.PutAsync(request, name));
            _operations.Add(new("DELETE", Level.Bucket, name), request => documents.DeleteAsync(request, name));
        }
    }

    /// <summary>Answers a request that no other service took.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var request = S3Request.Parse(context);
        context.Response.Headers["x-amz-request-id"] = context.RequestId();
        context.Response.Headers["x-amz-id-2"] = context.RequestId();
        try
        {
            CheckOwner(request);
            await Find(request)(request);
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            context.Response.Headers.ContentLength = null;
            if (request.Header("Expect") is not null)
            {
                context.Response.Headers.Connection = "close"; // a client that waited for leave to send may now send its body, or its next request
            }

            await S3Xml.WriteAsync(request, S3Errors.Of(context.ErrorOf(e)));
        }
    }

    private Func<S3Request, Task> Find(S3Request request)
    {
        var level = request.Bucket.Length == 0 ? Level.Service : request.Key.Length == 0 ? Level.Bucket : Level.Object;
        var sub = SubResources.FirstOrDefault(request.Context.Request.Query.ContainsKey);
        if (_operations.TryGetValue(new(request.Context.Request.Method, level, sub), out var operation))
        {
            return operation;
        }

        throw sub is not null ? AwsException.NotImplemented("S3", $"{request.Context.Request.Method} {sub} of {level}") : S3Errors.Method();
    }

    /// <exception cref="AwsException">
    /// <c>AccessDenied</c>: the client takes another account for the owner of a bucket; <c>InvalidBucketOwnerAWSAccountID</c>: what is no account.
    /// </exception>
    private void CheckOwner(S3Request request)
    {
        foreach (var owner in (string?[])[request.Header("x-amz-expected-bucket-owner"), request.Header("x-amz-source-expected-bucket-owner")])
        {
            if (owner is not null && (owner.Length != _account.Length || !owner.All(char.IsAsciiDigit)))
            {
                throw S3Errors.Owner(owner);
            }

            if (owner is not null && owner != _account)
            {
                throw new AwsException(StatusCodes.Status403Forbidden, "AccessDenied", "Access Denied");
            }
        }
    }

    private static bool IsCopy(S3Request request) => request.Header("x-amz-copy-source") is not null;

    private enum Level
    {
        Service,
        Bucket,
        Object,
    }

    private sealed record Route(string Method, Level Level, string? SubResource = null);
}
