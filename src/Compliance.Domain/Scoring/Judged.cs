using System.Diagnostics;
using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>What counts of one determination, before any method adds it up.</summary>
/// <param name="Kind">Which sentence explains it.</param>
/// <param name="Verdict">The verdict that counts.</param>
/// <param name="State">The partial state that counts, or null.</param>
/// <param name="Points">Points that count; null where the item is left out, or the method counts none.</param>
/// <param name="IsOpen">Whether something is left open.</param>
/// <param name="BlockedFrom">Lowest level that it fails; <see cref="int.MaxValue"/> where it fails none.</param>
internal readonly record struct Judged(
    ExplanationKind Kind,
    Verdict Verdict,
    PartialState? State,
    int? Points,
    bool IsOpen,
    int BlockedFrom)
{
    private static readonly Verdict Met = new Verdict.Met();
    private static readonly Verdict NotMet = new Verdict.NotMet();
    private static readonly Verdict NotApplicable = new Verdict.NotApplicable();

    /// <summary>Points lost against the best answer.</summary>
    public int Loss(Item item) => Verdict switch
    {
        Verdict.NotMet => item.Loss,
        Verdict.Partial => State!.Loss,
        _ => 0,
    };

    /// <summary>True where neither points nor weight of the item count.</summary>
    public bool IsExcluded => Kind is ExplanationKind.NotApplicableExcluded or ExplanationKind.DoesNotApplyExcluded;

    public static Judged Of(Item item, ItemDetermination determination, NotApplicablePolicy policy, bool applies)
    {
        if (!applies)
        {
            return Without(item, policy is NotApplicablePolicy.Excluded ? ExplanationKind.DoesNotApplyExcluded : ExplanationKind.DoesNotApply);
        }

        var blockedFrom = OpenObjectivesFrom(item, determination);
        return determination.Verdict switch
        {
            Verdict.NotMet => Open(item, ExplanationKind.NotMet),
            Verdict.Partial partial => InState(item, item.FindPartial(partial.State)!, blockedFrom),
            _ when blockedFrom != int.MaxValue => ByObjective(item, blockedFrom),
            Verdict.Met => new(ExplanationKind.Met, Met, null, item.MetAnswer?.Points, false, int.MaxValue),
            Verdict.NotApplicable => Without(item, policy switch
            {
                NotApplicablePolicy.AsMet => ExplanationKind.NotApplicableAsMet,
                NotApplicablePolicy.FullPoints => ExplanationKind.NotApplicableFullPoints,
                NotApplicablePolicy.Excluded => ExplanationKind.NotApplicableExcluded,
                _ => throw new UnreachableException(),
            }),
            _ => throw new UnreachableException(),
        };
    }

    private static Judged Open(Item item, ExplanationKind kind) =>
        new(kind, NotMet, null, item.NotMetAnswer?.Points, true, item.Level);

    // A state says by its name what is missing, so an open objective is part of it; but it cannot excuse a level that it
    // claims to reach and an objective of that very level denies.
    private static Judged InState(Item item, PartialState state, int blockedFrom)
    {
        if (state.IsAccepted && blockedFrom != int.MaxValue)
        {
            return Open(item, ExplanationKind.ObjectiveNotMet);
        }

        var isOpen = item.IsOpen(state);
        var from = isOpen ? state.BlocksFrom ?? item.Level : int.MaxValue;
        return blockedFrom < from && from > item.Level
            ? ByObjective(item, blockedFrom)
            : new(
                isOpen ? ExplanationKind.Partial : ExplanationKind.Accepted,
                new Verdict.Partial(state.Id),
                state,
                state.Points,
                isOpen,
                from);
    }

    private static Judged ByObjective(Item item, int blockedFrom)
    {
        // The item reaches the levels below its open objectives; a state of that very meaning is its name.
        var state = blockedFrom > item.Level ? item.PartialStates.FirstOrDefault(s => s.BlocksFrom == blockedFrom) : null;
        return state is null
            ? Open(item, ExplanationKind.ObjectiveNotMet) with { BlockedFrom = blockedFrom }
            : new(ExplanationKind.ObjectiveNotMet, new Verdict.Partial(state.Id), state, state.Points, true, blockedFrom);
    }

    private static Judged Without(Item item, ExplanationKind kind) => new(
        kind,
        NotApplicable,
        null,
        kind is ExplanationKind.NotApplicableExcluded or ExplanationKind.DoesNotApplyExcluded ? null : item.MetAnswer?.Points,
        false,
        int.MaxValue);

    private static int OpenObjectivesFrom(Item item, ItemDetermination determination)
    {
        var from = int.MaxValue;
        if (determination.Objectives is { Count: > 0 } judged)
        {
            foreach (var objective in item.Objectives)
            {
                if (judged.TryGetValue(objective.Id, out var state) && state is ObjectiveState.NotMet)
                {
                    from = Math.Min(from, objective.Level ?? item.Level);
                }
            }
        }

        return from;
    }
}
