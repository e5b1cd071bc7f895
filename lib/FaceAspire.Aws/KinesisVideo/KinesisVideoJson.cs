using System.Text.Json.Serialization;
using Amazon.KinesisVideo.Model;

namespace Amazon.KinesisVideo;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DescribeStreamRequest))]
[JsonSerializable(typeof(DescribeStreamResponse))]
[JsonSerializable(typeof(GetDataEndpointRequest))]
[JsonSerializable(typeof(GetDataEndpointResponse))]
internal sealed partial class KinesisVideoJson : JsonSerializerContext;
