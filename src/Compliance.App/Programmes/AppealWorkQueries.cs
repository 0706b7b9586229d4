using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Reads what an appeal officer has to do: the work lists of the start page.</summary>
public sealed class AppealWorkQueries(IDbContextFactory<ComplianceDb> factory)
{
    /// <summary>Most rows of one list; the appeals filed first come first.</summary>
    public const int Most = 50;

    /// <summary>Appeals that the actor could take up, hears, and has decided but not sent; empty for everybody else.</summary>
    public async Task<AppealWork> MineAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Role.AppealOfficer))
        {
            return new AppealWork([], [], []);
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var mine = Rows(db).Where(row => row.Appeal.OfficerId == actor.UserId);
        return new AppealWork(
            await ListAsync(Free(db, actor), ct),
            await ListAsync(mine.Where(row => row.Appeal.State == AppealState.UnderReview), ct),
            await ListAsync(mine.Where(row => row.Appeal.State == AppealState.Decided), ct));
    }

    private static IQueryable<Joined> Free(ComplianceDb db, Actor actor) => Rows(db).Where(row =>
        row.Appeal.State == AppealState.Filed
        && !db.Set<CaseAssignment>().Any(held =>
            held.InspectionId == row.Inspection.Id && held.UserId == actor.UserId && held.Role != CaseRole.AppealOfficer)
        && !db.Set<ConflictDeclaration>().Any(declared => declared.UserId == actor.UserId && declared.FirmId == row.Firm.Id)
        && !AppealDesk.CasesWithPart(db, actor.UserId).Contains(row.Inspection.Id));

    private static IQueryable<Joined> Rows(ComplianceDb db) =>
        from appeal in db.Set<Appeal>().AsNoTracking()
        join decision in db.Set<Decision>().AsNoTracking() on appeal.DecisionId equals decision.Id
        join inspection in db.Set<Inspection>().AsNoTracking() on appeal.InspectionId equals inspection.Id
        join firm in db.Set<Firm>().AsNoTracking() on inspection.FirmId equals firm.Id
        select new Joined { Appeal = appeal, Decision = decision, Inspection = inspection, Firm = firm };

    private static async Task<IReadOnlyList<AppealTask>> ListAsync(IQueryable<Joined> rows, CancellationToken ct) =>
        await rows.OrderBy(row => row.Appeal.FiledAt)
            .ThenBy(row => row.Appeal.Id)
            .Take(Most)
            .Select(row => new AppealTask(
                row.Appeal.Id,
                row.Inspection.Id,
                row.Inspection.Reference,
                new LocalizedText(row.Firm.NameEn, row.Firm.NameJa),
                row.Decision.Outcome,
                row.Appeal.FiledOn,
                row.Appeal.Suspends))
            .ToListAsync(ct);

    private sealed class Joined
    {
        public required Appeal Appeal { get; init; }

        public required Decision Decision { get; init; }

        public required Inspection Inspection { get; init; }

        public required Firm Firm { get; init; }
    }
}

/// <summary>What an appeal officer has to do.</summary>
/// <param name="ToTakeUp">Appeals that nobody hears and for which the person is independent.</param>
/// <param name="ToDecide">Appeals that the person hears.</param>
/// <param name="ToSend">Appeals that the person decided and of which the firm does not know.</param>
public sealed record AppealWork(IReadOnlyList<AppealTask> ToTakeUp, IReadOnlyList<AppealTask> ToDecide, IReadOnlyList<AppealTask> ToSend);

/// <summary>An appeal in a work list.</summary>
/// <param name="Id">The appeal.</param>
/// <param name="InspectionId">The case.</param>
/// <param name="Reference">What people call the case.</param>
/// <param name="FirmName">The firm.</param>
/// <param name="Outcome">What the decision appealed against says.</param>
/// <param name="FiledOn">When it was filed.</param>
/// <param name="Suspends">Whether it suspends that decision.</param>
public sealed record AppealTask(Guid Id, Guid InspectionId, string Reference, LocalizedText FirmName, Outcome Outcome, DateOnly FiledOn, bool Suspends);
