using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceAspire.Emulator.Faults;

/// <summary>What <c>POST /_faceaspire/faults</c> takes; <see cref="Fault"/> says what the members mean.</summary>
internal sealed record FaultRequest(
    string? Service, string? Operation, string? Resource, string? Kind, string? Code, int? Status, string? Message, int? DelayMs, long? AfterBytes,
    string? Ack, int? ErrorId, double? Probability, int? Count, int? Seed)
{
    /// <summary>Members in camel case; one that is not known is a mistake, since a fault that does nothing helps nobody.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // never shown as a page
    };

    private const int LongestDelay = 600_000;
    private const int DefaultSplit = 500;

    private static readonly string[] AckTypes = ["BUFFERING", "RECEIVED", "PERSISTED", "ERROR", "IDLE"];

    /// <summary>Checks what is asked for.</summary>
    /// <exception cref="FaultRefused">It makes no sense; the message names the member.</exception>
    public Fault ToFault()
    {
        var kind = Enum.TryParse<FaultKind>(Kind, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) && !int.TryParse(Kind, out _)
            ? parsed
            : throw new FaultRefused($"kind '{Kind}' must be one of {string.Join(", ", Enum.GetNames<FaultKind>().Select(JsonNamingPolicy.CamelCase.ConvertName))}.");
        CheckMembers(kind);
        CheckPlace(kind);
        return new()
        {
            Service = Service!,
            Operation = Operation,
            Resource = Resource,
            Kind = kind,
            Code = Code,
            Status = In(Status, 400, 599, "status"),
            Message = Message,
            DelayMs = In(DelayMs, 0, LongestDelay, "delayMs") ?? (kind == FaultKind.AckSplit ? DefaultSplit : 0),
            AfterBytes = AfterBytes is null or >= 0 ? AfterBytes ?? 0 : throw new FaultRefused($"afterBytes {AfterBytes} must not be negative."),
            Ack = Ack ?? (kind == FaultKind.AckError ? "RECEIVED" : null), // once a fragment, before it is stored
            ErrorId = ErrorId,
            Probability = Probability is null or (> 0 and <= 1) ? Probability ?? 1 : throw new FaultRefused($"probability {Probability} must be over 0 and at most 1."),
            Count = In(Count, 1, int.MaxValue, "count"),
            Seed = Seed ?? Random.Shared.Next(),
        };
    }

    private void CheckPlace(FaultKind kind)
    {
        if (!CallNames.Services.Contains(Service))
        {
            throw new FaultRefused($"service '{Service}' must be one of {string.Join(", ", CallNames.Services)}.");
        }

        if (kind >= FaultKind.AckError && (Service, Operation) is not (CallNames.KinesisVideo, "PutMedia"))
        {
            throw new FaultRefused($"kind {Kind} is of service {CallNames.KinesisVideo} and operation PutMedia alone.");
        }
    }

    /// <summary>Each kind has its own members: one that it has not, or lacks, is a mistake.</summary>
    private void CheckMembers(FaultKind kind)
    {
        var isError = kind is FaultKind.Error or FaultKind.Throttle;
        Check("code", Code is not null, needed: kind == FaultKind.Error, allowed: isError);
        Check("status", Status is not null, needed: false, isError);
        Check("message", Message is not null, needed: false, isError);
        Check(
            "delayMs", DelayMs is not null, needed: kind is FaultKind.Latency or FaultKind.AckDelay,
            allowed: kind is not (FaultKind.AckDrop or FaultKind.AckStall or FaultKind.AckError));
        Check("afterBytes", AfterBytes is not null, needed: false, allowed: kind is FaultKind.Reset or FaultKind.Partial);
        Check("ack", Ack is not null, needed: false, allowed: kind >= FaultKind.AckError);
        Check("errorId", ErrorId is not null, needed: kind == FaultKind.AckError, allowed: kind == FaultKind.AckError);
        var types = kind == FaultKind.AckError ? AckTypes[..3] : AckTypes;
        if (Ack is not null && !types.Contains(Ack))
        {
            throw new FaultRefused($"ack '{Ack}' must be one of {string.Join(", ", types)}.");
        }

        if (ErrorId is { } id && KinesisVideo.FragmentRejected.Of(id) is null)
        {
            throw new FaultRefused($"errorId {id} is none of PutMedia's.");
        }

        void Check(string member, bool given, bool needed, bool allowed)
        {
            if (given ? !allowed : needed)
            {
                throw new FaultRefused($"kind {Kind} {(needed ? "needs" : "has no")} member {member}.");
            }
        }
    }

    private static int? In(int? value, int least, int most, string member) =>
        value is null || (value >= least && value <= most) ? value : throw new FaultRefused($"{member} {value} must be from {least} to {most}.");
}

/// <summary>A fault that cannot be armed, and why.</summary>
internal sealed class FaultRefused(string reason) : Exception(reason);
