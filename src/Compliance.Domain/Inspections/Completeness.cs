using Compliance.Domain.Checklists;

namespace Compliance.Domain.Inspections;

/// <summary>What is still missing before a step; pages show the same lists that the steps refuse with.</summary>
public static class Completeness
{
    /// <summary>Every item is answered, and every claim other than met has a statement.</summary>
    public static Result<Done> OfAnswers(Checklist checklist, IReadOnlyCollection<Response> responses)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var byItem = responses.ToDictionary(response => response.ItemId);
        var missing = checklist.Items.Where(item => byItem.GetValueOrDefault(item.Id)?.Claim is null).Select(item => item.Id).ToList();
        if (missing.Count > 0)
        {
            return new MissingAnswers(missing);
        }

        var silent = checklist.Items.Where(item => byItem[item.Id].NeedsStatement).Select(item => item.Id).ToList();
        return silent.Count > 0 ? new MissingStatements(silent) : Done.Value;
    }

    /// <summary>Every item is determined, and every verdict other than met has a rationale.</summary>
    public static Result<Done> OfReview(Checklist checklist, IReadOnlyCollection<Determination> determinations)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var byItem = determinations.ToDictionary(determination => determination.ItemId);
        var missing = checklist.Items.Where(item => byItem.GetValueOrDefault(item.Id)?.Verdict is null).Select(item => item.Id).ToList();
        if (missing.Count > 0)
        {
            return new MissingDeterminations(missing);
        }

        var silent = checklist.Items.Where(item => byItem[item.Id].NeedsRationale).Select(item => item.Id).ToList();
        return silent.Count > 0 ? new MissingRationales(silent) : Done.Value;
    }

    /// <summary>Every item on which the lead agreed with the firm was judged again since.</summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="comments">All comments of the case.</param>
    /// <param name="determinations">All determinations of the case.</param>
    /// <returns><see cref="AgreedNotJudged"/> with the others, in checklist order.</returns>
    public static Result<Done> OfFactCheck(
        Checklist checklist, IEnumerable<FactCheckComment> comments, IEnumerable<Determination> determinations)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var judgedAt = determinations.ToDictionary(row => row.ItemId, row => (DateTimeOffset?)row.UpdatedAt);
        var waiting = comments.Where(comment => comment.AwaitsJudgement(judgedAt.GetValueOrDefault(comment.ItemId))).Select(comment => comment.ItemId).ToHashSet();
        return waiting.Count == 0 ? Done.Value : new AgreedNotJudged([.. checklist.Items.Select(item => item.Id).Where(waiting.Contains)]);
    }
}
