namespace Compliance.Domain.Checklists;

/// <summary>Takes a checklist apart for drafting, and puts a draft together again.</summary>
public static class DraftAssembly
{
    /// <summary>The frame of a checklist, and its items by the key of their section.</summary>
    /// <param name="checklist">A published version, or one that was imported.</param>
    /// <param name="newKey">Makes the keys of the sections.</param>
    public static (ChecklistFrame Frame, IReadOnlyList<(Guid SectionKey, Item Item)> Items) Split(Checklist checklist, Func<Guid> newKey)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        ArgumentNullException.ThrowIfNull(newKey);
        var common = Common(checklist);
        var sections = new List<DraftSection>();
        var items = new List<(Guid, Item)>();
        foreach (var section in checklist.Sections)
        {
            var key = newKey();
            sections.Add(new(key, section.Id, section.Title) { GroupId = section.GroupId, Weight = section.Weight, Floor = section.Floor });
            items.AddRange(section.Items.Select(item => (key, common is null ? item : item with { MetAnswer = null, NotMetAnswer = null, PartialStates = [], Loss = 0 })));
        }

        var frame = new ChecklistFrame(checklist.Title, checklist.Source, checklist.Notice, checklist.Scoring, checklist.NotApplicable, sections)
        {
            Answers = common,
            Questions = checklist.Questions,
            Limits = checklist.Limits,
            Groups = checklist.Groups,
        };
        return (frame, items);
    }

    /// <summary>The checklist as it would be published, complete or not.</summary>
    /// <param name="id">Id of the checklist.</param>
    /// <param name="version">Version to publish as.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="items">Items in order, with the keys of their sections.</param>
    public static Checklist Assemble(string id, string version, ChecklistFrame frame, IEnumerable<(Guid SectionKey, Item Item)> items)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var bySection = items.ToLookup(row => row.SectionKey, row => Complete(row.Item, frame));
        return new(id, version, frame.Title, frame.Source, frame.Notice, frame.Scoring, frame.NotApplicable,
            [.. frame.Sections.Select(section => new Section(section.Id, section.Title, [.. bySection[section.Key]])
            {
                GroupId = section.GroupId,
                Weight = section.Weight,
                Floor = section.Floor,
            })])
        {
            Questions = frame.Questions,
            Limits = frame.Limits,
            Groups = frame.Groups,
        };
    }

    /// <summary>The item with the answers that hold for it; what the points say is worked out as it is when a file is read.</summary>
    /// <param name="item">As stored.</param>
    /// <param name="frame">The frame of its draft.</param>
    public static Item Complete(Item item, ChecklistFrame frame)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Scoring is DeductionMethod)
        {
            return item;
        }

        var own = item is { MetAnswer: null, NotMetAnswer: null, PartialStates.Count: 0 } && frame.Answers is { } common
            ? item with { MetAnswer = common.Met, NotMetAnswer = common.NotMet, PartialStates = common.Between }
            : item;
        return own with
        {
            Loss = own.MetAnswer is null ? 0 : Distance(own.MetAnswer.Points, own.NotMetAnswer?.Points),
            PartialStates = [.. own.PartialStates.Select(state => state with { Loss = own.MetAnswer is null ? 0 : Distance(own.MetAnswer.Points, state.Points) })],
        };
    }

    // Points of a draft may be anything that was typed.
    private static int Distance(int? best, int? other) => (int)Math.Clamp((long)(best ?? 0) - (other ?? 0), int.MinValue, int.MaxValue);

    private static CommonAnswers? Common(Checklist checklist)
    {
        var first = checklist.Items.FirstOrDefault();
        return first is { MetAnswer: { } met, NotMetAnswer: { } notMet } && checklist.Items.All(item => item.HasSameAnswers(first))
            ? new(met, notMet, first.PartialStates)
            : null;
    }
}
