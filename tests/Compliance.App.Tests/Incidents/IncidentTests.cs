using Compliance.App.Incidents;
using Compliance.App.Inspections;
using Compliance.App.Notifications;
using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Notifications;
using Compliance.App.Tests.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;
using static Compliance.App.Tests.Incidents.IncidentApp;

namespace Compliance.App.Tests.Incidents;

/// <summary>Incidents from the first word to the end, and who learns of what.</summary>
public sealed class IncidentTests
{
    private const string Canary = "CANARY-INCIDENT";

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task AFirmReportsInThreeMessagesAndTheAuthorityAcknowledgesAsksAndCloses(DatabaseKind kind)
    {
        await using var made = await IncidentApp.StartAsync(kind);
        var file = await made.FileAsync();
        var operation = made.NewId();
        var id = await made.DraftAsync();
        var version = (await made.SeeAsync(made.Contributor, id)).Draft!.Version;
        var first = Succeed(await made.SendAsync(id, IncidentMessageKind.EarlyNotice, operation: operation, evidence: file));
        Assert.Equal(first, Succeed(await made.SendAsync(id, IncidentMessageKind.EarlyNotice, operation: operation, seen: version, evidence: file)));
        Assert.Equal(["Officer: IncidentReported", "Other officer: IncidentReported"], await made.Told.TakeAsync());

        var seen = await made.SeeAsync(made.Officer, id);
        var message = Assert.Single(seen.Messages);
        Assert.Equal((IncidentMessageKind.EarlyNotice, Full, false, false), (message.Kind, message.Content, message.IsLate, message.IsAcknowledged));
        Assert.Equal(file, Assert.Single(message.Files).VersionId);
        Assert.True(seen.Rights.MayAcknowledge);
        var acknowledging = made.NewId();
        Succeed(await made.Get<AcknowledgeIncident>().RunAsync(made.Officer, acknowledging, id, Ct));
        Succeed(await made.Get<AcknowledgeIncident>().RunAsync(made.Officer, acknowledging, id, Ct));
        Assert.Equal(new AcknowledgedAlready(), (await made.Get<AcknowledgeIncident>().RunAsync(made.Officer, made.NewId(), id, Ct)).Error);
        Succeed(await made.Get<WriteIncidentPosting>().RunAsync(made.Officer, made.NewId(), id, "Which server?", Ct));
        Succeed(await made.Get<WriteIncidentPosting>().RunAsync(made.Contributor, made.NewId(), id, "The one for drawings.", Ct));
        Assert.Equal(
            [
                "Contributor: IncidentAcknowledged", "Contributor: IncidentAsked", "Officer: IncidentAnswered", "Other officer: IncidentAnswered",
                "Signatory: IncidentAcknowledged", "Signatory: IncidentAsked",
            ],
            (await made.Told.TakeAsync()).Order(StringComparer.Ordinal));

        var firm = await made.SeeAsync(made.Signatory, id);
        Assert.Equal([(false, null, "Which server?"), (true, "Contributor", "The one for drawings.")], firm.Postings.Select(row => (row.ByFirm, row.AuthorName, row.Text)));
        Assert.Null(firm.AcknowledgedByName);
        Assert.NotNull(firm.AcknowledgedAt);
        Assert.Equal("Officer", (await made.SeeAsync(made.Cases.Auditor, id)).AcknowledgedByName);

        Succeed(await made.SendAsync(id, IncidentMessageKind.Update));
        Assert.IsType<NotAllowed>((await made.SendAsync(id, IncidentMessageKind.FinalReport)).Error);
        Succeed(await made.SendAsync(id, IncidentMessageKind.FinalReport, made.Signatory));
        var closing = made.NewId();
        Succeed(await made.Get<CloseIncident>().RunAsync(made.Officer, closing, id, "Thank you.", Ct));
        Succeed(await made.Get<CloseIncident>().RunAsync(made.Officer, closing, id, "Thank you.", Ct));
        firm = await made.SeeAsync(made.Contributor, id);
        Assert.Equal((IncidentState.Closed, "Thank you.", null), (firm.State, firm.ClosingWords, firm.Draft));
        Assert.Equal([3, 2, 1], firm.Messages.Select(row => row.Number));
        Assert.Equal(new IncidentNotIn(IncidentState.Closed), (await made.Get<WriteIncidentPosting>().RunAsync(made.Officer, made.NewId(), id, "One more.", Ct)).Error);
        var actions = (await made.Cases.ActionsAsync()).Where(action => action.StartsWith("incident.", StringComparison.Ordinal));
        Assert.Equal(
            [
                "incident.begun", "incident.draft-saved", "incident.sent", "incident.acknowledged", "incident.asked", "incident.answered", "incident.sent",
                "incident.sent", "incident.closed",
            ],
            actions);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhatIsNotSentIsSeenByTheFirmAlone(DatabaseKind kind)
    {
        await using var made = await IncidentApp.StartAsync(kind);
        var opened = await made.Cases.App.Get<OpenInspection>().RunAsync(made.Officer, made.NewId(), CaseTestApp.Programme, made.Cases.Firm.Id, Ct);
        await made.Cases.StaffAsync(Succeed(opened).Id);
        await made.Told.TakeAsync();
        var id = await made.DraftAsync(Full with { WhatHappened = Canary, NoticedAt = "2026-05-01T09:00" });
        var others = (Actor[])[made.Stranger, made.Officer, made.Cases.OtherOfficer, made.Cases.Decider, made.Cases.Auditor, made.Cases.Lead];
        await made.Get<RemindJob>().ExecuteAsync(Ct);
        foreach (var other in others)
        {
            Assert.Equal(new NotFound(), (await made.FindAsync(other, id)).Error);
            Assert.Equal(0, (await made.ListAsync(other)).Total);
            Assert.Empty(await made.Get<DueQueries>().ListAsync(other, Ct));
            foreach (var refused in await ActsAsync(made, other, id))
            {
                Assert.Equal(new NotFound(), refused);
            }
        }

        // The clock of the early notice passed weeks ago: the firm is reminded, nobody else is told.
        Assert.Equal(["Contributor: Overdue", "Signatory: Overdue"], await made.Told.TakeAsync());
        Assert.Equal(DueClock.IncidentEarlyNotice, Assert.Single(await made.Get<DueQueries>().ListAsync(made.Signatory, Ct)).Clock);
        Assert.Contains(Canary, Json(await made.SeeAsync(made.Signatory, id)), StringComparison.Ordinal);

        // After the early notice the authority reads what was sent, and not what is written since.
        Succeed(await made.Get<SaveIncidentDraft>().RunAsync(made.Contributor, made.NewId(), id, Full with { NoticedAt = "2026-06-01T09:00" }, 2, Ct));
        Succeed(await made.SendAsync(id, IncidentMessageKind.EarlyNotice));
        Succeed(await made.Get<SaveIncidentDraft>().RunAsync(made.Contributor, made.NewId(), id, Full with { Measures = Canary }, 3, Ct));
        Succeed(await made.Get<LinkIncident>().RunAsync(made.Officer, made.NewId(), id, Succeed(opened).Id, Ct));
        foreach (var other in (Actor[])[made.Officer, made.Cases.Auditor, made.Cases.Lead])
        {
            var seen = await made.SeeAsync(other, id);
            Assert.Null(seen.Draft);
            Assert.DoesNotContain(Canary, Json(seen), StringComparison.Ordinal);
            Assert.DoesNotContain(Canary, Json(await made.ListAsync(other)), StringComparison.Ordinal);
            Assert.DoesNotContain(Canary, Json(await made.Get<DueQueries>().ListAsync(other, Ct)), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnotherFirmAndThoseWithoutTheOfficeFindNothing(DatabaseKind kind)
    {
        await using var made = await IncidentApp.StartAsync(kind);
        var file = await made.FileAsync();
        var id = await made.ReportedAsync(file);
        await made.Told.TakeAsync();
        foreach (var other in (Actor[])[made.Stranger, made.Cases.Decider, made.Cases.Lead, await made.App.AddPersonAsync("Editor", null, Role.StandardsEditor)])
        {
            Assert.Equal(new NotFound(), (await made.FindAsync(other, id)).Error);
            Assert.Equal((await made.FindAsync(other, made.NewId())).Error, (await made.FindAsync(other, id)).Error);
            Assert.Equal(0, (await made.ListAsync(other)).Total);
            Assert.Empty(await made.Get<DueQueries>().ListAsync(other, Ct));
            foreach (var refused in await ActsAsync(made, other, id))
            {
                Assert.Equal(new NotFound(), refused);
            }

            Assert.Equal(new NotFound(), (await made.Get<DownloadIncidentEvidence>().RunAsync(other, made.NewId(), id, file, Ct)).Error);
        }

        // Oversight reads, changes nothing and opens no evidence; the firm does nothing of the authority's and the other way round.
        Assert.Single((await made.SeeAsync(made.Cases.Auditor, id)).Messages);
        Assert.All(await ActsAsync(made, made.Cases.Auditor, id), refused => Assert.Equal(new NotAllowed(), refused));
        Assert.Equal(new NotFound(), (await made.Get<DownloadIncidentEvidence>().RunAsync(made.Cases.Auditor, made.NewId(), id, file, Ct)).Error);
        Assert.Equal(new NotAllowed(), (await made.Get<AcknowledgeIncident>().RunAsync(made.Signatory, made.NewId(), id, Ct)).Error);
        Assert.Equal(new NotAllowed(), (await made.Get<CloseIncident>().RunAsync(made.Signatory, made.NewId(), id, "No.", Ct)).Error);
        Assert.Equal(new NotAllowed(), (await made.SendAsync(id, IncidentMessageKind.Update, made.Officer)).Error);
        Assert.Equal(new NotAllowed(), (await made.Get<BeginIncident>().RunAsync(made.Officer, made.NewId(), Ct)).Error);
        Assert.Equal(file, Succeed(await made.Get<DownloadIncidentEvidence>().RunAsync(made.Officer, made.NewId(), id, file, Ct)).Id);
        Assert.Equal(file, Succeed(await made.Get<DownloadIncidentEvidence>().RunAsync(made.Signatory, made.NewId(), id, file, Ct)).Id);
        Assert.Empty(await made.Told.TakeAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyReleasedFilesOfTheOwnLibraryGoAlong(DatabaseKind kind)
    {
        await using var made = await IncidentApp.StartAsync(kind);
        var id = await made.DraftAsync();
        var theirs = await made.FileAsync(firmId: made.Stranger.FirmId);
        var pending = await made.FileAsync(ScanVerdict.Pending);
        Assert.Equal(new UnknownEvidence(), (await made.SendAsync(id, IncidentMessageKind.EarlyNotice, evidence: theirs)).Error);
        Assert.Equal(new UnknownEvidence(), (await made.SendAsync(id, IncidentMessageKind.EarlyNotice, evidence: made.NewId())).Error);
        Assert.Equal(new Quarantined(ScanVerdict.Pending), (await made.SendAsync(id, IncidentMessageKind.EarlyNotice, evidence: pending)).Error);
        Assert.Equal(IncidentState.Draft, (await made.SeeAsync(made.Contributor, id)).State);
        Succeed(await made.SendAsync(id, IncidentMessageKind.EarlyNotice));
        var other = await made.FileAsync();

        // What did not go along is nobody's to open.
        Assert.Equal(new NotFound(), (await made.Get<DownloadIncidentEvidence>().RunAsync(made.Officer, made.NewId(), id, other, Ct)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ALateNoticeIsTakenAndMarkedAndTheOfficersHearOfMissedDays(DatabaseKind kind)
    {
        await using var made = await IncidentApp.StartAsync(kind);
        var id = await made.DraftAsync();
        made.App.Time.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMilliseconds(1));
        Succeed(await made.SendAsync(id, IncidentMessageKind.EarlyNotice));
        Assert.True(Assert.Single((await made.SeeAsync(made.Officer, id)).Messages).IsLate);
        Assert.True(Assert.Single((await made.ListAsync(made.Officer)).Rows).AnyLate);
        await made.Told.TakeAsync();

        // The update is due on 4 June at 9:00; at 8:59 it is near, a minute later than 9:00 it is late.
        made.Told.GoTo(new(2026, 6, 4), 8);
        await made.Get<RemindJob>().ExecuteAsync(Ct);
        Assert.Equal(["Contributor: DueSoon", "Signatory: DueSoon"], await made.Told.TakeAsync());
        var due = (await made.Get<DueQueries>().ListAsync(made.Officer, Ct)).First();
        Assert.Equal((DueClock.IncidentUpdate, new DateTimeOffset(2026, 6, 4, 0, 0, 0, TimeSpan.Zero), false), (due.Clock, due.At, due.Distance!.IsOver));
        made.App.Time.Advance(TimeSpan.FromMinutes(61));
        await made.Get<RemindJob>().ExecuteAsync(Ct);
        await made.Get<RemindJob>().ExecuteAsync(Ct);
        Assert.Equal(["Contributor: Overdue", "Officer: Escalated", "Other officer: Escalated", "Signatory: Overdue"], await made.Told.TakeAsync());
        Assert.All(await made.Told.NoticesAsync(), notice => Assert.Equal($"incidents/{id:D}", notice.Path));
        Assert.All(["en", "ja"], language => Assert.NotEmpty(Sentences(language)));

        // The final report: from 2 June to 2 July.
        Succeed(await made.SendAsync(id, IncidentMessageKind.Update));
        Assert.Equal((DueClock.IncidentFinalReport, new DateOnly(2026, 7, 2)), Last(await made.Get<DueQueries>().ListAsync(made.Signatory, Ct)));

        static (DueClock Clock, DateOnly Due) Last(IReadOnlyList<DueItem> items) => (items[^1].Clock, items[^1].Distance!.Due);
        static IEnumerable<string> Sentences(string language) =>
            from clock in (DueClock[])[DueClock.IncidentEarlyNotice, DueClock.IncidentUpdate, DueClock.IncidentFinalReport]
            from step in (NoticeKind[])[NoticeKind.DueSoon, NoticeKind.Overdue, NoticeKind.Escalated]
            select NoticeWords.Sentence(new NoticeRow(Guid.Empty, step, "I2026-000001", clock, new DateOnly(2026, 6, 4), "", TestApp.Start, false), language);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnOfficerOpensAnInspectionBecauseOfItAndItsTeamSeesIt(DatabaseKind kind)
    {
        await using var made = await IncidentApp.StartAsync(kind);
        var id = await made.ReportedAsync();
        var operation = made.NewId();
        Task<Result<OpenedCase>> Open(Guid incident, string programme, Actor? actor = null, Guid? op = null) =>
            made.Get<OpenIncidentInspection>().RunAsync(actor ?? made.Officer, op ?? made.NewId(), incident, programme, Ct);
        Assert.Equal(new NotFound(), (await Open(made.NewId(), CaseTestApp.Programme)).Error);
        Assert.Equal(new InvalidField("programme", "Unknown"), (await Open(id, "no-such")).Error);
        Assert.Equal(new NotAllowed(), (await Open(id, CaseTestApp.Programme, made.Signatory)).Error);
        var opened = Succeed(await Open(id, CaseTestApp.Programme, op: operation));
        Assert.Equal(opened, Succeed(await Open(id, CaseTestApp.Programme, op: operation)));
        Assert.Equal(new CaseOpenAlready(opened.Reference), (await Open(id, CaseTestApp.Programme)).Error);

        // The firm learns of the case when it is notified, and then why there is one.
        var reference = (await made.SeeAsync(made.Officer, id)).Reference;
        Assert.Empty((await made.SeeAsync(made.Signatory, id)).Cases);
        await made.Cases.StaffAsync(opened.Id);
        Succeed(await made.Get<NotifyFirm>().RunAsync(made.Officer, made.NewId(), opened.Id, null, Ct));
        Assert.Equal((opened.Id, true), ((await made.SeeAsync(made.Signatory, id)).Cases.Single().Id, (await made.SeeAsync(made.Signatory, id)).Cases.Single().Opened));
        var head = Succeed(await made.Get<CaseQueries>().HeadAsync(made.Signatory, opened.Id, Ct));
        Assert.Equal(new InspectionCause(id, reference, TestApp.Start), head.Cause);
        Assert.Contains("incident.inspection-opened", await made.Cases.ActionsAsync());

        // Its team sees the incident, reads only, and does not see what is linked elsewhere.
        var lead = await made.SeeAsync(made.Cases.Lead, id);
        Assert.Equal((CaseSide.Team, opened.Id), (lead.Side, Assert.Single(lead.Cases).Id));
        Assert.Equal(new IncidentRights(false, false, false, false, false, false), lead.Rights);
        Assert.Equal(new NotAllowed(), (await made.Get<WriteIncidentPosting>().RunAsync(made.Cases.Lead, made.NewId(), id, "Why?", Ct)).Error);
        await using var db = await made.App.DbAsync();
        Assert.Equal(1, await db.Set<IncidentLink>().CountAsync(Ct));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task InspectorsSeeAnIncidentOnceItIsLinkedToACaseOfTheSameFirm(DatabaseKind kind)
    {
        await using var made = await IncidentApp.StartAsync(kind);
        var ours = Succeed(await made.Get<OpenInspection>().RunAsync(made.Officer, made.NewId(), CaseTestApp.Programme, made.Cases.Firm.Id, Ct));
        var theirs = Succeed(await made.Get<OpenInspection>().RunAsync(made.Officer, made.NewId(), CaseTestApp.Programme, made.Stranger.FirmId!.Value, Ct));
        await made.Cases.AssignAsync(ours.Id, made.Cases.Lead, CaseRole.LeadInspector);
        await made.Cases.AssignAsync(theirs.Id, made.Cases.Inspector, CaseRole.Inspector);
        var id = await made.ReportedAsync();
        await made.Told.TakeAsync();
        var link = made.Get<LinkIncident>();
        Assert.Equal(new CaseOfAnotherFirm(), (await link.RunAsync(made.Officer, made.NewId(), id, theirs.Id, Ct)).Error);
        Assert.Equal(new NotFound(), (await link.RunAsync(made.Officer, made.NewId(), id, made.NewId(), Ct)).Error);
        Assert.Equal(new NotFound(), (await made.FindAsync(made.Cases.Lead, id)).Error);
        Succeed(await link.RunAsync(made.Officer, made.NewId(), id, ours.Id, Ct));
        Succeed(await link.RunAsync(made.Officer, made.NewId(), id, ours.Id, Ct));
        Assert.Equal(["Lead: IncidentLinked"], await made.Told.TakeAsync());
        Assert.True((await made.FindAsync(made.Cases.Lead, id)).IsSuccess);
        Assert.Equal(new NotFound(), (await made.FindAsync(made.Cases.Inspector, id)).Error);
        Assert.Empty((await made.SeeAsync(made.Signatory, id)).Cases);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhatWasSentCannotBeChangedInTheDatabase(DatabaseKind kind)
    {
        await using var made = await IncidentApp.StartAsync(kind);
        var id = await made.ReportedAsync(await made.FileAsync());
        Succeed(await made.Get<WriteIncidentPosting>().RunAsync(made.Officer, made.NewId(), id, "Which?", Ct));
        Succeed(await made.Get<OpenIncidentInspection>().RunAsync(made.Officer, made.NewId(), id, CaseTestApp.Programme, Ct));
        await using var db = await made.App.DbAsync();
        foreach (var sql in (string[])
        [
            "UPDATE \"IncidentMessages\" SET \"Content\" = ''", "DELETE FROM \"IncidentMessages\"", "UPDATE \"IncidentFiles\" SET \"MessageId\" = \"MessageId\"",
            "DELETE FROM \"IncidentFiles\"", "UPDATE \"IncidentPostings\" SET \"Text\" = ''", "DELETE FROM \"IncidentPostings\"",
            "UPDATE \"IncidentLinks\" SET \"ByName\" = ''", "DELETE FROM \"IncidentLinks\"",
        ])
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(sql, Ct));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ADraftIsKeptAsTypedToldOfConflictsAndGivenUp(DatabaseKind kind)
    {
        await using var made = await IncidentApp.StartAsync(kind);
        var operation = made.NewId();
        var id = Succeed(await made.Get<BeginIncident>().RunAsync(made.Contributor, operation, Ct));
        Assert.Equal(id, Succeed(await made.Get<BeginIncident>().RunAsync(made.Contributor, operation, Ct)));
        var save = made.Get<SaveIncidentDraft>();
        var half = IncidentContent.Empty with { NoticedAt = "2026-0", WhatHappened = "A ser" };
        Assert.Equal(2, Succeed(await save.RunAsync(made.Contributor, made.NewId(), id, half, 1, Ct)));
        Assert.Equal(half, (await made.SeeAsync(made.Signatory, id)).Draft!.Content);
        Assert.Equal(new Conflict(2), (await save.RunAsync(made.Signatory, made.NewId(), id, Full, 1, Ct)).Error);
        Assert.Equal(new Conflict(2), (await made.SendAsync(id, IncidentMessageKind.EarlyNotice, seen: 1)).Error);
        Assert.Equal(new InvalidField("contacts", "Required"), (await made.SendAsync(id, IncidentMessageKind.EarlyNotice)).Error);
        Succeed(await made.Get<DiscardIncident>().RunAsync(made.Signatory, made.NewId(), id, Ct));
        Assert.Equal(new NotFound(), (await made.FindAsync(made.Contributor, id)).Error);
        var sent = await made.ReportedAsync();
        Assert.Equal(new IncidentNotIn(IncidentState.Reported), (await made.Get<DiscardIncident>().RunAsync(made.Signatory, made.NewId(), sent, Ct)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AFirmOfNoProgrammeHasNobodyToReportTo(DatabaseKind kind)
    {
        await using var made = await IncidentApp.StartAsync(kind, enrolled: false);
        Assert.Equal(new NoProgrammeToReportTo(), (await made.Get<BeginIncident>().RunAsync(made.Contributor, made.NewId(), Ct)).Error);
    }

    // Everything that somebody could try with an incident.
    private static async Task<IReadOnlyList<Error?>> ActsAsync(IncidentApp made, Actor actor, Guid id) =>
    [
        (await made.Get<SaveIncidentDraft>().RunAsync(actor, made.NewId(), id, Full, 2, Ct)).Error,
        (await made.Get<DiscardIncident>().RunAsync(actor, made.NewId(), id, Ct)).Error,
        (await made.SendAsync(id, IncidentMessageKind.EarlyNotice, actor)).Error,
        (await made.Get<AcknowledgeIncident>().RunAsync(actor, made.NewId(), id, Ct)).Error,
        (await made.Get<WriteIncidentPosting>().RunAsync(actor, made.NewId(), id, "Hello.", Ct)).Error,
        (await made.Get<CloseIncident>().RunAsync(actor, made.NewId(), id, "Done.", Ct)).Error,
        (await made.Get<LinkIncident>().RunAsync(actor, made.NewId(), id, Guid.Empty, Ct)).Error,
        (await made.Get<OpenIncidentInspection>().RunAsync(actor, made.NewId(), id, CaseTestApp.Programme, Ct)).Error,
    ];
}
