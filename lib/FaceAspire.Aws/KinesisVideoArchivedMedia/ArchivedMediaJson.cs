using System.Text.Json.Serialization;
using Amazon.KinesisVideoArchivedMedia.Model;
using FaceAspire.Aws;

namespace Amazon.KinesisVideoArchivedMedia;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(GetImagesRequest))]
[JsonSerializable(typeof(GetImagesResponse))]
[JsonSerializable(typeof(ListFragmentsRequest))]
[JsonSerializable(typeof(ListFragmentsResponse))]
internal sealed partial class ArchivedMediaJson : JsonSerializerContext;
