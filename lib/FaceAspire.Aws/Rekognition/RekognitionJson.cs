using System.Text.Json.Serialization;
using Amazon.Rekognition.Model;

namespace Amazon.Rekognition;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateCollectionRequest))]
[JsonSerializable(typeof(CreateCollectionResponse))]
[JsonSerializable(typeof(DescribeCollectionRequest))]
[JsonSerializable(typeof(DescribeCollectionResponse))]
[JsonSerializable(typeof(IndexFacesRequest))]
[JsonSerializable(typeof(IndexFacesResponse))]
[JsonSerializable(typeof(DetectFacesRequest))]
[JsonSerializable(typeof(DetectFacesResponse))]
[JsonSerializable(typeof(SearchFacesByImageRequest))]
[JsonSerializable(typeof(SearchFacesByImageResponse))]
[JsonSerializable(typeof(ListFacesRequest))]
[JsonSerializable(typeof(ListFacesResponse))]
[JsonSerializable(typeof(DeleteFacesRequest))]
[JsonSerializable(typeof(DeleteFacesResponse))]
[JsonSerializable(typeof(DescribeStreamProcessorRequest))]
[JsonSerializable(typeof(DescribeStreamProcessorResponse))]
[JsonSerializable(typeof(StartStreamProcessorRequest))]
[JsonSerializable(typeof(StartStreamProcessorResponse))]
[JsonSerializable(typeof(StopStreamProcessorRequest))]
[JsonSerializable(typeof(StopStreamProcessorResponse))]
internal sealed partial class RekognitionJson : JsonSerializerContext;
