using System.Collections.Concurrent;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>What an emulator answered, judged by AWS's models.</summary>
internal sealed class ConformanceLog
{
    /// <summary>Operations that succeeded, as <c>sqs SendMessage</c>.</summary>
    public ConcurrentDictionary<string, bool> Succeeded { get; } = new();

    /// <summary>Output members that were sent, as <c>Shape.Member</c>, behind their service.</summary>
    public ConcurrentDictionary<string, bool> Seen { get; } = new();

    /// <summary>Judges an answer.</summary>
    /// <returns>What is wrong with it; <see langword="null"/> when nothing is.</returns>
    public string? Judge(Exchange exchange)
    {
        if (OperationMatcher.Match(exchange) is not { } operation)
        {
            return null;
        }

        var findings = AnswerCheck.Check(operation, exchange);
        if (exchange.Status < 300)
        {
            Succeeded[operation.ToString()] = true;
            foreach (var member in findings.Seen)
            {
                Seen[$"{operation.Model.Service} {member}"] = true;
            }
        }

        var wrong = findings.Wrong.Where(what => !KnownDifferences.Cover(operation, what)).ToArray();
        return wrong is [] ? null : $"{operation} answered what AWS's model does not allow: {string.Join("; ", wrong)}";
    }
}
