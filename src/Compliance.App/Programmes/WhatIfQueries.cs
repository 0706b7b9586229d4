using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>
/// What a policy that is being written would have said of the programme's concluded cases, beside what the policy that each
/// case pinned says. It reads only: past decisions are not changed.
/// </summary>
/// <remarks>
/// Standards editors see counts, sums and case references: what they need to weigh a rule. Names and single amounts of
/// firms are for those who see the portfolio anyhow.
/// </remarks>
public sealed class WhatIfQueries(IDbContextFactory<ComplianceDb> factory, ChecklistLibrary library, LocalCalendar calendar)
{
    /// <summary>Compares over every concluded case of the programme that was judged by any version of the same checklist.</summary>
    /// <param name="actor">A standards editor, or somebody who sees the portfolio.</param>
    /// <param name="programmeId">The programme.</param>
    /// <param name="content">What was written, saved or not.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The comparison; <see cref="ProgrammeDraftFaulty"/> where the content is no policy yet.</returns>
    /// <exception cref="InvalidDataException">A case no longer gives its frozen assessment, or the library lacks what it pinned.</exception>
    public async Task<Result<WhatIfView>> RunAsync(Actor actor, string programmeId, ProgrammeContent content, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!ProgrammeAccess.ReadsProgrammes(actor))
        {
            return new NotAllowed();
        }

        var clean = ProgrammeDrafting.Clean(content);
        var checklist = library.Find(clean.ChecklistId, clean.ChecklistVersion)?.Checklist;
        var faults = ContentCheck.Faults(clean, checklist, []);
        if (faults.Count > 0)
        {
            return new ProgrammeDraftFaulty(faults.Count);
        }

        var id = TypedText.CleanLine(programmeId);
        var policy = clean.ToProgramme(id, id).Policy;
        await using var db = await factory.CreateDbContextAsync(ct);
        var past = await PastAsync(db, id, clean.ChecklistId, ct);
        var compared = await CompareAsync(db, past, id, clean.ChecklistId, policy, ct);
        return await ViewAsync(db, actor, id, clean.ChecklistVersion, past, compared, ct);
    }

    private static async Task<Dictionary<Guid, PastCase>> PastAsync(ComplianceDb db, string programmeId, string checklistId, CancellationToken ct)
    {
        var rows =
            from inspection in Concluded(db, programmeId, checklistId)
            join assessment in db.Set<Assessment>().AsNoTracking() on inspection.Id equals assessment.InspectionId
            select new PastCase(
                inspection.Id,
                inspection.Reference,
                inspection.FirmId,
                inspection.ChecklistVersion,
                inspection.ChecklistHash,
                inspection.PolicyHash,
                inspection.ConcludedAt!.Value,
                assessment.RulesetHash,
                assessment.InputsHash,
                assessment.Score);
        return await rows.ToDictionaryAsync(row => row.Id, ct);
    }

    // One pass over the determinations of all cases in the order of the cases: no more than one case is in memory at a time.
    private async Task<Dictionary<Guid, Comparison>> CompareAsync(
        ComplianceDb db, Dictionary<Guid, PastCase> past, string programmeId, string checklistId, EligibilityPolicy policy, CancellationToken ct)
    {
        var pinned = new Pins(library, programmeId, checklistId);
        var facts = await FactsAsync(db, programmeId, checklistId, ct);
        var compared = new Dictionary<Guid, Comparison>(past.Count);
        var determinations = new List<ItemDetermination>();
        Guid? at = null;
        var rows =
            from determination in db.Set<Determination>().AsNoTracking()
            join inspection in Concluded(db, programmeId, checklistId) on determination.InspectionId equals inspection.Id
            orderby determination.InspectionId
            select new { determination.InspectionId, determination.ItemId, determination.Verdict, determination.Objectives };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (at != row.InspectionId)
            {
                Finish();
                at = row.InspectionId;
            }

            if (row.Verdict is { } verdict)
            {
                determinations.Add(new(row.ItemId, Verdict.Parse(verdict).Value, row.Objectives));
            }
        }

        Finish();
        foreach (var one in past.Values.Where(one => !compared.ContainsKey(one.Id)))
        {
            // Nothing applied to it, so nothing was judged.
            compared[one.Id] = Compare(one);
        }

        return compared;

        void Finish()
        {
            if (at is { } id && past.GetValueOrDefault(id) is { } one)
            {
                compared[id] = Compare(one);
            }

            determinations.Clear();
        }

        Comparison Compare(PastCase one)
        {
            var published = pinned.PublishedOf(one);
            var known = pinned.UsesFacts(one) ? new CaseFacts(published.Checklist, facts[one.Id]) : null;
            var counted = known is null
                ? determinations
                : determinations.Where(row => published.Ruleset.Find(row.ItemId) is not { } item || known.Applies(item)).ToList();
            var score = PinnedPolicy.Frozen(
                Scorer.Score(published.Ruleset, counted, known?.Effective), one.Reference, new(one.RulesetHash, one.InputsHash, one.Score));
            var day = calendar.DayOf(one.ConcludedAt);
            return WhatIf.Compare(
                Eligibility.Decide(pinned.PolicyOf(one), score, day, calendar.BusinessDays),
                Eligibility.Decide(policy, score, day, calendar.BusinessDays));
        }
    }

    private static async Task<ILookup<Guid, CaseFact>> FactsAsync(ComplianceDb db, string programmeId, string checklistId, CancellationToken ct)
    {
        var rows =
            from fact in FactFiles.Attested(db)
            join inspection in Concluded(db, programmeId, checklistId) on fact.InspectionId equals inspection.Id
            select fact;
        return (await rows.ToListAsync(ct)).ToLookup(fact => fact.InspectionId);
    }

    private static async Task<WhatIfView> ViewAsync(
        ComplianceDb db, Actor actor, string programmeId, string version, Dictionary<Guid, PastCase> past, Dictionary<Guid, Comparison> compared, CancellationToken ct)
    {
        var seesFirms = ProgrammeAccess.SeesPortfolio(actor);
        var firms = seesFirms ? await FirmsAsync(db, programmeId, ct) : [];
        var amounts = await db.Set<Enrolment>().AsNoTracking()
            .Where(enrolment => enrolment.ProgrammeId == programmeId)
            .ToDictionaryAsync(enrolment => enrolment.FirmId, enrolment => enrolment.AmountYen, ct);
        var sent = await (
            from decision in DecisionDesk.LatestSent(db).AsNoTracking()
            join inspection in db.Set<Inspection>().AsNoTracking() on decision.InspectionId equals inspection.Id
            where inspection.ProgrammeId == programmeId
            select new { inspection.Id, decision.Outcome }).ToDictionaryAsync(row => row.Id, row => row.Outcome, ct);

        // A firm has one enrolment and may have several cases: its amount counts with the latest, so that no yen counts twice.
        var latest = past.Values.GroupBy(one => one.FirmId).Select(group => group.MaxBy(one => (one.ConcludedAt, one.Reference))!.Id).ToHashSet();
        var lines = past.Values
            .OrderByDescending(one => one.ConcludedAt)
            .ThenBy(one => one.Reference, StringComparer.Ordinal)
            .Select(one => (Case: one, Comparison: compared[one.Id], Amount: latest.Contains(one.Id) ? amounts.GetValueOrDefault(one.FirmId) : 0))
            .ToList();
        return new WhatIfView(
            WhatIf.Count(lines.Select(line => (line.Comparison, line.Amount))),
            [
                .. lines.Select(line => new WhatIfCase(
                    line.Case.Reference,
                    seesFirms ? line.Case.Id : null,
                    seesFirms ? firms.GetValueOrDefault(line.Case.FirmId) : null,
                    seesFirms ? line.Amount : null,
                    sent.TryGetValue(line.Case.Id, out var outcome) ? outcome : null,
                    line.Comparison)),
            ],
            lines.Count(line => line.Case.ChecklistVersion != version),
            seesFirms);
    }

    private static Task<Dictionary<Guid, LocalizedText>> FirmsAsync(ComplianceDb db, string programmeId, CancellationToken ct) =>
        db.Set<Firm>().AsNoTracking()
            .Where(firm => db.Set<Inspection>().Any(inspection => inspection.FirmId == firm.Id && inspection.ProgrammeId == programmeId))
            .Select(firm => new { firm.Id, firm.NameEn, firm.NameJa })
            .ToDictionaryAsync(firm => firm.Id, firm => new LocalizedText(firm.NameEn, firm.NameJa), ct);

    private static IQueryable<Inspection> Concluded(ComplianceDb db, string programmeId, string checklistId) =>
        db.Set<Inspection>().AsNoTracking().Where(inspection =>
            inspection.ProgrammeId == programmeId && inspection.ChecklistId == checklistId && inspection.State == InspectionState.Concluded);

    private sealed record PastCase(
        Guid Id,
        string Reference,
        Guid FirmId,
        string ChecklistVersion,
        string ChecklistHash,
        string PolicyHash,
        DateTimeOffset ConcludedAt,
        string RulesetHash,
        string InputsHash,
        string? Score);

    // Few versions and policies judge thousands of cases: each is looked up once.
    private sealed class Pins(ChecklistLibrary library, string programmeId, string checklistId)
    {
        private readonly Dictionary<string, EligibilityPolicy> policies = [];
        private readonly Dictionary<string, (PublishedChecklist Published, bool UsesFacts)> checklists = [];

        public EligibilityPolicy PolicyOf(PastCase one)
        {
            if (!policies.TryGetValue(one.PolicyHash, out var policy))
            {
                policies[one.PolicyHash] = policy = (library.FindProgramme(programmeId, one.PolicyHash)
                    ?? throw new InvalidDataException($"Case {one.Reference} is pinned to a policy that the library lacks.")).Policy;
            }

            return policy;
        }

        public PublishedChecklist PublishedOf(PastCase one) => Of(one).Published;

        public bool UsesFacts(PastCase one) => Of(one).UsesFacts;

        private (PublishedChecklist Published, bool UsesFacts) Of(PastCase one)
        {
            var key = one.ChecklistVersion + " " + one.ChecklistHash;
            if (!checklists.TryGetValue(key, out var found))
            {
                var published = library.Find(checklistId, one.ChecklistVersion);
                checklists[key] = found = published?.ContentHash == one.ChecklistHash
                    ? (published, published.Checklist.FactsInUse().Count > 0)
                    : throw new InvalidDataException($"Case {one.Reference} is pinned to a checklist that the library lacks or has with other content.");
            }

            return found;
        }
    }
}

/// <summary>What would have been. It is for reading: no decision changes by it.</summary>
/// <param name="Transitions">How many cases went from which outcome to which, with the amount at stake.</param>
/// <param name="Cases">Every case, the latest first.</param>
/// <param name="OtherVersions">Cases that were judged by another version of the checklist than the draft names.</param>
/// <param name="ShowsFirms">Whether firms are named.</param>
public sealed record WhatIfView(IReadOnlyList<Transition> Transitions, IReadOnlyList<WhatIfCase> Cases, int OtherVersions, bool ShowsFirms)
{
    /// <summary>Cases whose outcome would be another.</summary>
    public int Changed => Transitions.Where(transition => transition.Before != transition.After).Sum(transition => transition.Cases);

    /// <summary>A part of the cases.</summary>
    /// <param name="changedOnly">Leave out those whose outcome is the same.</param>
    /// <param name="of">Only those of one transition; null for all.</param>
    /// <param name="page">Which part.</param>
    public PageOf<WhatIfCase> Page(bool changedOnly, (Outcome Before, Outcome After)? of, PageRequest page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var bounds = page.Bounded();
        var rows = Cases
            .Where(one => !changedOnly || one.Comparison.IsChanged)
            .Where(one => of is null || (one.Comparison.Before, one.Comparison.After) == of)
            .ToList();
        return new([.. rows.Skip(bounds.Skip).Take(bounds.Take)], rows.Count);
    }
}

/// <summary>One past case.</summary>
/// <param name="Reference">What people call it.</param>
/// <param name="CaseId">To link to; null where the reader may not open cases.</param>
/// <param name="Firm">The firm; null where the reader may not see it.</param>
/// <param name="AmountYen">Subsidy at stake, counted with the firm's latest case; null where the reader may not see it.</param>
/// <param name="Decided">What was decided and sent; null where nothing was yet.</param>
/// <param name="Comparison">What the two policies say.</param>
public sealed record WhatIfCase(string Reference, Guid? CaseId, LocalizedText? Firm, long? AmountYen, Outcome? Decided, Comparison Comparison);
