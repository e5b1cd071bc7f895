using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace FaceAspire.ServiceDefaults;

/// <summary>OpenTelemetry, for those who collect it.</summary>
public static class TelemetryExtensions
{
    /// <summary>
    /// Sends logs, metrics and traces by OTLP to <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, which Aspire sets. Where it is not set nobody
    /// listens, so nothing is collected and no start-up time is spent on it.
    /// </summary>
    /// <param name="builder">The service.</param>
    /// <param name="isTraced">Which requests get a span.</param>
    public static void AddTelemetry(this IHostApplicationBuilder builder, Func<HttpContext, bool> isTraced)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddMeter("FaceAspire.*")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation())
            .WithTracing(tracing => tracing
                .AddSource(builder.Environment.ApplicationName, "FaceAspire.*")
                .AddAspNetCoreInstrumentation(http => http.Filter = isTraced)
                .AddHttpClientInstrumentation())
            .UseOtlpExporter();
    }
}
