using System.Diagnostics;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>An alert and what it comes from.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Cause">The span of the frame that made sure of it; default where nobody traces.</param>
internal sealed record CausedAlert(Alert Alert, ActivityContext Cause);
