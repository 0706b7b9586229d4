using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Inspections;

/// <summary>What the inspectors judge on one item of a case.</summary>
public sealed class Determination
{
    /// <summary>Longest rationale or recommendation, in characters.</summary>
    public const int TextLimit = 20_000;

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>Text form of the verdict (<see cref="Scoring.Verdict"/>); null while open.</summary>
    public string? Verdict { get; private set; }

    /// <summary>States of the item's objectives, by objective id; those not judged are absent.</summary>
    public IReadOnlyDictionary<string, ObjectiveState> Objectives { get; private set; } = new Dictionary<string, ObjectiveState>();

    /// <summary>Why.</summary>
    public string Rationale { get; private set; } = "";

    /// <summary>How much it matters; null unless the item is open.</summary>
    public Severity? Severity { get; private set; }

    /// <summary>What the firm should do.</summary>
    public string Recommendation { get; private set; } = "";

    /// <summary>Evidence versions relied on.</summary>
    public IReadOnlyList<Guid> ReliedOn { get; private set; } = [];

    /// <summary>Who judged last.</summary>
    public Guid InspectorId { get; private set; }

    /// <summary>Their name at that moment.</summary>
    public string InspectorName { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Grows with every change; a save names the version it saw.</summary>
    public int Version { get; private set; }

    /// <summary>Writes a judgement.</summary>
    /// <param name="item">The item of the checklist.</param>
    /// <param name="judgement">What is judged.</param>
    /// <param name="seenVersion">The version the inspector saw; 0 for a new one.</param>
    /// <param name="inspector">Who judges.</param>
    /// <param name="now">When.</param>
    public Result<Done> Judge(Item item, Judgement judgement, int seenVersion, Actor inspector, DateTimeOffset now)
    {
        if (seenVersion != Version)
        {
            return new Conflict(Version);
        }

        return ItemScore.Of(item, judgement, inspector, now).Then<Done>(score =>
        {
            (Verdict, Objectives, Rationale, Severity, Recommendation, ReliedOn) =
                (score.Verdict, score.Objectives, score.Rationale, score.Severity, score.Recommendation, score.ReliedOn);
            Touch(inspector, now);
            return Done.Value;
        });
    }

    /// <summary>Takes the verdict away again: the item is to be judged anew; the words stay for whoever judges it.</summary>
    public void Reopen(Actor by, DateTimeOffset now)
    {
        Verdict = null;
        Objectives = new Dictionary<string, ObjectiveState>();
        Severity = null;
        Touch(by, now);
    }

    /// <summary>The scorer's input; null while open.</summary>
    public ItemDetermination? ForScoring() =>
        Verdict is null ? null : new ItemDetermination(ItemId, Scoring.Verdict.Parse(Verdict).Value, Objectives);

    /// <summary>True where the verdict needs a rationale and has none: all but met.</summary>
    public bool NeedsRationale => ItemScore.NeedsRationale(Verdict, Rationale);

    /// <summary>The judgement as it is now, to be kept beside another.</summary>
    public ItemScore ToScore() => new(Verdict, Objectives, Rationale, Severity, Recommendation, ReliedOn, InspectorId, InspectorName, UpdatedAt);

    private void Touch(Actor by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        InspectorId = by.UserId;
        InspectorName = by.Name;
        UpdatedAt = now;
        Version++;
    }
}

/// <summary>What an inspector judges on an item, as they hand it in.</summary>
/// <param name="Verdict">The verdict, or null to leave it open.</param>
/// <param name="Objectives">States by objective id.</param>
/// <param name="Rationale">Why.</param>
/// <param name="Severity">How much it matters; only kept where the item is open.</param>
/// <param name="Recommendation">What the firm should do.</param>
/// <param name="ReliedOn">Evidence versions relied on.</param>
public sealed record Judgement(
    Verdict? Verdict,
    IReadOnlyDictionary<string, ObjectiveState> Objectives,
    string Rationale,
    Severity? Severity,
    string Recommendation,
    IReadOnlyList<Guid> ReliedOn)
{
    /// <summary>The severity that is kept: only an open item has one.</summary>
    /// <param name="item">The item that is judged.</param>
    public Severity? KeptSeverity(Item item) => Verdict is { } verdict && item.IsOpen(verdict) ? Severity : null;

    /// <summary>Checks that the judgement fits the item and is consistent: met contradicts an objective that is not met.</summary>
    public Result<Done> CheckAgainst(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (Rationale.Length > Determination.TextLimit)
        {
            return new TextTooLong("rationale", Determination.TextLimit);
        }

        if (Recommendation.Length > Determination.TextLimit)
        {
            return new TextTooLong("recommendation", Determination.TextLimit);
        }

        if (Objectives.Keys.FirstOrDefault(id => item.Objectives.All(objective => objective.Id != id)) is { } unknown)
        {
            return new UnknownObjective(item.Id, unknown);
        }

        return Verdict switch
        {
            Scoring.Verdict.Partial named when item.FindPartial(named.State) is null => new VerdictNotAllowed(item.Id, named.State),
            Scoring.Verdict.Met when Objectives.Values.Contains(ObjectiveState.NotMet) => new VerdictNotAllowed(item.Id, Scoring.Verdict.MetText),
            _ => Done.Value,
        };
    }
}
