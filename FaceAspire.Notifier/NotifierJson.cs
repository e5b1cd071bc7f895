using System.Text.Json.Serialization;

namespace FaceAspire.Notifier;

[JsonSerializable(typeof(SentMarker))]
internal sealed partial class NotifierJson : JsonSerializerContext;
