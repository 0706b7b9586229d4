using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>Reads the facts of the firm in a case, for every side that sees the case.</summary>
public sealed class FactQueries(IDbContextFactory<ComplianceDb> factory, CaseFiles cases)
{
    /// <summary>
    /// The facts. Before the submission the firm's answers stay with it, and what inspectors found stays with them until
    /// judgements are shown (<see cref="CaseVisibility"/>).
    /// </summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="NotFound"/> where there is no such case for the actor.</returns>
    public async Task<Result<FactSheet>> OpenAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var file = opened.Value;
        var facts = await FactFiles.LoadAsync(db, file, ct);
        var hidden = !CaseVisibility.SeesAnswers(file.Side, file.Inspection.State);
        var asked = file.Side is CaseSide.Firm && !CaseVisibility.SeesDeterminations(file.Side, file.Inspection.State) ? await FirmItems.EverAskedAsync(db, inspectionId, ct) : [];
        var handedInAt = await FactFiles.HandedInAtAsync(db, file, ct);
        var open = May(actor, file, InspectionEvent.Answer) ? facts.InUse.Where(fact => facts.IsOpen(fact, file.Inspection.State, handedInAt)).ToHashSet() : [];
        return new FactSheet(
            [.. Rows(file, facts, hidden).Select(row => row with { Open = open.Contains(row.Fact) })],
            open.Count > 0,
            May(actor, file, InspectionEvent.Determine),
            hidden,
            file.Published.Checklist.Items.Count(),
            hidden ? [] : [.. Excluded(file, facts.KnownTo(file)).Where(item => !asked.Contains(item.ItemId))]);
    }

    /// <summary>The facts as this side may see them.</summary>
    internal static IReadOnlyList<FactRow> Rows(CaseFile file, CaseFacts facts, bool hidden)
    {
        var checklist = file.Published.Checklist;
        var judged = CaseVisibility.SeesDeterminations(file.Side, file.Inspection.State);
        return [.. facts.InUse.Select(fact => Row(checklist, fact, Shown(facts.Find(fact), hidden), judged, file.Side is CaseSide.Firm))];
    }

    private static CaseFact? Shown(CaseFact? row, bool hidden) => hidden && row is not null && CaseFacts.IsAsked(row.Fact) ? null : row;

    private static FactRow Row(Checklist checklist, string fact, CaseFact? row, bool seesJudged, bool isFirm)
    {
        var judged = seesJudged && row is { IsCorrected: true } ? row : null;
        var claimed = row?.Claimed ?? [];
        return new FactRow(
            fact,
            FactText.Title(checklist, fact),
            !CaseFacts.IsAsked(fact),
            Applicability.HasSeveralValues(fact),
            [.. checklist.ValuesOf(fact).Select(value => new FactOption(value, FactText.Value(checklist, fact, value)))],
            claimed,
            FactText.Values(checklist, fact, [.. claimed]),
            row?.ClaimedByName ?? "",
            row?.ClaimedAt,
            judged?.Judged ?? [],
            judged is null ? null : FactText.Values(checklist, fact, [.. judged.Judged]),
            judged?.Rationale ?? "",
            // The firm learns what was found and why, not who of the authority found it.
            isFirm ? "" : judged?.JudgedByName ?? "",
            judged?.JudgedAt,
            row?.Version ?? 0,
            checklist.Items.Count(item => item.Applies?.Parts.Any(part => part.Fact == fact) == true));
    }

    private static IEnumerable<ExcludedItem> Excluded(CaseFile file, FirmFacts facts) =>
        from item in file.Published.Checklist.Items
        let against = FactReason.Against(file.Published.Checklist, item, facts)
        where against.Count > 0
        select new ExcludedItem(item.Id, item.Title, against);

    private static bool May(Actor actor, CaseFile file, InspectionEvent wanted) =>
        CasePermissions.May(actor, file.Held, file.Inspection.FirmId, wanted) && InspectionLifeCycle.Allows(file.Inspection.State, wanted);
}
