using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FaceAspire.AppHost.Tests;

public sealed class RunLedgerTests
{
    private readonly RunLedger _ledger = new(["setup", "matcher"]);

    [Fact]
    public void Note_TaskIsDoneAndPartIsHealthy_AllReady()
    {
        _ledger.Note("setup", Snapshot(KnownResourceStates.Finished, exitCode: 0));
        Assert.Equal(["matcher"], _ledger.Missing);

        _ledger.Note("matcher", Snapshot(KnownResourceStates.Running));
        Assert.False(_ledger.AllReady);

        _ledger.Note("matcher", Snapshot(KnownResourceStates.Running, HealthStatus.Healthy));
        Assert.True(_ledger.AllReady);
        Assert.Null(_ledger.Failure);
    }

    [Fact]
    public void Note_TaskFails_EndsTheRun()
    {
        _ledger.Note("setup", Snapshot(KnownResourceStates.Finished, exitCode: 3));

        Assert.Equal("setup failed (exit code 3)", _ledger.StartFailure);
    }

    [Fact]
    public void Note_PartCannotStart_EndsTheRun()
    {
        _ledger.Note("matcher", Snapshot(KnownResourceStates.FailedToStart, exitCode: 1));

        Assert.Equal("matcher could not start (exit code 1)", _ledger.StartFailure);
    }

    [Fact]
    public void Note_TroubleAfterAllWereReady_TheFirstOneIsTheFailure()
    {
        MakeReady();
        _ledger.Note("matcher", Snapshot(KnownResourceStates.Running, HealthStatus.Unhealthy));
        _ledger.Note("matcher", Snapshot("Restarting", HealthStatus.Unhealthy, exitCode: 137));

        Assert.Equal(("matcher became unhealthy", null), (_ledger.Failure, _ledger.StartFailure));
    }

    [Fact]
    public void Note_PartDies_IsAFailureEvenWhenItComesBack()
    {
        MakeReady();
        _ledger.Note("matcher", Snapshot("Restarting", HealthStatus.Unhealthy, exitCode: 137));
        _ledger.Note("matcher", Snapshot(KnownResourceStates.Running, HealthStatus.Healthy));

        Assert.Equal("matcher ended (exit code 137)", _ledger.Failure);
    }

    private void MakeReady()
    {
        _ledger.Note("setup", Snapshot(KnownResourceStates.Finished, exitCode: 0));
        _ledger.Note("matcher", Snapshot(KnownResourceStates.Running, HealthStatus.Healthy));
    }

    private static CustomResourceSnapshot Snapshot(string state, HealthStatus? health = null, int? exitCode = null) =>
        new() { ResourceType = "Project", State = state, HealthStatus = health, ExitCode = exitCode };
}
