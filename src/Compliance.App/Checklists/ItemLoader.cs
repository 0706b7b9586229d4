using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.App.Checklists;

/// <summary>Answers of a scheme, as the domain keeps them: the best, the worst, and the states between.</summary>
internal sealed record AnswerSet(Answer Met, Answer NotMet, IReadOnlyList<PartialState> Between)
{
    /// <summary>Points lost by the worst answer.</summary>
    public int Loss => (Met.Points ?? 0) - (NotMet.Points ?? 0);
}

/// <summary>Reads items and answers, with just those keys that the method uses.</summary>
internal sealed class ItemLoader(FaultList faults, ScoringMethod method)
{
    private readonly IdPlaces itemIds = new();
    private readonly IdPlaces objectiveIds = new();

    private bool CountsPoints => method is SumMethod or MeanMethod;

    public YamlNode? PlaceOf(string id) => itemIds.Find(id) ?? objectiveIds.Find(id);

    public Item? Read(YamlNode node, string path, AnswerSet? common)
    {
        string[] required = ["id", "title", "requirement", "evidence"];
        string[] optional = ["note", "flags", "automaticFail", "precondition", "applies", "objectives"];
        var map = YamlMap.Of(
            node,
            path,
            faults,
            method is DeductionMethod ? [.. required, "loss"] : required,
            [.. optional, .. method switch
            {
                DeductionMethod => ["partialStates"],
                SumMethod => ["answers", "floor", "target"],
                MeanMethod => ["answers", "weight", "floor", "target"],
                _ => (string[])["answers", "level", "partialStates"],
            }]);
        if (map is null)
        {
            return null;
        }

        if (itemIds.Count == Ruleset.MaximumItems)
        {
            faults.Add(node, path, $"at most {Ruleset.MaximumItems} items", "one more");
        }

        var faultsBefore = faults.Count;
        var loss = method is DeductionMethod ? map.Integer("loss", 0, Item.MaximumLoss) : 0;

        // A loss that could not be read says nothing about what its partial states may cost.
        var limit = map.Node("loss") is null || faults.Count > faultsBefore ? Item.MaximumLoss : loss;
        var answers = Answers(map, "answers") ?? common;
        if (CountsPoints && answers is null)
        {
            faults.Add(node, path, "answers with points, of the item or of the checklist", "none");
        }

        if (answers is not null && map.Node("partialStates") is not null)
        {
            map.Fault("partialStates", "answers or partial states, not both");
        }

        var stateIds = new IdPlaces();
        var states = map.List("partialStates").Select(x => State(x.Node, x.Path, limit, stateIds)).OfType<PartialState>().ToArray();
        return new Item(
            itemIds.Take(map, Ids.IsItemId, ChecklistLoader.ItemIdExpected),
            map.Localized("title"),
            map.Localized("requirement"),
            map.Localized("evidence"),
            answers?.Loss ?? loss,
            map.Flag("precondition"),
            answers?.Between ?? states,
            [.. map.List("objectives").Select(x => ObjectiveOf(x.Node, x.Path)).OfType<Objective>()])
        {
            MetAnswer = answers?.Met,
            NotMetAnswer = answers?.NotMet,
            Note = map.Node("note") is null ? null : map.Localized("note"),
            Flags = Flags(map),
            IsAutomaticFail = map.Flag("automaticFail"),
            Weight = map.Node("weight") is null ? 1 : map.Integer("weight", 1, Item.MaximumWeight),
            Floor = Points(map, "floor"),
            Target = Points(map, "target"),
            Level = map.Node("level") is not null ? map.Integer("level", 1, LevelsMethod.HighestLevel)
                : method is LevelsMethod { Levels: [var first, ..] } ? first.Number : 1,
            Applies = map.Node("applies") is { } condition ? new ConditionLoader(faults).Read(condition, $"{path}.applies") : null,
        };
    }

    /// <summary>The answers under a key, or null where there are none or they were reported.</summary>
    public AnswerSet? Answers(YamlMap parent, string key)
    {
        if (parent.Node(key) is null)
        {
            return null;
        }

        var ids = new IdPlaces();
        var faultsBefore = faults.Count;
        var answers = parent.List(key).Select(x => AnswerOf(x.Node, x.Path, ids)).OfType<(string Counts, PartialState State)>().ToArray();
        var met = answers.Where(answer => answer.Counts == "met").ToArray();
        var notMet = answers.Where(answer => answer.Counts == "not-met").ToArray();
        if (faults.Count > faultsBefore)
        {
            return null;
        }

        if (met.Length != 1 || notMet.Length != 1)
        {
            parent.Fault(key, "exactly one answer that counts as met and one as not-met", $"{met.Length} and {notMet.Length}");
            return null;
        }

        var best = Plain(met[0].State);
        var between = answers.Where(answer => answer.Counts is "partial" or "accepted")
            .Select(answer => answer.State with { Loss = (best.Points ?? 0) - (answer.State.Points ?? 0), IsAccepted = answer.Counts == "accepted" });
        return new(best, Plain(notMet[0].State), [.. between]);
    }

    private static Answer Plain(PartialState state) => new(state.Id, state.Title, state.Points) { Flags = state.Flags };

    private (string Counts, PartialState State)? AnswerOf(YamlNode node, string path, IdPlaces ids)
    {
        string[] required = ["id", "title", "counts"];
        string[] optional = method is LevelsMethod ? ["flags", "blocksFrom"] : ["flags"];
        var map = YamlMap.Of(node, path, faults, CountsPoints ? [.. required, "points"] : required, optional);
        if (map is null)
        {
            return null;
        }

        var counts = map.Text("counts", text => text is "met" or "accepted" or "partial" or "not-met", "met, accepted, partial or not-met");
        var id = ids.Take(map, Ids.IsName, ChecklistLoader.NameExpected);
        if (Verdict.IsReserved(id) && id != counts)
        {
            map.Fault("id", "a name that is not itself another verdict");
        }

        return (counts, new(id, 0, map.Localized("title"))
        {
            Points = Points(map, "points"),
            BlocksFrom = BlocksFrom(map),
            Flags = Flags(map),
        });
    }

    private PartialState? State(YamlNode node, string path, int itemLoss, IdPlaces ids)
    {
        var map = method is LevelsMethod
            ? YamlMap.Of(node, path, faults, ["id", "title"], "blocksFrom", "flags")
            : YamlMap.Of(node, path, faults, ["id", "loss", "title"], "flags");
        if (map is null)
        {
            return null;
        }

        var id = ids.Take(map, Ids.IsName, ChecklistLoader.NameExpected);
        if (Verdict.IsReserved(id))
        {
            map.Fault("id", "a name that is not itself a verdict");
        }

        var loss = method is LevelsMethod ? 0 : map.Integer("loss", 0, Item.MaximumLoss);
        if (loss > itemLoss)
        {
            map.Fault("loss", $"at most the loss of the item, {itemLoss}");
        }

        return new(id, loss, map.Localized("title")) { BlocksFrom = BlocksFrom(map), Flags = Flags(map) };
    }

    private Objective? ObjectiveOf(YamlNode node, string path)
    {
        var map = YamlMap.Of(node, path, faults, ["id", "text"], method is LevelsMethod ? ["level"] : []);
        return map is null ? null : new(
            objectiveIds.Take(map, Ids.IsObjectiveId, ChecklistLoader.ItemIdExpected + ", optionally with a part in square brackets"),
            map.Localized("text"))
        {
            Level = map.Node("level") is null ? null : map.Integer("level", 1, LevelsMethod.HighestLevel),
        };
    }

    private IReadOnlyList<string> Flags(YamlMap map)
    {
        const string Expected = "names of lower-case letters and digits with hyphens between, each once";
        var flags = new List<string>();
        foreach (var (node, path) in map.List("flags"))
        {
            if (node is YamlScalar { Value: var flag } && Ids.IsName(flag) && !flags.Contains(flag))
            {
                flags.Add(flag);
            }
            else
            {
                faults.Add(node, path, Expected);
            }
        }

        return flags.Count == 0 ? [] : [.. flags];
    }

    private static int? Points(YamlMap map, string key) =>
        map.Node(key) is null ? null : map.Integer(key, -Item.MaximumLoss, Item.MaximumLoss);

    private static int? BlocksFrom(YamlMap map) =>
        map.Node("blocksFrom") is null ? null : map.Integer("blocksFrom", 1, LevelsMethod.HighestLevel);
}
