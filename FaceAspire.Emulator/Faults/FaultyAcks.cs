using System.Text.Json;
using FaceAspire.Emulator.KinesisVideo;

namespace FaceAspire.Emulator.Faults;

/// <summary>PutMedia's answer: each write is one ack, and each ack may meet the faults of acks, in the order in which they were armed.</summary>
internal sealed class FaultyAcks(Stream inner, IReadOnlyList<ArmedFault> faults, TimeProvider time) : ForwardedStream(inner)
{
    private bool _stalled;

    /// <exception cref="FragmentRejected">A fault refuses the fragment; the connection ends as with any that is refused.</exception>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_stalled)
        {
            return;
        }

        var type = TypeOf(buffer);
        foreach (var fault in faults.Where(armed => Meets(armed.Fault, type) && armed.Strikes()).Select(armed => armed.Fault))
        {
            switch (fault.Kind)
            {
                case FaultKind.AckError:
                    throw FragmentRejected.Of(fault.ErrorId!.Value)!;
                case FaultKind.AckDrop:
                    return;
                case FaultKind.AckStall:
                    _stalled = true;
                    return;
                case FaultKind.AckDelay:
                    await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), time, cancellationToken);
                    break;
                case FaultKind.AckSplit:
                    await Inner.WriteAsync(buffer[..(buffer.Length / 2)], cancellationToken);
                    await Inner.FlushAsync(cancellationToken);
                    await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), time, cancellationToken);
                    buffer = buffer[(buffer.Length / 2)..];
                    break;
            }
        }

        await Inner.WriteAsync(buffer, cancellationToken);
    }

    private static bool Meets(Fault fault, string type) => (fault.Ack ?? type) == type;

    private static string TypeOf(ReadOnlyMemory<byte> ack)
    {
        using var json = JsonDocument.Parse(ack);
        return json.RootElement.TryGetProperty("EventType", out var type) ? type.GetString()! : "";
    }
}
