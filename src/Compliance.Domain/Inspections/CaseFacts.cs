using Compliance.Domain.Checklists;
using Compliance.Domain.Firms;

namespace Compliance.Domain.Inspections;

/// <summary>
/// What is known of the firm in one case, and what that makes of the items. Facts that no condition of the checklist uses play
/// no part, so that a case under a checklist without conditions is scored as one without facts.
/// </summary>
public sealed class CaseFacts
{
    private readonly Checklist checklist;
    private readonly Dictionary<string, CaseFact> rows;

    /// <summary>Takes the rows of one case.</summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="rows">The rows of the case, in any order.</param>
    public CaseFacts(Checklist checklist, IEnumerable<CaseFact> rows)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        this.checklist = checklist;
        InUse = checklist.FactsInUse();
        this.rows = rows.Where(row => InUse.Contains(row.Fact)).ToDictionary(row => row.Fact);
        Claimed = Known(row => row.Claimed);
        Effective = Known(row => row.Effective);
    }

    /// <summary>The facts that the checklist uses, in the order in which they are shown.</summary>
    public IReadOnlyList<string> InUse { get; }

    /// <summary>What the firm and the register say.</summary>
    public FirmFacts Claimed { get; }

    /// <summary>What counts: what inspectors found, else what is claimed.</summary>
    public FirmFacts Effective { get; }

    /// <summary>Questions that the firm has not answered, in their order. The register's facts are never asked.</summary>
    public IReadOnlyList<string> Missing => [.. InUse.Where(fact => IsAsked(fact) && Claimed.Find(fact) is null)];

    /// <summary>True for a fact that the firm is asked; the others come from the register.</summary>
    /// <param name="fact">Name of a fact.</param>
    public static bool IsAsked(string fact) => fact is not (FirmFacts.Size or FirmFacts.Sector);

    /// <summary>What the register says of a firm, as far as the checklist uses it, to be copied into a case.</summary>
    /// <param name="inspectionId">The case.</param>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="firm">The firm as the register has it now.</param>
    /// <param name="now">When it is copied.</param>
    public static IReadOnlyList<CaseFact> OfRegister(Guid inspectionId, Checklist checklist, Firm firm, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(firm);
        return [.. checklist.FactsInUse().Where(fact => !IsAsked(fact)).Select(fact => CaseFact.OfRegister(
            inspectionId, fact, fact is FirmFacts.Sector ? firm.Sector : SizeOf(firm.Size), now))];
    }

    /// <summary>
    /// Whether the firm may answer a question now: until the first submission, and while it is asked for information where the
    /// question was not handed in since, because a new version of the checklist asks it anew.
    /// </summary>
    /// <param name="fact">Name of a fact.</param>
    /// <param name="state">Where the case stands.</param>
    /// <param name="handedInAt">When the firm last handed something in; null where it never did.</param>
    public bool IsOpen(string fact, InspectionState state, DateTimeOffset? handedInAt) =>
        IsAsked(fact) && InUse.Contains(fact) && (state is InspectionState.Notified
            || (state is InspectionState.InformationRequested && (Claimed.Find(fact) is null || Find(fact)?.ClaimedAt > handedInAt)));

    /// <summary>The row of a fact, or null where nothing was ever said of it.</summary>
    /// <param name="fact">Name of a fact.</param>
    public CaseFact? Find(string fact) => rows.GetValueOrDefault(fact);

    /// <summary>Whether the item counts in this case.</summary>
    /// <param name="item">An item of the checklist.</param>
    public bool Applies(Item item) => item.AppliesTo(Effective);

    /// <summary>
    /// The items that the firm has to answer: those that apply by what it claims itself, and those that inspectors asked about.
    /// What inspectors found of a fact stays with them until they show it, so it plays no part here.
    /// </summary>
    /// <param name="asked">Items that inspectors ever asked about, without what they took back.</param>
    public IReadOnlySet<string> AskedItems(IReadOnlyCollection<string> asked) =>
        checklist.Items.Where(item => item.AppliesTo(Claimed) || asked.Contains(item.Id)).Select(item => item.Id).ToHashSet();

    /// <summary>The determinations that count. One that was made before its item was found not to apply is kept, and plays no part.</summary>
    /// <param name="determinations">Determinations of the case.</param>
    public IEnumerable<Determination> Counted(IEnumerable<Determination> determinations)
    {
        var excluded = checklist.Items.Where(item => !Applies(item)).Select(item => item.Id).ToHashSet();
        return determinations.Where(determination => !excluded.Contains(determination.ItemId));
    }

    private static string SizeOf(SizeClass size) => size switch
    {
        SizeClass.Small => "small",
        SizeClass.Medium => "medium",
        SizeClass.Large => "large",
        _ => throw new ArgumentOutOfRangeException(nameof(size), size, "Not a size class."),
    };

    private FirmFacts Known(Func<CaseFact, IReadOnlyList<string>> values) =>
        new(rows.Values.Where(row => values(row).Count > 0).ToDictionary(row => row.Fact, values));
}
