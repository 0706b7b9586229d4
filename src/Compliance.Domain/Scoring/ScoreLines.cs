using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>Turns what counts into lines with their explanations, sections, groups and gates.</summary>
internal static class ScoreLines
{
    public const string AutomaticFailId = "automatic-fail";
    public const string FloorsId = "floors";

    private static readonly string[] None = [];

    public static ScoreResult Explain(
        Ruleset ruleset,
        ItemDetermination[] ordered,
        ReadOnlySpan<Judged> judged,
        Tally tally,
        FirmFacts? facts)
    {
        var items = new ScoredItem[judged.Length];
        List<string>? failed = null;
        for (var i = 0; i < items.Length; i++)
        {
            var item = ruleset.Items[i];
            items[i] = Line(ruleset.Method, item, ordered[i], judged[i]);
            if (item.IsPrecondition && judged[i].IsOpen)
            {
                (failed ??= []).Add(item.Id);
            }
        }

        return new(
            failed is null ? tally.Score : null,
            tally.Maximum,
            items,
            Sections(ruleset, judged, tally),
            failed ?? (IReadOnlyList<string>)None,
            ruleset.RulesetHash,
            InputsForm.Hash(ordered, facts))
        {
            Level = failed is null ? tally.Level : null,
            Groups = ruleset.Groups.Count == 0 ? [] : [.. ruleset.Groups.Select((group, i) => new ScoredGroup(group.Id, tally.Groups[i]))],
            Gates = Gates(ruleset, items, tally),
        };
    }

    private static ScoredItem Line(ScoringMethod method, Item item, ItemDetermination determination, in Judged judged)
    {
        var loss = judged.Loss(item);
        var state = (judged.Verdict as Verdict.Partial)?.State;
        var open = determination.Objectives is { Count: > 0 } objectives ? OpenObjectives(item, objectives) : None;
        var points = judged.IsExcluded ? null : judged.Points;
        var kind = item.IsPrecondition && judged.IsOpen ? ExplanationKind.PreconditionNotMet : judged.Kind;
        var explanation = new Explanation(kind, item.Id, loss, item.Loss, state, open)
        {
            Method = method is DeductionMethod ? null : method.Name,
            Points = points,
            FullPoints = item.MetAnswer?.Points,
            Weight = method is MeanMethod ? item.Weight : null,
            Level = method is not LevelsMethod ? null : judged.IsOpen ? judged.BlockedFrom : item.Level,
            Floor = points < item.Floor ? item.Floor : null,
            Target = points < item.Target ? item.Target : null,
            IsAutomaticFail = item.IsAutomaticFail && judged.IsOpen,
        };
        return new(item.Id, judged.Verdict, loss, explanation)
        {
            IsOpen = judged.IsOpen,
            Points = points,
            Gap = item.Target is { } target && points is { } reached ? Math.Max(0, target - reached) : null,
            OpenFlags = judged.IsOpen ? OpenFlags(item, judged) : None,
        };
    }

    private static string[] OpenObjectives(Item item, IReadOnlyDictionary<string, ObjectiveState> judged) =>
    [
        .. item.Objectives
            .Where(objective => judged.GetValueOrDefault(objective.Id) is ObjectiveState.NotMet)
            .Select(objective => objective.Id),
    ];

    private static IReadOnlyList<string> OpenFlags(Item item, in Judged judged)
    {
        var own = judged.State?.Flags ?? item.NotMetAnswer?.Flags ?? None;
        return own.Count == 0 ? item.Flags : [.. item.Flags.Union(own)];
    }

    private static ScoredSection[] Sections(Ruleset ruleset, ReadOnlySpan<Judged> judged, Tally tally)
    {
        var sections = new ScoredSection[ruleset.Sections.Count];
        for (var s = 0; s < sections.Length; s++)
        {
            var (first, count) = ruleset.Span(s);
            int loss = 0, possible = 0, met = 0, partial = 0, notMet = 0, notApplicable = 0;
            for (var i = first; i < first + count; i++)
            {
                loss += judged[i].Loss(ruleset.Items[i]);
                possible += ruleset.Items[i].Loss;
                switch (judged[i].Verdict)
                {
                    case Verdict.Met:
                        met++;
                        break;
                    case Verdict.NotMet:
                        notMet++;
                        break;
                    case Verdict.Partial:
                        partial++;
                        break;
                    default:
                        notApplicable++;
                        break;
                }
            }

            sections[s] = new(ruleset.Sections[s].Id, loss, possible, met, partial, notMet, notApplicable)
            {
                Score = tally.Sections[s].Score,
                Maximum = tally.Sections[s].Maximum,
            };
        }

        return sections;
    }

    private static IReadOnlyList<ScoredGate> Gates(Ruleset ruleset, ScoredItem[] items, Tally tally)
    {
        if (!ruleset.HasGates)
        {
            return [];
        }

        var gates = new List<ScoredGate>();
        if (ruleset.Items.Any(item => item.IsAutomaticFail))
        {
            string[] failed = [.. items.Where(line => line.Explanation.IsAutomaticFail).Select(line => line.ItemId)];
            gates.Add(new(GateKind.AutomaticFail, AutomaticFailId, failed.Length == 0, failed, 0));
        }

        foreach (var limit in ruleset.Limits)
        {
            string[] counted = [.. items.Where(line => line.OpenFlags.Contains(limit.Flag)).Select(line => line.ItemId)];
            gates.Add(new(GateKind.Limit, limit.Id, counted.Length <= limit.Maximum, counted, limit.Maximum));
        }

        if (ruleset.HasFloors)
        {
            string[] below =
            [
                .. items.Where(line => line.Explanation.Floor is not null).Select(line => line.ItemId),
                .. ruleset.Sections.Where((section, i) => tally.Sections[i].Score < section.Floor).Select(section => section.Id),
                .. ruleset.Groups.Where((group, i) => tally.Groups[i] < group.Floor).Select(group => group.Id),
            ];
            gates.Add(new(GateKind.Floors, FloorsId, below.Length == 0, below, 0));
        }

        return gates;
    }
}
