using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>
/// Reads the appeals of a case. The firm sees its own words, and the officer's once they were sent; what the officer writes until
/// then only the officer and oversight see.
/// </summary>
public sealed class AppealQueries(
    IDbContextFactory<ComplianceDb> factory, CaseFiles cases, ChecklistLibrary library, LocalCalendar calendar, TimeProvider time)
{
    /// <summary>The appeals of a case as the actor may see them, and whether the firm can file one now.</summary>
    /// <returns><see cref="NotFound"/> where the actor may not see the case; <see cref="NotAllowed"/> for the team, which has judged already.</returns>
    public async Task<Result<AppealsView>> FindAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var file = opened.Value;
        if (file.Side is CaseSide.Team)
        {
            return new NotAllowed();
        }

        var decisions = await db.Set<Decision>().AsNoTracking()
            .Where(row => row.InspectionId == inspectionId && row.State == DecisionState.Sent)
            .OrderByDescending(row => row.Number)
            .ToListAsync(ct);
        var appeals = await db.Set<Appeal>().AsNoTracking().Include(row => row.Citations).Where(row => row.InspectionId == inspectionId).ToListAsync(ct);
        var cited = appeals.SelectMany(row => row.Citations.Select(citation => citation.EvidenceVersionId)).Distinct().ToList();
        var files = await db.Set<EvidenceVersion>().AsNoTracking().Where(row => cited.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        var firm = await db.Set<Firm>().AsNoTracking().SingleAsync(row => row.Id == file.Inspection.FirmId, ct);
        var today = calendar.DayOf(time.Now());
        return new AppealsView(
            inspectionId,
            file.Inspection.Reference,
            new LocalizedText(firm.NameEn, firm.NameJa),
            today,
            file.Side is not CaseSide.Firm,
            decisions.Count == 0 ? null : await FilingAsync(db, actor, file, decisions[0], appeals, today, ct),
            [
                .. from decision in decisions
                   join appeal in appeals on decision.Id equals appeal.DecisionId
                   select Detail(actor, file, appeal, decision, decisions.Find(row => row.Id == appeal.NewDecisionId), files),
            ]);
    }

    private async Task<AppealWindow> FilingAsync(
        ComplianceDb db, Actor actor, CaseFile file, Decision decision, List<Appeal> appeals, DateOnly today, CancellationToken ct)
    {
        var standing = Standing.On(await StandingFiles.LoadAsync(db, decision, ct), today);
        var may = Appeal.MayFile(decision, standing, today);
        return new AppealWindow(
            decision.Id,
            decision.Number,
            decision.Outcome,
            decision.AppealUntil,
            decision.AppealDays,
            Received(decision),
            appeals.Exists(row => row.DecisionId == decision.Id) ? new AppealExists() : may.Error,
            file.Side is CaseSide.Firm && actor.Has(Role.FirmSignatory),
            PinnedPolicy.ProgrammeOf(library, file.Inspection).Policy.AppealSuspends && decision.Outcome is Outcome.Ineligible or Outcome.NotAssessed);
    }

    // Opened before it counted as received, or received when it counted so.
    private DateOnly? Received(Decision decision) =>
        decision.OpenedAt is { } at && calendar.DayOf(at) is var day && day < decision.DeemedReceivedOn ? day : decision.DeemedReceivedOn;

    private static AppealDetail Detail(
        Actor actor, CaseFile file, Appeal appeal, Decision decision, Decision? result, Dictionary<Guid, EvidenceVersion> files)
    {
        var hears = AppealDesk.Hears(actor, file, appeal);
        var firm = file.Side is CaseSide.Firm;
        var told = appeal.State is AppealState.Sent;
        var sees = told || hears || file.Side is CaseSide.Oversight;
        return new AppealDetail(
            appeal.Id,
            decision.Number,
            decision.Outcome,
            firm && appeal.State is AppealState.Decided ? AppealState.UnderReview : appeal.State,
            appeal.FiledOn,
            appeal.FiledByName,
            appeal.Grounds,
            appeal.Suspends,
            [.. appeal.Citations.Select(citation => files[citation.EvidenceVersionId]).OrderBy(row => row.FileName, StringComparer.Ordinal)
                .Select(row => new AppealFile(row.Id, row.FileName, row.Size, row.Sha256, firm || hears))],
            told || !firm ? appeal.OfficerName : null,
            sees ? appeal.Outcome : null,
            sees ? appeal.NewOutcome : null,
            sees ? appeal.Reasons : "",
            told ? result?.Number : null,
            appeal.SentAt,
            appeal.WithdrawnAt,
            appeal.Version,
            new AppealRights(
                hears && appeal.State is AppealState.UnderReview,
                appeal.State is AppealState.Decided && SendAppeal.MaySend(actor, file, appeal),
                firm && appeal.IsOpen && actor.Has(Role.FirmSignatory)));
    }
}

/// <summary>The appeals of a case.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="FirmName">The firm.</param>
/// <param name="Today">Today where the installation is.</param>
/// <param name="IsInside">False for the firm.</param>
/// <param name="Window">Whether the firm can appeal now; null where nothing was decided.</param>
/// <param name="Appeals">Every appeal, the one against the latest decision first.</param>
public sealed record AppealsView(
    Guid InspectionId, string Reference, LocalizedText FirmName, DateOnly Today, bool IsInside, AppealWindow? Window, IReadOnlyList<AppealDetail> Appeals);

/// <summary>The window in which the firm can appeal against the current decision.</summary>
/// <param name="DecisionId">The decision.</param>
/// <param name="Number">Its number in the case.</param>
/// <param name="Outcome">What it says.</param>
/// <param name="Until">Last day; null where no appeal is possible at all.</param>
/// <param name="Days">Days from the receipt.</param>
/// <param name="ReceivedOn">Day of the receipt, or on which it counts as received.</param>
/// <param name="Refusal">Why no appeal is possible now; null where one is.</param>
/// <param name="MayFile">True where the actor is the one who files.</param>
/// <param name="Suspends">Whether an appeal would suspend the decision.</param>
public sealed record AppealWindow(
    Guid DecisionId, int Number, Outcome Outcome, DateOnly? Until, int? Days, DateOnly? ReceivedOn, Error? Refusal, bool MayFile, bool Suspends);

/// <summary>An appeal as somebody may see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="DecisionNumber">Number of the decision appealed against.</param>
/// <param name="DecisionOutcome">What that says.</param>
/// <param name="State">Where it stands; to the firm it is under review until it was told.</param>
/// <param name="FiledOn">When it was filed.</param>
/// <param name="FiledByName">Who filed it.</param>
/// <param name="Grounds">Why the firm objects.</param>
/// <param name="Suspends">Whether it suspends the decision.</param>
/// <param name="Files">New evidence.</param>
/// <param name="OfficerName">Who hears it; the firm learns it when it is told.</param>
/// <param name="Outcome">What became of it, where the actor may know.</param>
/// <param name="NewOutcome">What is decided instead, likewise.</param>
/// <param name="Reasons">The officer's reasons, likewise.</param>
/// <param name="NewDecisionNumber">Number of the decision that it led to.</param>
/// <param name="SentAt">When the firm was told.</param>
/// <param name="WithdrawnAt">When the firm withdrew it.</param>
/// <param name="Version">What a save has to name.</param>
/// <param name="Rights">What the actor may do now.</param>
public sealed record AppealDetail(
    Guid Id,
    int DecisionNumber,
    Outcome DecisionOutcome,
    AppealState State,
    DateOnly FiledOn,
    string FiledByName,
    string Grounds,
    bool Suspends,
    IReadOnlyList<AppealFile> Files,
    string? OfficerName,
    AppealOutcome? Outcome,
    Outcome? NewOutcome,
    string Reasons,
    int? NewDecisionNumber,
    DateTimeOffset? SentAt,
    DateTimeOffset? WithdrawnAt,
    int Version,
    AppealRights Rights);

/// <summary>A file of new evidence.</summary>
/// <param name="VersionId">The evidence version.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Hash of its bytes.</param>
/// <param name="MayOpen">True for the firm and the officer who hears the appeal.</param>
public sealed record AppealFile(Guid VersionId, string FileName, long Size, string Sha256, bool MayOpen);

/// <summary>What the actor may do with an appeal now.</summary>
/// <param name="MayWrite">Write, decide or hand back.</param>
/// <param name="MaySend">Tell the firm.</param>
/// <param name="MayWithdraw">Withdraw it.</param>
public sealed record AppealRights(bool MayWrite, bool MaySend, bool MayWithdraw);
