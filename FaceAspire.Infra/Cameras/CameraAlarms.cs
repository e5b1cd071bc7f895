using Constructs;

namespace FaceAspire.Infra.Cameras;

/// <summary>Says when a camera falls silent: in its own stack, so that a new camera is watched from the start.</summary>
internal sealed class CameraAlarms
{
    /// <param name="scope">The stack.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="video">The camera's video.</param>
    /// <param name="data">The camera's records.</param>
    public CameraAlarms(
        Construct scope, CameraParameters parameters, Amazon.CDK.AWS.KinesisVideo.CfnStream video, Amazon.CDK.AWS.Kinesis.CfnStream data)
    {
        new Alarm(
            "${CameraName}-silent", "No video from the camera for three minutes.",
            "AWS/KinesisVideo", "PutMedia.IncomingFragments", ("StreamName", video.Ref))
        {
            Period = 60,
            Periods = 3,
            Threshold = 1,
            OnSilence = true, // a fragment comes every second or two
        }.AddTo(scope, "SilentAlarm");

        // A processor writes a record for each frame that it looked at, with or without a face; the Analyzer's motion gate leaves some out.
        new Alarm(
            "${CameraName}-unwatched", "No records from the camera's stream processor for five minutes.",
            "AWS/Kinesis", "IncomingRecords", ("StreamName", data.Ref))
        {
            Threshold = 1,
            OnSilence = true,
        }.AddTo(scope, "UnwatchedAlarm", parameters.Recogniser.StreamProcessor);
    }
}
