using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Protocol.Constraints;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Rekognition's operations under their names.</summary>
internal static class RekognitionOperations
{
    /// <summary>The service.</summary>
    public static JsonService ToService(IServiceProvider provider)
    {
        var collections = provider.GetRequiredService<CollectionOperations>();
        var faces = provider.GetRequiredService<FaceOperations>();
        var comparison = provider.GetRequiredService<FaceComparison>();
        var users = provider.GetRequiredService<UserOperations>();
        var userSearch = provider.GetRequiredService<UserSearch>();
        var tags = provider.GetRequiredService<TagOperations>();
        var processors = provider.GetRequiredService<ProcessorOperations>();
        return new JsonService("RekognitionService", "1.1", constraints: ConstraintSet.Of("rekognition", "InvalidParameterException"))
            .On<CollectionRequest>("CreateCollection", collections.Create)
            .On<CollectionRequest>("DescribeCollection", collections.Describe)
            .On<CollectionRequest>("ListCollections", collections.List)
            .On<CollectionRequest>("DeleteCollection", collections.Delete)
            .On<CollectionRequest>("ListFaces", collections.ListFaces)
            .On<CollectionRequest>("DeleteFaces", collections.DeleteFaces)
            .On<ImageRequest>("IndexFaces", faces.Index)
            .On<ImageRequest>("DetectFaces", faces.Detect)
            .On<ImageRequest>("SearchFacesByImage", faces.SearchByImage)
            .On<SearchFacesRequest>("SearchFaces", faces.Search)
            .On<CompareFacesRequest>("CompareFaces", comparison.CompareAsync)
            .On<UserRequest>("CreateUser", users.Create)
            .On<UserRequest>("DeleteUser", users.Delete)
            .On<UserRequest>("ListUsers", users.List)
            .On<UserRequest>("AssociateFaces", users.AssociateAsync)
            .On<UserRequest>("DisassociateFaces", users.Disassociate)
            .On<SearchUsersRequest>("SearchUsers", userSearch.SearchAsync)
            .On<SearchUsersRequest>("SearchUsersByImage", userSearch.SearchByImageAsync)
            .On<TagsRequest>("TagResource", tags.Tag)
            .On<TagsRequest>("UntagResource", tags.Untag)
            .On<TagsRequest>("ListTagsForResource", tags.List)
            .On<ProcessorRequest>("CreateStreamProcessor", processors.CreateAsync)
            .On<ProcessorRequest>("DescribeStreamProcessor", processors.Describe)
            .On<ProcessorRequest>("ListStreamProcessors", processors.List)
            .On<ProcessorRequest>("StartStreamProcessor", processors.StartAsync)
            .On<ProcessorRequest>("StopStreamProcessor", processors.StopAsync)
            .On<ProcessorRequest>("DeleteStreamProcessor", processors.DeleteAsync);
    }
}
