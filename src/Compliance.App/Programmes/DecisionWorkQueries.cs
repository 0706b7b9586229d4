using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Reads what a person of the authority has to do about decisions: the work lists of the start page.</summary>
public sealed class DecisionWorkQueries(IDbContextFactory<ComplianceDb> factory)
{
    /// <summary>Most rows of one list; the cases concluded first come first.</summary>
    public const int Most = 50;

    /// <summary>The actor's decisions to take, to send, and to go on writing; empty for everybody else.</summary>
    public async Task<DecisionWork> MineAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var (decides, drafts) = (actor.Has(Role.DecisionMaker), actor.Has(Role.ProgrammeOfficer));
        return new DecisionWork(
            decides ? await ListAsync(Free(db, actor).Where(row => row.Decision.State == DecisionState.AwaitingDecision), ct) : [],
            decides ? await ListAsync(Rows(db).Where(row => row.Decision.State == DecisionState.Taken && row.Decision.DeciderId == actor.UserId), ct) : [],
            drafts ? await ListAsync(Drafted(db, actor), ct) : []);
    }

    // What the actor may take: nobody decides where they have another duty or declared a conflict.
    private static IQueryable<Joined> Free(ComplianceDb db, Actor actor) => Rows(db).Where(row =>
        !db.Set<CaseAssignment>().Any(held =>
            held.InspectionId == row.Inspection.Id && held.UserId == actor.UserId && held.Role != CaseRole.DecisionMaker)
        && !db.Set<ConflictDeclaration>().Any(declared => declared.UserId == actor.UserId && declared.FirmId == row.Firm.Id));

    private static IQueryable<Joined> Drafted(ComplianceDb db, Actor actor) => Rows(db).Where(row =>
        row.Decision.State == DecisionState.Draft
        && db.Set<CaseAssignment>().Any(held =>
            held.InspectionId == row.Inspection.Id && held.UserId == actor.UserId && held.Role == CaseRole.Drafter));

    private static IQueryable<Joined> Rows(ComplianceDb db) =>
        from decision in db.Set<Decision>().AsNoTracking()
        join inspection in db.Set<Inspection>().AsNoTracking() on decision.InspectionId equals inspection.Id
        join firm in db.Set<Firm>().AsNoTracking() on inspection.FirmId equals firm.Id
        select new Joined { Decision = decision, Inspection = inspection, Firm = firm };

    private static async Task<IReadOnlyList<DecisionTask>> ListAsync(IQueryable<Joined> rows, CancellationToken ct) =>
        await rows.OrderBy(row => row.Inspection.ConcludedAt)
            .ThenBy(row => row.Inspection.Id)
            .Take(Most)
            .Select(row => new DecisionTask(
                row.Inspection.Id,
                row.Inspection.Reference,
                new LocalizedText(row.Firm.NameEn, row.Firm.NameJa),
                row.Decision.Outcome,
                row.Decision.Proposal,
                row.Decision.DrafterName,
                row.Decision.ReturnReason))
            .ToListAsync(ct);

    private sealed class Joined
    {
        public required Decision Decision { get; init; }

        public required Inspection Inspection { get; init; }

        public required Firm Firm { get; init; }
    }
}

/// <summary>What somebody has to do about decisions.</summary>
/// <param name="ToTake">Proposed decisions that the person may take or return.</param>
/// <param name="ToSend">Decisions that the person took and that the firm has not seen.</param>
/// <param name="ToWrite">Drafts that the person has a hand in, returned ones among them.</param>
public sealed record DecisionWork(IReadOnlyList<DecisionTask> ToTake, IReadOnlyList<DecisionTask> ToSend, IReadOnlyList<DecisionTask> ToWrite);

/// <summary>A decision in a work list.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="FirmName">The firm.</param>
/// <param name="Outcome">What is drafted or decided.</param>
/// <param name="Proposal">What the policy proposes.</param>
/// <param name="DrafterName">Who drafted it.</param>
/// <param name="ReturnReason">Why it came back; null where it did not.</param>
public sealed record DecisionTask(
    Guid InspectionId, string Reference, LocalizedText FirmName, Outcome Outcome, Outcome Proposal, string DrafterName, string? ReturnReason);
