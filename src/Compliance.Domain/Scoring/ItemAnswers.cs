using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>
/// The words in which an item is answered. A scheme with answers of its own is judged in its own words; underneath, the best
/// answer is met, the worst is not met and every other is a named state, so findings and documents work for every scheme.
/// </summary>
public static class ItemAnswers
{
    /// <summary>The verdict that a word means on an item, or null where the item has no such answer.</summary>
    /// <param name="item">The item.</param>
    /// <param name="word">Exact and case-sensitive.</param>
    public static Verdict? Read(this Item item, string word) => word switch
    {
        Verdict.NotApplicableText => new Verdict.NotApplicable(),
        _ when word == item.MetWord() => new Verdict.Met(),
        _ when word == item.NotMetWord() => new Verdict.NotMet(),
        _ when item.FindPartial(word) is not null => new Verdict.Partial(word),
        _ => null,
    };

    /// <summary>The scheme's word for a verdict on an item; what <see cref="Read"/> reads.</summary>
    /// <param name="item">The item.</param>
    /// <param name="verdict">A verdict that the item knows.</param>
    public static string Word(this Item item, Verdict verdict) => verdict switch
    {
        Verdict.Met => item.MetWord(),
        Verdict.NotMet => item.NotMetWord(),
        _ => verdict.ToString(),
    };

    /// <summary>Every word that the item may be answered with: best, worst, <c>not-applicable</c>, then the states between.</summary>
    /// <param name="item">The item.</param>
    public static IReadOnlyList<string> Words(this Item item) =>
        [item.MetWord(), item.NotMetWord(), Verdict.NotApplicableText, .. item.PartialStates.Select(state => state.Id)];

    /// <summary>
    /// True where a verdict leaves the item open: not met, a named state that is not good enough, or points below the floor.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="verdict">A verdict that the item knows; an unknown state counts as open.</param>
    public static bool IsOpen(this Item item, Verdict verdict) => verdict switch
    {
        Verdict.NotMet => true,
        Verdict.Partial partial => item.FindPartial(partial.State) is not { } state || item.IsOpen(state),
        _ => false,
    };

    /// <summary>True where a named state is not good enough, or its points lie below the item's floor.</summary>
    internal static bool IsOpen(this Item item, PartialState state) => !state.IsAccepted || state.Points < item.Floor;

    private static string MetWord(this Item item) => item.MetAnswer?.Id ?? Verdict.MetText;

    private static string NotMetWord(this Item item) => item.NotMetAnswer?.Id ?? Verdict.NotMetText;
}
