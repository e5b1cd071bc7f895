using FaceAspire.Aws.KinesisVideo;

namespace FaceAspire.Producer.Sending;

/// <summary>The service answered a fragment with an error and ends the connection.</summary>
internal sealed class FragmentRefusedException(FragmentAck ack)
    : Exception($"the service refused fragment {ack.Timecode} with error {ack.ErrorId} {ack.ErrorCode}.");
