using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Video.Buffering;

namespace FaceAspire.Video.Sending;

/// <summary>The service answered with an error and ends the connection.</summary>
/// <param name="ack">What it said.</param>
/// <param name="skipped">The fragment that is not sent again.</param>
internal sealed class FragmentRefusedException(FragmentAck ack, BufferedFragment? skipped) : Exception(
    skipped is null
        ? $"the service ended the connection with error {ack.ErrorId} {ack.ErrorCode}; what it has not stored is sent again."
        : $"the service refused fragment {skipped.Timecode} with error {ack.ErrorId} {ack.ErrorCode}; it is skipped.");
