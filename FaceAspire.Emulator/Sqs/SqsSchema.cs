namespace FaceAspire.Emulator.Sqs;

/// <summary>
/// SQS's tables. Times are Unix milliseconds. A message is in flight while it has a receipt and <c>visible</c> lies ahead, delayed while it
/// has none and <c>visible</c> lies ahead. Each index answers one question, so that a receive costs the same with a million messages.
/// </summary>
internal static class SqsSchema
{
    public const string Sql = """
        CREATE TABLE IF NOT EXISTS sqs_queues (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, created INTEGER NOT NULL, modified INTEGER NOT NULL,
            purged INTEGER NOT NULL DEFAULT 0, attributes TEXT NOT NULL, tags TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS sqs_messages (
            id INTEGER PRIMARY KEY AUTOINCREMENT, queue INTEGER NOT NULL, visible INTEGER NOT NULL, expires INTEGER NOT NULL,
            sent INTEGER NOT NULL, receives INTEGER NOT NULL DEFAULT 0, first_receive INTEGER, receipt TEXT, group_id TEXT,
            deduplication_id TEXT, dead_letter_source TEXT, message_id TEXT NOT NULL, trace TEXT, attributes TEXT, md5 TEXT NOT NULL,
            body TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS sqs_messages_visible ON sqs_messages (queue, visible, receives);
        CREATE INDEX IF NOT EXISTS sqs_messages_expires ON sqs_messages (queue, expires);
        CREATE INDEX IF NOT EXISTS sqs_messages_group ON sqs_messages (queue, group_id, id) WHERE group_id IS NOT NULL;
        CREATE INDEX IF NOT EXISTS sqs_messages_flight ON sqs_messages (queue, group_id, visible)
            WHERE group_id IS NOT NULL AND receipt IS NOT NULL;
        CREATE TABLE IF NOT EXISTS sqs_groups (
            queue INTEGER NOT NULL, group_id TEXT NOT NULL, ready INTEGER NOT NULL, PRIMARY KEY (queue, group_id)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS sqs_groups_ready ON sqs_groups (queue, ready);
        CREATE TABLE IF NOT EXISTS sqs_deduplication (
            queue INTEGER NOT NULL, scope TEXT NOT NULL, id TEXT NOT NULL, message_id TEXT NOT NULL, sequence INTEGER NOT NULL,
            expires INTEGER NOT NULL, PRIMARY KEY (queue, scope, id)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS sqs_deduplication_expires ON sqs_deduplication (expires);
        CREATE TABLE IF NOT EXISTS sqs_moves (
            handle TEXT PRIMARY KEY, source INTEGER NOT NULL, destination TEXT, started INTEGER NOT NULL, moved INTEGER NOT NULL) WITHOUT ROWID;
        """;
}
