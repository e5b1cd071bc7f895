namespace FaceAspire.Bench;

/// <summary>When the things of one visit happened.</summary>
/// <param name="FirstFrame">The first analysed frame with the face, by the camera's clock.</param>
/// <param name="AlertFrame">The frame that made sure of it.</param>
/// <param name="RecordAt">When that frame's record was in the data stream.</param>
/// <param name="MailedAt">When the e-mail was in the mailbox.</param>
internal sealed record VisitTimes(DateTimeOffset FirstFrame, DateTimeOffset AlertFrame, DateTimeOffset RecordAt, DateTimeOffset MailedAt);
