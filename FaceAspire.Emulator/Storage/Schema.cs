namespace FaceAspire.Emulator.Storage;

/// <summary>The tables of one service, created when the database is opened. Registered as a singleton, one per service.</summary>
/// <param name="Sql">Statements that may run again: <c>CREATE TABLE IF NOT EXISTS …</c>. Tables are named after their service: <c>sqs_messages</c>.</param>
internal sealed record Schema(string Sql);
