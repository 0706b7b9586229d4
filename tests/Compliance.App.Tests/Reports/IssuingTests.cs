using Compliance.App.Evidence;
using Compliance.App.Reports;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compliance.App.Tests.Reports;

/// <summary>Every document is issued exactly once, whatever is killed, repeated or refused on the way.</summary>
public sealed class IssuingTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task AReportComesWithTheConclusionAndANoticeWithTheSending(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);
        await app.SentAsync();
        var clock = app.Cases.App.Time.GetUtcNow();
        app.Cases.App.Time.Advance(TimeSpan.FromDays(2));
        await app.SweepAsync();
        await app.SweepAsync();
        var rows = await app.RowsAsync();
        DocumentKind[] expected = [DocumentKind.InspectionReport, DocumentKind.DecisionNotice, DocumentKind.Certificate];
        Assert.Equal(expected, rows.Select(row => row.Kind).Order());
        Assert.All(rows, row => Assert.Equal(DocumentStatus.Issued, row.Status));
        Assert.Equal((3, 3, 3), (await app.CountAsync("document.requested"), await app.CountAsync("document.issued"), app.Renderer.Calls));

        // The document's date is that of the conclusion, not of the rendering, and the assessment is attached.
        Assert.All(app.Renderer.Seen, seen => Assert.Equal(clock, seen.Created));
        Assert.All(app.Renderer.Seen, seen => Assert.Equal(
            seen.Template switch
            {
                "inspection-report" => ["assessment.json", "assessment-results.json"],
                "decision-notice" => ["assessment.json"],
                _ => (string[])[],
            },
            seen.Attachments.Select(file => file.Name)));

        // Whoever holds the file finds its hash in the record.
        await using var db = await app.Cases.App.DbAsync();
        foreach (var row in rows)
        {
            Assert.True(await app.Store.VerifyAsync(row.Sha256!, TestContext.Current.CancellationToken));
            Assert.Equal(row.Size, app.Store.SizeOf(row.Sha256!));
            Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(
                entry => entry.Action == "document.issued" && entry.SubjectId == row.Sha256, TestContext.Current.CancellationToken));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NothingIsIssuedOfACaseThatIsNotThatFar(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);
        var opened = await app.Cases.NotifiedAsync();
        await app.SweepAsync();
        Assert.Empty(await app.RowsAsync());
        await Assert.ThrowsAsync<InvalidDataException>(() => app.Cases.Get<ReportBuilder>().BuildAsync(opened.Id, DocumentKind.InspectionReport, CancellationToken.None));
        await Assert.ThrowsAsync<InvalidDataException>(() => app.Cases.Get<ReportBuilder>().BuildAsync(opened.Id, DocumentKind.DecisionNotice, CancellationToken.None));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task KilledBetweenStoreAndCommitItIsIssuedByTheNextSweep(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);
        await app.Cases.ConcludedAsync();
        using var killed = new CancellationTokenSource();
        app.Store.AfterWrite = killed.Cancel;
        var id = Assert.Single(await app.Cases.Get<DocumentSweep>().FindDueAsync(CancellationToken.None));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.Cases.Get<RenderDocumentJob>().ExecuteAsync(id, killed.Token));
        var row = Assert.Single(await app.RowsAsync());
        Assert.Equal((DocumentStatus.Pending, 0, 0), (row.Status, row.Attempts, await app.CountAsync("document.issued")));

        app.Store.AfterWrite = null;
        await app.SweepAsync();
        row = Assert.Single(await app.RowsAsync());
        Assert.Equal((DocumentStatus.Issued, 1, 2), (row.Status, await app.CountAsync("document.issued"), app.Store.Writes));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TwoWorkersAtOnceIssueOnce(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);
        await app.Cases.ConcludedAsync();
        var id = Assert.Single(await app.Cases.Get<DocumentSweep>().FindDueAsync(CancellationToken.None));

        // Two processes share the database and the store, and nothing else; both have rendered before either commits.
        using var bothRendered = new Barrier(2);
        app.Renderer.OnCall = _ => Task.Run(() => bothRendered.SignalAndWait(TimeSpan.FromSeconds(30)));
        RenderDocumentJob Worker() => new(
            app.Cases.Get<IDbContextFactory<App.Data.ComplianceDb>>(),
            app.Cases.Get<ReportBuilder>(),
            app.Renderer,
            app.Store,
            app.Cases.Get<App.Audit.Changes>(),
            app.Cases.Get<App.Data.IIds>(),
            app.Cases.App.Time,
            NullLogger<RenderDocumentJob>.Instance);
        await Task.WhenAll(
            Task.Run(() => Worker().ExecuteAsync(id, CancellationToken.None), TestContext.Current.CancellationToken),
            Task.Run(() => Worker().ExecuteAsync(id, CancellationToken.None), TestContext.Current.CancellationToken));
        Assert.Equal((2, 1), (app.Renderer.Calls, await app.CountAsync("document.issued")));
        Assert.Equal(DocumentStatus.Issued, Assert.Single(await app.RowsAsync()).Status);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task DeliveredAgainAndAgainItIsRenderedOnce(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);
        await app.Cases.ConcludedAsync();
        var job = app.Cases.Get<RenderDocumentJob>();
        var id = Assert.Single(await app.Cases.Get<DocumentSweep>().FindDueAsync(CancellationToken.None));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => job.ExecuteAsync(id, CancellationToken.None))));
        await job.ExecuteAsync(id, CancellationToken.None);
        await job.ExecuteAsync(Guid.Empty, CancellationToken.None);
        Assert.Equal((1, 1), (app.Renderer.Calls, await app.CountAsync("document.issued")));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task SweepsAtOnceRequestOnce(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);
        await app.SentAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => app.Cases.Get<DocumentSweep>().FindDueAsync(CancellationToken.None))));
        Assert.Equal(3, (await app.RowsAsync()).Count);
        Assert.Equal(3, await app.CountAsync("document.requested"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AFailureIsShownTriedLaterAndCanBeRetried(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);
        var opened = await app.Cases.ConcludedAsync();
        app.Renderer.OnCall = _ => throw new RenderFailedException("A glyph is missing.");
        for (var attempt = 1; attempt < IssuedDocument.MostAttempts; attempt++)
        {
            await app.SweepAsync();
            await app.SweepAsync();
            var waiting = Assert.Single(await app.RowsAsync());
            Assert.Equal((DocumentStatus.Pending, attempt, "A glyph is missing."), (waiting.Status, waiting.Attempts, waiting.FailureCause));
            app.Cases.App.Time.SetUtcNow(waiting.NextAttemptAt);
        }

        await app.SweepAsync();
        var failed = Assert.Single(await app.RowsAsync());
        Assert.Equal((DocumentStatus.Failed, IssuedDocument.MostAttempts), (failed.Status, app.Renderer.Calls));
        app.Cases.App.Time.Advance(TimeSpan.FromDays(1));
        await app.SweepAsync();
        Assert.Equal((IssuedDocument.MostAttempts, 0, 1), (app.Renderer.Calls, app.Store.Writes, await app.CountAsync("document.failed")));

        // The authority sees the cause, the firm and the team see that it is being prepared.
        var queries = app.Cases.Get<DocumentQueries>();
        var inside = Assert.Single((await queries.ListAsync(app.Cases.Officer, opened.Id, CancellationToken.None)).Value.Documents);
        Assert.Equal((DocumentStatus.Failed, "A glyph is missing."), (inside.Status, inside.FailureCause));
        foreach (var other in (Actor[])[app.Cases.Signatory, app.Cases.Lead])
        {
            var outside = Assert.Single((await queries.ListAsync(other, opened.Id, CancellationToken.None)).Value.Documents);
            Assert.Equal((DocumentStatus.Pending, null), (outside.Status, outside.FailureCause));
        }

        var retry = app.Cases.Get<RetryDocument>();
        Assert.IsType<NotAllowed>((await retry.RunAsync(app.Cases.Lead, app.Cases.NewId(), failed.Id, CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await retry.RunAsync(app.Cases.Officer, app.Cases.NewId(), Guid.Empty, CancellationToken.None)).Error);
        Assert.True((await retry.RunAsync(app.Cases.Officer, app.Cases.NewId(), failed.Id, CancellationToken.None)).IsSuccess);
        Assert.IsType<DocumentNotFailed>((await retry.RunAsync(app.Cases.Officer, app.Cases.NewId(), failed.Id, CancellationToken.None)).Error);
        app.Renderer.OnCall = null;
        await app.SweepAsync();
        var issued = Assert.Single(await app.RowsAsync());
        Assert.Equal((DocumentStatus.Issued, null, 1), (issued.Status, issued.FailureCause, await app.CountAsync("document.issued")));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AFullDiskIsAFailedAttempt(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);
        await app.Cases.ConcludedAsync();
        app.Store.Refuse = new StorageFull();
        await app.SweepAsync();
        var row = Assert.Single(await app.RowsAsync());
        Assert.Equal((DocumentStatus.Pending, 1), (row.Status, row.Attempts));
        Assert.Contains("could not be kept", row.FailureCause, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnAssessmentThatWasTamperedWithIsNeverIssued(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);
        await app.Cases.ConcludedAsync();
        await using (var db = await app.Cases.App.DbAsync())
        {
            // Somebody with all rights on the server; everybody else is stopped by the trigger.
            await db.Database.ExecuteSqlRawAsync(
                kind == DatabaseKind.Sqlite ? """DROP TRIGGER "Assessments_no_UPDATE" """ : """ALTER TABLE "Assessments" DISABLE TRIGGER USER""",
                TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync("""UPDATE "Assessments" SET "Json" = "Json" || ' ' """, TestContext.Current.CancellationToken);
        }

        await app.SweepAsync();
        Assert.Contains("not the one that was frozen", Assert.Single(await app.RowsAsync()).FailureCause, StringComparison.Ordinal);
        Assert.Equal(0, app.Renderer.Calls);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheCaseAndItsFirmMayDownloadAndItGoesOnRecord(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);
        await app.SentAsync();
        var download = app.Cases.Get<DownloadDocument>();
        var pending = (await app.Cases.Get<DocumentSweep>().FindDueAsync(CancellationToken.None))[0];
        Assert.IsType<NotFound>((await download.RunAsync(app.Cases.Officer, app.Cases.NewId(), pending, CancellationToken.None)).Error);
        await app.SweepAsync();
        foreach (var row in await app.RowsAsync())
        {
            foreach (var actor in (Actor[])[app.Cases.Officer, app.Cases.Decider, app.Cases.Lead, app.Cases.Reviewer, app.Cases.Auditor, app.Cases.Signatory])
            {
                var file = await download.RunAsync(actor, app.Cases.NewId(), row.Id, CancellationToken.None);
                Assert.Equal((row.Sha256, row.Size), (file.Value.Sha256, file.Value.Size));
            }
        }

        var foreign = await app.Cases.App.AddFirmAsync("Foreign");
        var stranger = await app.Cases.App.AddPersonAsync("Stranger", foreign.Id, Role.FirmSignatory);
        var outsider = await app.Cases.App.AddPersonAsync("Outsider", null, Role.Inspector);
        foreach (var other in (Actor[])[stranger, outsider])
        {
            Assert.Equal(
                (await download.RunAsync(other, app.Cases.NewId(), Guid.Empty, CancellationToken.None)).Error,
                (await download.RunAsync(other, app.Cases.NewId(), (await app.RowsAsync())[0].Id, CancellationToken.None)).Error);
        }

        Assert.Equal(18, await app.CountAsync("document.downloaded"));
        Assert.Equal(
            ["2026-0001-inspection-report.pdf", "2026-0001-decision-notice.pdf", "2026-0001-certificate.pdf"],
            await Task.WhenAll((await app.RowsAsync()).OrderBy(row => row.Kind).Select(async row =>
                (await download.RunAsync(app.Cases.Signatory, app.Cases.NewId(), row.Id, CancellationToken.None)).Value.FileName)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheStoreKeepsWhatDocumentsNeed(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);
        await app.Cases.ConcludedAsync();
        await app.SweepAsync();
        var sha256 = Assert.Single(await app.RowsAsync()).Sha256!;
        app.Cases.App.Time.Advance(TimeSpan.FromDays(400_000 / 24.0));
        await app.Cases.Get<SweepFilesJob>().ExecuteAsync(CancellationToken.None);
        Assert.True(app.Store.Exists(sha256));
    }
}
