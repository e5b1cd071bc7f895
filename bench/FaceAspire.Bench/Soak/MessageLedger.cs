using System.Diagnostics;

namespace FaceAspire.Soak;

/// <summary>What is known of a queue's messages, and what may happen to them.</summary>
internal sealed class MessageLedger(bool isFifo, TimeSpan visibility)
{
    private enum State
    {
        Open, // perhaps sent
        Sent,
        Deleting, // perhaps deleted
        Deleted,
    }

    private readonly Lock _lock = new();
    private readonly Dictionary<(int Group, int Number), (State State, long Asked, long Received)> _messages = []; // of a deleted one: when that was acknowledged, as received
    private readonly Dictionary<int, int> _next = [];
    private readonly Dictionary<int, int> _first = []; // of each group: all before it are deleted, perhaps

    /// <summary>The number to send: that of a message whose fate is open, on a FIFO queue, where it is known again.</summary>
    public int NextToSend(int group)
    {
        lock (_lock)
        {
            var next = _next.GetValueOrDefault(group);
            if (!isFifo)
            {
                _next[group] = next + 1;
            }

            _messages.TryAdd((group, next), (State.Open, 0, 0));
            return next;
        }
    }

    public void Sent(int group, int number)
    {
        lock (_lock)
        {
            var (state, asked, received) = _messages[(group, number)];
            _messages[(group, number)] = (state == State.Open ? State.Sent : state, asked, received); // others may have received it already
            _next[group] = Math.Max(_next.GetValueOrDefault(group), number + 1);
        }
    }

    /// <summary>Checks what one receive brought, against all windows that are open for certain.</summary>
    /// <param name="messages">In the order in which they came.</param>
    /// <param name="began">When the receive was sent: their windows began no earlier.</param>
    public void Received(IReadOnlyList<(int Group, int Number)> messages, long began)
    {
        lock (_lock)
        {
            foreach (var message in messages)
            {
                var (state, asked, last) = _messages[message];
                if (state == State.Deleted)
                {
                    if (began > last)
                    {
                        throw new SoakViolation($"{message} was received again after its delete was acknowledged.");
                    }

                    continue; // the answer was on its way for longer than the window
                }

                if (asked > 0 && Stopwatch.GetElapsedTime(asked) < visibility)
                {
                    throw new SoakViolation($"{message} was received again at most {Stopwatch.GetElapsedTime(asked).TotalMilliseconds:0} ms after it was received.");
                }

                CheckOrder(message, messages);
                _messages[message] = (state, began, Stopwatch.GetTimestamp());
            }
        }
    }

    /// <summary>Whether a delete may be sent: within the window. Its fate is open from then on.</summary>
    public bool MayDelete(int group, int number)
    {
        lock (_lock)
        {
            var (state, asked, received) = _messages[(group, number)];
            if (state == State.Deleted || Stopwatch.GetElapsedTime(received) > visibility / 2)
            {
                return false;
            }

            _messages[(group, number)] = (State.Deleting, asked, received);
            return true;
        }
    }

    /// <summary>A delete was acknowledged. If that took longer than the window, others may hold the message by then: its fate stays open.</summary>
    public void Deleted(int group, int number)
    {
        lock (_lock)
        {
            var (_, asked, received) = _messages[(group, number)];
            var inTime = Stopwatch.GetElapsedTime(asked) < visibility;
            _messages[(group, number)] = inTime ? (State.Deleted, 0, Stopwatch.GetTimestamp()) : (State.Deleting, asked, received);
            while (_messages.TryGetValue((group, _first.GetValueOrDefault(group)), out var first) && first.State is State.Deleted or State.Deleting)
            {
                _first[group] = _first.GetValueOrDefault(group) + 1;
            }
        }
    }

    /// <summary>A message that was acknowledged and has not been deleted, if any.</summary>
    public (int Group, int Number)? Missing()
    {
        lock (_lock)
        {
            foreach (var (message, (state, _, _)) in _messages)
            {
                if (state == State.Sent)
                {
                    return message;
                }
            }

            return null;
        }
    }

    /// <summary>On a FIFO queue nothing overtakes what was sent before it in its group, but for what came along, before it.</summary>
    private void CheckOrder((int Group, int Number) message, IReadOnlyList<(int Group, int Number)> together)
    {
        for (var number = _first.GetValueOrDefault(message.Group); isFifo && number < message.Number; number++)
        {
            var before = (message.Group, number);
            if (_messages[before].State is State.Open or State.Sent && !together.TakeWhile(one => one != message).Contains(before))
            {
                throw new SoakViolation($"{message} was received before {before}.");
            }
        }
    }
}
