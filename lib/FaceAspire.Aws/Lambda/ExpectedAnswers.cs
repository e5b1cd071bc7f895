using System.Diagnostics;
using OpenTelemetry;

namespace FaceAspire.Aws.Lambda;

/// <summary>
/// "Not there" and "there already" are answers that functions ask S3 for. .NET calls every status from 400 on an error; with that, the trace of
/// each alert would look as if something had failed. Where one of these does come unexpected, the function throws, and its own span says so.
/// </summary>
internal sealed class ExpectedAnswers : BaseProcessor<Activity>
{
    /// <inheritdoc />
    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == "System.Net.Http" && data.GetTagItem("http.response.status_code") is 404 or 412)
        {
            data.SetStatus(ActivityStatusCode.Unset);
            data.SetTag("error.type", null);
        }
    }
}
