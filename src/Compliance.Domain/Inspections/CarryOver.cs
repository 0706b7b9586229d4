using Compliance.Domain.Checklists;

namespace Compliance.Domain.Inspections;

/// <summary>What becomes of a case that moves to another version of its checklist.</summary>
/// <param name="Kept">Items whose answers, citations and judgements hold on, in the order of the new version.</param>
/// <param name="Reset">Items of both versions that are to be answered and judged anew; the words written stay as drafts.</param>
/// <param name="Added">Items that only the new version has.</param>
/// <param name="Removed">Items that only the old version has; what was said and judged of them leaves the case.</param>
/// <param name="Asked">Items that the firm is asked about afterwards; empty unless it has to provide information.</param>
/// <param name="Questions">Questions about the firm that were worded otherwise, dropped or added; what was said to them is open again.</param>
/// <param name="StateAfter">Where the case stands afterwards.</param>
public sealed record CarriedOver(
    IReadOnlyList<string> Kept,
    IReadOnlyList<string> Reset,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    IReadOnlyList<string> Asked,
    IReadOnlyList<string> Questions,
    InspectionState StateAfter);

/// <summary>A move of a case to another version, kept for whoever reads the case later; never changed.</summary>
public sealed class VersionMove
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who moved it.</summary>
    public required string ByName { get; init; }

    /// <summary>The version it had.</summary>
    public required string FromVersion { get; init; }

    /// <summary>The version it got.</summary>
    public required string ToVersion { get; init; }

    /// <summary>What was carried over and what was not.</summary>
    public required CarriedOver Carried { get; init; }
}

/// <summary>
/// Decides what of a case holds on under another version of its checklist. What was answered and judged of an item holds where
/// no change of the item touches judgement and the question on which its application depends is the same.
/// </summary>
public static class CarryOver
{
    /// <summary>What a move does.</summary>
    /// <param name="state">Where the case stands.</param>
    /// <param name="from">The version it is pinned to.</param>
    /// <param name="to">Another version of the same checklist.</param>
    /// <param name="asked">Items of the open information request; empty where there is none.</param>
    /// <returns>The lists, or <see cref="WrongState"/> where the review is closed or the case has ended.</returns>
    public static Result<CarriedOver> Decide(InspectionState state, Checklist from, Checklist to, IReadOnlyCollection<string> asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var difference = ChecklistComparison.Of(from, to);
        var questions = from.Questions.Concat(to.Questions).Select(question => question.Id)
            .Where(id => difference.Frame.Any(change => change.Field.StartsWith($"questions[{id}].", StringComparison.Ordinal)))
            .ToHashSet(StringComparer.Ordinal);
        bool Holds(ItemDifference item) =>
            !item.TouchesJudgement && item.After?.Applies?.Parts.Any(part => questions.Contains(part.Fact)) != true;

        var common = difference.Items.Where(item => item is { Before: not null, After: not null }).ToList();
        string[] kept = [.. common.Where(Holds).Select(item => item.ItemId)];
        string[] reset = [.. common.Where(item => !Holds(item)).Select(item => item.ItemId)];
        string[] added = [.. difference.Items.Where(item => item.Kind is ItemChange.Added).Select(item => item.ItemId)];
        string[] removed = [.. difference.Items.Where(item => item.Kind is ItemChange.Removed).Select(item => item.ItemId)];
        var wanted = reset.Concat(added).Concat(asked).ToHashSet(StringComparer.Ordinal);
        string[] open = [.. to.Items.Select(item => item.Id).Where(wanted.Contains)];
        var next = InspectionLifeCycle.Next(state, InspectionEvent.MoveVersion);
        if (next.IsSuccess && reset.Length + added.Length > 0 && state is not (InspectionState.Draft or InspectionState.Notified))
        {
            next = InspectionLifeCycle.Next(state, InspectionEvent.AnswerAnew);
        }
        else if (next.IsSuccess && state is InspectionState.InformationRequested && open.Length == 0)
        {
            // All that was asked about is gone: there is nothing left to wait for.
            next = InspectionLifeCycle.Next(state, InspectionEvent.WithdrawRequest);
        }

        return next.Then<CarriedOver>(after =>
            new CarriedOver(kept, reset, added, removed, after is InspectionState.InformationRequested ? open : [], [.. questions.Order(StringComparer.Ordinal)], after));
    }
}
