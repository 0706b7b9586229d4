using System.Collections.Frozen;
using System.Globalization;
using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>
/// The part of a checklist that matters for its score, validated and indexed: method, not-applicable policy, sections,
/// items with their losses, partial states, preconditions and objectives. Wording plays no part, so a corrected sentence
/// leaves <see cref="RulesetHash"/> as it is and a changed loss does not.
/// </summary>
public sealed class Ruleset
{
    /// <summary>Most items that a checklist may hold.</summary>
    public const int MaximumItems = 10_000;

    private readonly FrozenDictionary<string, int> positions;

    private Ruleset(Checklist checklist)
    {
        Method = checklist.Scoring;
        NotApplicable = checklist.NotApplicable;
        Sections = [.. checklist.Sections];
        Items = [.. checklist.Items];
        positions = Items.Select((item, index) => (item.Id, index)).ToFrozenDictionary(x => x.Id, x => x.index);
        CanonicalForm = Form(this);
        RulesetHash = CanonicalForm.Hash();
    }

    /// <summary>How determinations become a score.</summary>
    public ScoringMethod Method { get; }

    /// <summary>What an item that does not apply counts as.</summary>
    public NotApplicablePolicy NotApplicable { get; }

    /// <summary>Sections in checklist order.</summary>
    public IReadOnlyList<Section> Sections { get; }

    /// <summary>Items in checklist order.</summary>
    public IReadOnlyList<Item> Items { get; }

    /// <summary>
    /// What is hashed. Line by line, in checklist order: <c>compliance-ruleset 1</c>;
    /// <c>method deduction MAXIMUM</c>; <c>not-applicable as-met</c>; then for each section <c>section ID</c>, for each
    /// of its items <c>item ID LOSS</c> or <c>item ID LOSS precondition</c>, followed by <c>partial ID LOSS</c> for each
    /// partial state and <c>objective ID</c> for each objective. Integers in decimal without separators.
    /// </summary>
    public CanonicalText CanonicalForm { get; }

    /// <summary>SHA-256 of <see cref="CanonicalForm"/>, 64 lower-case hexadecimal digits.</summary>
    public string RulesetHash { get; }

    /// <summary>Takes the rules out of a checklist, or says with <see cref="InvalidRuleset"/> why it cannot be scored.</summary>
    /// <param name="checklist">Any checklist, published or a draft.</param>
    public static Result<Ruleset> From(Checklist checklist)
    {
        var faults = RulesetCheck.Faults(checklist);
        return faults.Count == 0 ? new Ruleset(checklist) : new InvalidRuleset(faults);
    }

    /// <summary>Position of an item in <see cref="Items"/>, or -1.</summary>
    /// <param name="itemId">Compared byte by byte.</param>
    public int PositionOf(string itemId) => positions.TryGetValue(itemId, out var position) ? position : -1;

    /// <summary>The item with that id, or null.</summary>
    /// <param name="itemId">Compared byte by byte.</param>
    public Item? Find(string itemId) => positions.TryGetValue(itemId, out var position) ? Items[position] : null;

    private static CanonicalText Form(Ruleset rules)
    {
        var text = new CanonicalText().Line("compliance-ruleset", "1");
        switch (rules.Method)
        {
            case DeductionMethod deduction:
                text.Line("method", deduction.Name, Number(deduction.Maximum));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        text.Line("not-applicable", rules.NotApplicable switch
        {
            NotApplicablePolicy.AsMet => "as-met",
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        foreach (var section in rules.Sections)
        {
            text.Line("section", section.Id);
            foreach (var item in section.Items)
            {
                AddItem(text, item);
            }
        }

        return text;
    }

    private static void AddItem(CanonicalText text, Item item)
    {
        if (item.IsPrecondition)
        {
            text.Line("item", item.Id, Number(item.Loss), "precondition");
        }
        else
        {
            text.Line("item", item.Id, Number(item.Loss));
        }

        foreach (var state in item.PartialStates)
        {
            text.Line("partial", state.Id, Number(state.Loss));
        }

        foreach (var objective in item.Objectives)
        {
            text.Line("objective", objective.Id);
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
