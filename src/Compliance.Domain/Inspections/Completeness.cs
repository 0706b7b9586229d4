using Compliance.Domain.Checklists;

namespace Compliance.Domain.Inspections;

/// <summary>What is still missing before a step; pages show the same lists that the steps refuse with.</summary>
public static class Completeness
{
    /// <summary>Every question about the firm is answered, as far as items depend on it.</summary>
    public static Result<Done> OfFacts(CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Missing is { Count: > 0 } missing ? new MissingFacts(missing) : Done.Value;
    }

    /// <summary>Every item is answered, and every claim other than met has a statement.</summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="responses">All responses of the case.</param>
    /// <param name="asked">Items that the firm has to answer (<see cref="CaseFacts.AskedItems"/>); null for every item.</param>
    public static Result<Done> OfAnswers(Checklist checklist, IReadOnlyCollection<Response> responses, IReadOnlySet<string>? asked = null)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var byItem = responses.ToDictionary(response => response.ItemId);
        var items = checklist.Items.Where(item => asked?.Contains(item.Id) is not false).ToList();
        var missing = items.Where(item => byItem.GetValueOrDefault(item.Id)?.Claim is null).Select(item => item.Id).ToList();
        if (missing.Count > 0)
        {
            return new MissingAnswers(missing);
        }

        var silent = items.Where(item => byItem[item.Id].NeedsStatement).Select(item => item.Id).ToList();
        return silent.Count > 0 ? new MissingStatements(silent) : Done.Value;
    }

    /// <summary>Every item that applies is determined, and every verdict other than met has a rationale.</summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="determinations">All determinations of the case.</param>
    /// <param name="facts">What is known of the firm; null where nothing is, and every item applies.</param>
    public static Result<Done> OfReview(Checklist checklist, IReadOnlyCollection<Determination> determinations, CaseFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var byItem = determinations.ToDictionary(determination => determination.ItemId);
        var items = checklist.Items.Where(item => facts?.Applies(item) is not false).ToList();
        var missing = items.Where(item => byItem.GetValueOrDefault(item.Id)?.Verdict is null).Select(item => item.Id).ToList();
        if (missing.Count > 0)
        {
            return new MissingDeterminations(missing);
        }

        var silent = items.Where(item => byItem[item.Id].NeedsRationale).Select(item => item.Id).ToList();
        return silent.Count > 0 ? new MissingRationales(silent) : Done.Value;
    }

    /// <summary>Every item on which the lead agreed with the firm was judged again since.</summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="comments">All comments of the case.</param>
    /// <param name="determinations">All determinations of the case.</param>
    /// <param name="facts">What is known of the firm; an item that no longer applies waits for no judgement.</param>
    /// <returns><see cref="AgreedNotJudged"/> with the others, in checklist order.</returns>
    public static Result<Done> OfFactCheck(
        Checklist checklist, IEnumerable<FactCheckComment> comments, IEnumerable<Determination> determinations, CaseFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var judgedAt = determinations.ToDictionary(row => row.ItemId, row => (DateTimeOffset?)row.UpdatedAt);
        var waiting = comments.Where(comment => comment.AwaitsJudgement(judgedAt.GetValueOrDefault(comment.ItemId))).Select(comment => comment.ItemId).ToHashSet();
        waiting.RemoveWhere(id => checklist.Find(id) is { } item && facts?.Applies(item) is false);
        return waiting.Count == 0 ? Done.Value : new AgreedNotJudged([.. checklist.Items.Select(item => item.Id).Where(waiting.Contains)]);
    }
}
