using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>One fact that takes an item away.</summary>
/// <param name="Fact">Name of the fact.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Value">What is known of it.</param>
public sealed record FactReason(string Fact, LocalizedText Title, LocalizedText Value)
{
    /// <summary>Why an item does not apply; empty where it does.</summary>
    internal static IReadOnlyList<FactReason> Against(Checklist checklist, Item item, FirmFacts facts) =>
        [.. item.FactsAgainst(facts).Select(fact => new FactReason(
            fact, FactText.Title(checklist, fact), FactText.Values(checklist, fact, [.. facts.Find(fact) ?? []])))];
}

/// <summary>The facts of the firm in a case, as one side may see them.</summary>
/// <param name="Rows">The facts that the checklist uses, in its order; empty where no item depends on any.</param>
/// <param name="MayAnswer">True where the actor may answer the questions now.</param>
/// <param name="MayCorrect">True where the actor may correct facts now.</param>
/// <param name="Hidden">True where the firm's answers are not handed in yet and stay with it.</param>
/// <param name="Items">Number of items of the checklist.</param>
/// <param name="Excluded">The items that do not apply, in checklist order.</param>
public sealed record FactSheet(
    IReadOnlyList<FactRow> Rows, bool MayAnswer, bool MayCorrect, bool Hidden, int Items, IReadOnlyList<ExcludedItem> Excluded)
{
    /// <summary>Questions without an answer.</summary>
    public int Missing => Rows.Count(row => !row.FromRegister && row.Claimed.Count == 0);
}

/// <summary>One fact.</summary>
/// <param name="Fact">Its name.</param>
/// <param name="Title">What it is called; for a question its words.</param>
/// <param name="FromRegister">True where the register says it and the firm is not asked.</param>
/// <param name="Several">True where several values may hold at once.</param>
/// <param name="Options">The values to choose from.</param>
/// <param name="Claimed">What is claimed; empty while unknown.</param>
/// <param name="ClaimedText">The same in words.</param>
/// <param name="ClaimedByName">Who of the firm said so; empty where it comes from the register.</param>
/// <param name="ClaimedAt">When.</param>
/// <param name="Judged">What inspectors found instead; empty where nothing else, or where this side does not learn it yet.</param>
/// <param name="JudgedText">The same in words; null where nothing else was found.</param>
/// <param name="Rationale">Why.</param>
/// <param name="JudgedByName">Who found it; empty for the firm.</param>
/// <param name="JudgedAt">When.</param>
/// <param name="Version">Version of the row; 0 where there is none.</param>
/// <param name="Items">How many items depend on it.</param>
public sealed record FactRow(
    string Fact,
    LocalizedText Title,
    bool FromRegister,
    bool Several,
    IReadOnlyList<FactOption> Options,
    IReadOnlyList<string> Claimed,
    LocalizedText ClaimedText,
    string ClaimedByName,
    DateTimeOffset? ClaimedAt,
    IReadOnlyList<string> Judged,
    LocalizedText? JudgedText,
    string Rationale,
    string JudgedByName,
    DateTimeOffset? JudgedAt,
    int Version,
    int Items)
{
    /// <summary>True where the actor may answer it now.</summary>
    public bool Open { get; init; }

    /// <summary>What counts for this side.</summary>
    public IReadOnlyList<string> Effective => Judged.Count > 0 ? Judged : Claimed;
}

/// <summary>One value to choose.</summary>
/// <param name="Value">The value.</param>
/// <param name="Title">What it is called.</param>
public sealed record FactOption(string Value, LocalizedText Title);

/// <summary>An item that does not apply.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Title">Its name.</param>
/// <param name="Against">The facts that take it away.</param>
public sealed record ExcludedItem(string ItemId, LocalizedText Title, IReadOnlyList<FactReason> Against);
