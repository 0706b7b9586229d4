using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.Domain.Inspections;

/// <summary>
/// One fact of the firm in one case: what the firm claims, or the register says of it, and what inspectors found where that
/// is something else. The register's part is copied, so that a later correction of the register changes no case.
/// </summary>
public sealed class CaseFact
{
    /// <summary>Longest rationale of a correction, in characters.</summary>
    public const int RationaleLimit = 5_000;

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>Name of the fact: built in, or a question of the checklist.</summary>
    public required string Fact { get; init; }

    /// <summary>What is claimed; empty while nobody said anything.</summary>
    public IReadOnlyList<string> Claimed { get; private set; } = [];

    /// <summary>Who of the firm said so; empty where it comes from the register.</summary>
    public string ClaimedByName { get; private set; } = "";

    /// <summary>When it was said or copied.</summary>
    public DateTimeOffset? ClaimedAt { get; private set; }

    /// <summary>What inspectors found instead; empty where they found nothing else.</summary>
    public IReadOnlyList<string> Judged { get; private set; } = [];

    /// <summary>Why; empty where nothing else was found.</summary>
    public string Rationale { get; private set; } = "";

    /// <summary>Who found it last.</summary>
    public Guid? JudgedById { get; private set; }

    /// <summary>Their name at that moment.</summary>
    public string JudgedByName { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset? JudgedAt { get; private set; }

    /// <summary>Grows with every change; a save names the version it saw. What was copied from the register has version 0.</summary>
    public int Version { get; private set; }

    /// <summary>True where inspectors found something else than what is claimed.</summary>
    public bool IsCorrected => Judged.Count > 0;

    /// <summary>What counts: what was found, else what is claimed; empty where nobody knows.</summary>
    public IReadOnlyList<string> Effective => IsCorrected ? Judged : Claimed;

    /// <summary>What the register says of the firm.</summary>
    /// <param name="inspectionId">The case.</param>
    /// <param name="fact">Size or sector.</param>
    /// <param name="value">Its value.</param>
    /// <param name="now">When it is copied.</param>
    public static CaseFact OfRegister(Guid inspectionId, string fact, string value, DateTimeOffset now) =>
        new() { InspectionId = inspectionId, Fact = fact, Claimed = [value], ClaimedAt = now };

    /// <summary>The firm answers, or takes its answer back.</summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="values">The answer; empty to take it back.</param>
    /// <param name="seenVersion">The version the writer saw; 0 for a new answer.</param>
    /// <param name="writer">Who answers.</param>
    /// <param name="now">When.</param>
    /// <returns><see cref="Conflict"/>, or <see cref="FactValueNotAllowed"/> for what is no answer to the question.</returns>
    public Result<Done> Claim(Checklist checklist, IReadOnlyCollection<string> values, int seenVersion, Actor writer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(writer);
        if (seenVersion != Version)
        {
            return new Conflict(Version);
        }

        if (values.Count > 0 && !checklist.CanBe(Fact, values))
        {
            return new FactValueNotAllowed(Fact);
        }

        (Claimed, ClaimedByName, ClaimedAt) = (Ordered(checklist, values), writer.Name, now);
        Version++;
        return Done.Value;
    }

    /// <summary>An inspector finds something else, or finds that the claim was right after all.</summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="values">What was found; empty to let the claim stand.</param>
    /// <param name="rationale">Why, 1 to <see cref="RationaleLimit"/> characters; not needed to let the claim stand.</param>
    /// <param name="seenVersion">The version the inspector saw.</param>
    /// <param name="inspector">Who finds it.</param>
    /// <param name="now">When.</param>
    /// <returns>
    /// <see cref="Conflict"/>, <see cref="FactValueNotAllowed"/> for a value that the fact cannot have or that is claimed already,
    /// or what is wrong with the rationale.
    /// </returns>
    public Result<Done> Correct(
        Checklist checklist, IReadOnlyCollection<string> values, string rationale, int seenVersion, Actor inspector, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(rationale);
        if (seenVersion != Version)
        {
            return new Conflict(Version);
        }

        if (values.Count == 0)
        {
            TakeBack(inspector, now);
            return Done.Value;
        }

        var found = Ordered(checklist, values);
        if (!checklist.CanBe(Fact, values) || found.SequenceEqual(Claimed))
        {
            return new FactValueNotAllowed(Fact);
        }

        if (string.IsNullOrWhiteSpace(rationale))
        {
            return new InvalidField("rationale", "Required");
        }

        if (rationale.Length > RationaleLimit)
        {
            return new TextTooLong("rationale", RationaleLimit);
        }

        (Judged, Rationale) = (found, rationale);
        Touch(inspector, now);
        return Done.Value;
    }

    /// <summary>Lets the claim stand again.</summary>
    /// <param name="by">Who takes the finding back.</param>
    /// <param name="now">When.</param>
    public void TakeBack(Actor by, DateTimeOffset now)
    {
        (Judged, Rationale) = ([], "");
        Touch(by, now);
    }

    // One order for the same answer, whatever was ticked first.
    private List<string> Ordered(Checklist checklist, IReadOnlyCollection<string> values) => [.. checklist.ValuesOf(Fact).Where(values.Contains)];

    private void Touch(Actor by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        (JudgedById, JudgedByName, JudgedAt) = (by.UserId, by.Name, now);
        Version++;
    }
}
