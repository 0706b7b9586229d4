using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.App.Tests.Checklists;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.App.Tests.Programmes;

/// <summary>From the first word of a revision to the cases that are judged by it.</summary>
public sealed class ProgrammeDraftTests
{
    private const string Programme = CaseTestApp.Programme;

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task OpenCasesKeepTheirPolicyAndNewOnesTakeTheNewRevision(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var (writer, approver) = await EditorsAsync(app);
        var open = await app.OpenAsync();
        var before = app.Get<ChecklistLibrary>().FindProgramme(Programme)!;
        var id = await DraftAsync(app, writer);
        var draft = (await FindAsync(app, writer, id)).Draft;
        Assert.Equal(("1.0.0", "1.1.0", 1), (draft.BaseVersion, draft.Content.PolicyVersion, draft.Version));

        var stricter = Stricter(draft.Content) with { SubmissionBusinessDays = 20 };
        Assert.Equal(2, (await SaveAsync(app, writer, id, stricter, 1)).Value);
        Assert.True((await ProposeAsync(app, writer, id, 2)).IsSuccess);
        Assert.True((await PublishAsync(app, approver, id, 3)).IsSuccess);

        var current = app.Get<ChecklistLibrary>().FindProgramme(Programme)!;
        Assert.Equal(("1.1.0", 20, "9/10"), (current.Policy.Version, current.Clocks.SubmissionBusinessDays, ((MinimumRatioRule)current.Policy.Rules[0]).Minimum.ToString()));
        var firm = await app.App.AddFirmAsync("Second");
        var later = await app.OpenAsync(firm.Id);
        await using var db = await app.App.DbAsync();
        var pins = await db.Set<Inspection>().ToDictionaryAsync(row => row.Id, row => (row.PolicyVersion, row.PolicyHash), TestContext.Current.CancellationToken);
        Assert.Equal(("1.0.0", before.Policy.PolicyHash), pins[open.Id]);
        Assert.Equal(("1.1.0", current.Policy.PolicyHash), pins[later.Id]);

        // The open case is still judged, and its clocks still run, by what it pinned.
        Assert.Equal(before.Policy.PolicyHash, app.Get<ChecklistLibrary>().FindProgramme(Programme, pins[open.Id].PolicyHash)!.Policy.PolicyHash);
        await app.StaffAsync(open.Id);
        await app.StaffAsync(later.Id);
        var first = (await app.Get<NotifyFirm>().RunAsync(app.Officer, app.NewId(), open.Id, null, CancellationToken.None)).Value;
        var second = (await app.Get<NotifyFirm>().RunAsync(app.Officer, app.NewId(), later.Id, null, CancellationToken.None)).Value;
        Assert.True(second < first, $"{second} and {first}");

        var file = await db.Set<PublishedFile>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("Writer", "Approver", "1.1.0"), (file.ProposedByName, file.ApprovedByName, file.Version));
        Assert.Equal(["programme.draft-started", "programme.draft-saved", "programme.proposed", "programme.published"], (await app.ActionsAsync()).Where(action => action.StartsWith("programme.", StringComparison.Ordinal) && action != "programme.enrolled"));
        var revisions = (await app.Get<ProgrammeDraftQueries>().RevisionsAsync(app.Auditor, Programme, CancellationToken.None)).Value;
        Assert.Equal(["1.1.0", "1.0.0"], revisions.Select(revision => revision.Programme.Policy.Version));
        Assert.Equal([ProgrammePart.SubmissionDays, ProgrammePart.ConditionalRule], revisions[0].Differences.Select(line => line.Part));
        Assert.Equal((null, "Approver"), (revisions[1].PublishedAt, revisions[0].ApprovedByName));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnotherProcessTakesTheRevisionInAndTheDatabaseRefusesToChangeIt(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var (writer, approver) = await EditorsAsync(app);
        await PublishedAsync(app, writer, approver);
        var other = ChecklistLibrary.Open(Repository.ChecklistsFolder);
        await new PublishedFiles(app.Get<IDbContextFactory<ComplianceDb>>(), other).RefreshAsync(CancellationToken.None);
        Assert.Equal(app.Get<ChecklistLibrary>().FindProgramme(Programme)!.Policy.PolicyHash, other.FindProgramme(Programme)!.Policy.PolicyHash);
        await using var db = await app.App.DbAsync();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            db.Set<PublishedFile>().ExecuteUpdateAsync(set => set.SetProperty(file => file.Content, "other"), TestContext.Current.CancellationToken));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Set<PublishedFile>().ExecuteDeleteAsync(TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhoeverWroteOrProposedNeverPublishes(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var (writer, approver) = await EditorsAsync(app);
        var proposer = await app.App.AddPersonAsync("Proposer", null, Role.StandardsEditor);
        var id = await DraftAsync(app, writer);
        var content = Stricter((await FindAsync(app, writer, id)).Draft.Content);
        Assert.True((await SaveAsync(app, writer, id, content, 1)).IsSuccess);
        Assert.True((await ProposeAsync(app, proposer, id, 2)).IsSuccess);
        Assert.IsType<ProgrammeDraftOwnWork>((await PublishAsync(app, writer, id, 3)).Error);
        Assert.IsType<ProgrammeDraftOwnWork>((await PublishAsync(app, proposer, id, 3)).Error);
        Assert.False((await FindAsync(app, writer, id)).MayPublish);
        Assert.True((await FindAsync(app, approver, id)).MayPublish);

        // Sent back and proposed by another: whoever wrote once has written.
        Assert.Equal(new InvalidField("reason", "Required"), (await ReturnAsync(app, approver, id, " ", 3)).Error);
        Assert.True((await ReturnAsync(app, approver, id, "Say why.", 3)).IsSuccess);
        Assert.True((await ProposeAsync(app, approver, id, 4)).IsSuccess);
        Assert.IsType<ProgrammeDraftOwnWork>((await PublishAsync(app, approver, id, 5)).Error);
        Assert.IsType<ProgrammeDraftOwnWork>((await PublishAsync(app, writer, id, 5)).Error);
        Assert.True((await PublishAsync(app, proposer, id, 5)).IsSuccess);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyStandardsEditorsWriteAndOnlyTheAuthorityReads(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var (writer, _) = await EditorsAsync(app);
        var id = await DraftAsync(app, writer);
        var content = (await FindAsync(app, writer, id)).Draft.Content;
        foreach (var other in (Actor[])[app.Officer, app.Decider, app.Auditor, app.Lead, app.Signatory])
        {
            Assert.IsType<NotAllowed>((await app.Get<StartProgrammeDraft>().RunAsync(other, app.NewId(), Programme, CancellationToken.None)).Error);
            Assert.IsType<NotAllowed>((await app.Get<StartProgrammeDraft>().RunNewAsync(other, app.NewId(), "new", "cyber-essentials", CancellationToken.None)).Error);
            Assert.IsType<NotAllowed>((await SaveAsync(app, other, id, content, 1)).Error);
            Assert.IsType<NotAllowed>((await ProposeAsync(app, other, id, 1)).Error);
            Assert.IsType<NotAllowed>((await ReturnAsync(app, other, id, "x", 1)).Error);
            Assert.IsType<NotAllowed>((await PublishAsync(app, other, id, 1)).Error);
            Assert.IsType<NotAllowed>((await app.Get<DiscardProgrammeDraft>().RunAsync(other, app.NewId(), id, 1, CancellationToken.None)).Error);
        }

        foreach (var reader in (Actor[])[app.Officer, app.Decider, app.Auditor])
        {
            Assert.Equal((false, false), ((await FindAsync(app, reader, id)).MayWrite, (await FindAsync(app, reader, id)).MayDiscard));
        }

        foreach (var stranger in (Actor[])[app.Lead, app.Signatory])
        {
            Assert.IsType<NotFound>((await app.Get<ProgrammeDraftQueries>().FindAsync(stranger, id, CancellationToken.None)).Error);
            Assert.IsType<NotAllowed>((await app.Get<ProgrammeDraftQueries>().OpenAsync(stranger, CancellationToken.None)).Error);
            Assert.IsType<NotAllowed>((await app.Get<ProgrammeDraftQueries>().RevisionsAsync(stranger, Programme, CancellationToken.None)).Error);
            Assert.IsType<NotAllowed>((await app.Get<WhatIfQueries>().RunAsync(stranger, Programme, content, CancellationToken.None)).Error);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OneDraftAtATimeAndNobodyOverwritesAnother(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var (writer, other) = await EditorsAsync(app);
        var operation = app.NewId();
        var id = (await app.Get<StartProgrammeDraft>().RunAsync(writer, operation, Programme, CancellationToken.None)).Value;
        Assert.Equal(id, (await app.Get<StartProgrammeDraft>().RunAsync(writer, operation, Programme, CancellationToken.None)).Value);
        Assert.IsType<ProgrammeDraftOpenAlready>((await app.Get<StartProgrammeDraft>().RunAsync(other, app.NewId(), Programme, CancellationToken.None)).Error);
        var content = (await FindAsync(app, writer, id)).Draft.Content;
        Assert.Equal(2, (await SaveAsync(app, writer, id, content with { AppealDays = 40 }, 1)).Value);
        Assert.Equal(new Conflict(2), (await SaveAsync(app, other, id, content, 1)).Error);
        Assert.Equal(new Conflict(2), (await ProposeAsync(app, other, id, 1)).Error);
        Assert.Equal(40, (await FindAsync(app, writer, id)).Draft.Content.AppealDays);
        Assert.True((await ProposeAsync(app, writer, id, 2)).IsSuccess);
        Assert.Equal(new ProgrammeDraftNotIn(ProgrammeDraftState.Drafting, ProgrammeDraftState.Proposed), (await SaveAsync(app, writer, id, content, 3)).Error);
        Assert.True((await app.Get<DiscardProgrammeDraft>().RunAsync(other, app.NewId(), id, 3, CancellationToken.None)).IsSuccess);
        Assert.IsType<ProgrammeDraftNotIn>((await PublishAsync(app, other, id, 4)).Error);
        Assert.True((await app.Get<StartProgrammeDraft>().RunAsync(other, app.NewId(), Programme, CancellationToken.None)).IsSuccess);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AFaultyDraftIsKeptButNeitherProposedNorPublished(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var (writer, _) = await EditorsAsync(app);
        var id = await DraftAsync(app, writer);
        var view = await FindAsync(app, writer, id);
        var faulty = view.Draft.Content with { PolicyVersion = "1.0.0", CloseOutDays = null };
        Assert.True((await SaveAsync(app, writer, id, faulty, 1)).IsSuccess);
        Assert.Equal(new ProgrammeDraftFaulty(2), (await ProposeAsync(app, writer, id, 2)).Error);
        Assert.Equal(new ProgrammeDraftFaulty(1), (await app.Get<WhatIfQueries>().RunAsync(writer, Programme, faulty, CancellationToken.None)).Error);
        var review = (await app.Get<ProgrammeDraftQueries>().ReviewAsync(writer, view, faulty, CancellationToken.None)).Value;
        Assert.Equal([new("version", ContentFaultKind.VersionTaken, "1.0.0"), new("close-out-days", ContentFaultKind.Missing)], review.Faults);
        Assert.Null(review.Differences);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ANewProgrammeComesIntoBeingWithItsFirstRevision(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var (writer, approver) = await EditorsAsync(app);
        var start = app.Get<StartProgrammeDraft>();
        Assert.Equal(new InvalidField("new-id", "Name"), (await start.RunNewAsync(writer, app.NewId(), "Bad Name", "cyber-essentials", CancellationToken.None)).Error);
        Assert.Equal(new InvalidField("new-checklist", "Required"), (await start.RunNewAsync(writer, app.NewId(), "grant", "nothing", CancellationToken.None)).Error);
        Assert.IsType<ProgrammeExists>((await start.RunNewAsync(writer, app.NewId(), Programme, "cyber-essentials", CancellationToken.None)).Error);
        var id = (await start.RunNewAsync(writer, app.NewId(), "grant", "nist-sp-800-171-r2", CancellationToken.None)).Value;
        var content = (await FindAsync(app, writer, id)).Draft.Content with
        {
            Title = new("Grant", "補助金"),
            Authority = new("Agency", "庁"),
            Conditional = [new("ratio", RuleKind.MinimumRatio, "") { Number = "4/5" }],
        };
        Assert.True((await SaveAsync(app, writer, id, content, 1)).IsSuccess);
        Assert.True((await ProposeAsync(app, writer, id, 2)).IsSuccess);
        Assert.True((await PublishAsync(app, approver, id, 3)).IsSuccess);
        Assert.Equal("grant", app.Get<ChecklistLibrary>().FindProgramme("grant")!.Policy.Id);
        Assert.True((await app.Get<EnrolFirm>().RunAsync(app.Officer, app.NewId(), "grant", app.Firm.Id, 1, CancellationToken.None)).IsSuccess);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheWhatIfComparesWithWhatTheCasePinnedAndNamesFirmsOnlyToThoseWhoSeeThem(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var (writer, approver) = await EditorsAsync(app);

        // Fifteen one-pointers open: 95 of 110, which is above 4/5 (88) and below 9/10 (99).
        var onePointers = Repository.Sp800171.Checklist.Items
            .Where(item => item.Loss == 1 && !item.IsPrecondition && item.Id is not ("3.1.20" or "3.1.22" or "3.10.3" or "3.10.4" or "3.10.5"))
            .Take(15).Select(item => item.Id).ToHashSet();
        var concluded = await app.ConcludedAsync(item => onePointers.Contains(item.Id) ? new Verdict.NotMet() : new Verdict.Met());
        var content = ProgrammeContent.Of(app.Get<ChecklistLibrary>().FindProgramme(Programme)!, "1.1.0");
        var same = await WhatIfAsync(app, writer, content);
        Assert.Equal([new Transition(Outcome.Conditional, Outcome.Conditional, 1, 12_000_000)], same.Transitions);
        Assert.Equal(0, same.Changed);

        var editors = await WhatIfAsync(app, writer, Stricter(content));
        Assert.Equal([new Transition(Outcome.Conditional, Outcome.Ineligible, 1, 12_000_000)], editors.Transitions);
        var line = Assert.Single(editors.Cases);
        Assert.Equal((concluded.Reference, null, null, null, null), (line.Reference, line.CaseId, line.Firm, line.AmountYen, line.Decided));
        var change = Assert.Single(line.Comparison.Rules);
        Assert.Equal(("minimum-score", true, false), (change.RuleId, change.Before!.Held, change.After!.Held));
        Assert.Equal(("The score 95 of 110 is below 9/10 of the maximum.", "スコア95（満点110）は満点の9/10に満たない。"), (change.After.Finding!.En, change.After.Finding.Ja));

        foreach (var reader in (Actor[])[app.Officer, app.Decider, app.Auditor])
        {
            var named = Assert.Single((await WhatIfAsync(app, reader, Stricter(content))).Cases);
            Assert.Equal((concluded.Id, app.Firm.NameEn, 12_000_000), (named.CaseId!.Value, named.Firm!.En, named.AmountYen!.Value));
        }

        // Once the stricter policy is in force, the case is still compared with the one it pinned.
        await PublishedAsync(app, writer, approver);
        Assert.Equal(Outcome.Conditional, Assert.Single((await WhatIfAsync(app, writer, Stricter(content))).Transitions).Before);
        var view = (await app.Get<DecisionQueries>().FindAsync(app.Officer, concluded.Id, CancellationToken.None)).Value;
        Assert.Equal(Outcome.Conditional, view.Proposal!.Outcome);
    }

    private static Task<CaseTestApp> StartAsync(DatabaseKind kind) =>
        CaseTestApp.StartAsync(kind, services => services.AddSingleton(ChecklistLibrary.Open(Repository.ChecklistsFolder)));

    private static async Task<(Actor Writer, Actor Approver)> EditorsAsync(CaseTestApp app) =>
        (await app.App.AddPersonAsync("Writer", null, Role.StandardsEditor), await app.App.AddPersonAsync("Approver", null, Role.StandardsEditor));

    private static async Task PublishedAsync(CaseTestApp app, Actor writer, Actor approver)
    {
        var id = await DraftAsync(app, writer);
        var content = (await FindAsync(app, writer, id)).Draft.Content;
        Assert.True((await SaveAsync(app, writer, id, Stricter(content), 1)).IsSuccess);
        Assert.True((await ProposeAsync(app, writer, id, 2)).IsSuccess);
        var published = await PublishAsync(app, approver, id, 3);
        Assert.True(published.IsSuccess, published.Error?.ToString());
    }

    private static ProgrammeContent Stricter(ProgrammeContent content) =>
        content with { Conditional = [content.Conditional[0] with { Number = "9/10" }, .. content.Conditional.Skip(1)] };

    private static async Task<Guid> DraftAsync(CaseTestApp app, Actor writer) =>
        (await app.Get<StartProgrammeDraft>().RunAsync(writer, app.NewId(), Programme, CancellationToken.None)).Value;

    private static async Task<ProgrammeDraftView> FindAsync(CaseTestApp app, Actor actor, Guid id) =>
        (await app.Get<ProgrammeDraftQueries>().FindAsync(actor, id, CancellationToken.None)).Value;

    private static async Task<WhatIfView> WhatIfAsync(CaseTestApp app, Actor actor, ProgrammeContent content) =>
        (await app.Get<WhatIfQueries>().RunAsync(actor, Programme, content, CancellationToken.None)).Value;

    private static Task<Result<int>> SaveAsync(CaseTestApp app, Actor actor, Guid id, ProgrammeContent content, int seen) =>
        app.Get<SaveProgrammeDraft>().RunAsync(actor, app.NewId(), id, content, seen, CancellationToken.None);

    private static Task<Result<Done>> ProposeAsync(CaseTestApp app, Actor actor, Guid id, int seen) =>
        app.Get<ProposeProgramme>().RunAsync(actor, app.NewId(), id, seen, CancellationToken.None);

    private static Task<Result<Done>> ReturnAsync(CaseTestApp app, Actor actor, Guid id, string reason, int seen) =>
        app.Get<ReturnProgrammeDraft>().RunAsync(actor, app.NewId(), id, reason, seen, CancellationToken.None);

    private static Task<Result<Done>> PublishAsync(CaseTestApp app, Actor actor, Guid id, int seen) =>
        app.Get<PublishProgramme>().RunAsync(actor, app.NewId(), id, seen, CancellationToken.None);
}
