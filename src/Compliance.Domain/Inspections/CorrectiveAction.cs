using Compliance.Domain.Access;

namespace Compliance.Domain.Inspections;

/// <summary>
/// What a firm does about one item that its frozen assessment leaves open, from the plan to the judgement that closes it.
/// Claims and judgements are rows of their own that never change; nothing here touches the assessment.
/// </summary>
public sealed class CorrectiveAction
{
    /// <summary>Longest statement of a closure, in characters.</summary>
    public const int StatementLimit = 10_000;

    /// <summary>Longest remarks or rationale of an inspector, in characters.</summary>
    public const int RemarksLimit = 5_000;

    /// <summary>Most files cited for one closure.</summary>
    public const int MostEvidence = 50;

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The item that is open.</summary>
    public required string ItemId { get; init; }

    /// <summary>How far it has come.</summary>
    public CorrectiveActionState State { get; private set; } = CorrectiveActionState.Planning;

    /// <summary>The plan as the firm writes it; the firm's alone.</summary>
    public ActionPlan Plan { get; private set; } = ActionPlan.Empty;

    /// <summary>The plan as it was last handed in; it stays what it is once it was accepted.</summary>
    public ActionPlan? HandedIn { get; private set; }

    /// <summary>Who handed it in.</summary>
    public string? HandedInByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? HandedInAt { get; private set; }

    /// <summary>When a plan was accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>Who accepted it.</summary>
    public string? AcceptedByName { get; private set; }

    /// <summary>What an inspector wrote to the firm when a plan or a claim last went back; null where none did since.</summary>
    public string? Remarks { get; private set; }

    /// <summary>The day on which each milestone of the accepted plan was done, in their order; null where it is not.</summary>
    public IReadOnlyList<DateOnly?> DoneOn { get; private set; } = [];

    /// <summary>What was done, as the firm writes it; the firm's alone until it is claimed.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>Evidence versions that the firm means to claim with; the firm's alone until it is claimed.</summary>
    public IReadOnlyList<Guid> Evidence { get; private set; } = [];

    /// <summary>How many claims were made; also the number of the last one.</summary>
    public int Round { get; private set; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Grows with every change; a save names the version it saw.</summary>
    public int Version { get; private set; }

    /// <summary>True while it is neither closed nor expired.</summary>
    public bool IsOpen => State is not (CorrectiveActionState.Closed or CorrectiveActionState.Expired);

    /// <summary>Milestones of the accepted plan that are not done.</summary>
    public int OpenMilestones => DoneOn.Count(day => day is null);

    /// <summary>Writes the plan; an unfinished one is kept as it is.</summary>
    /// <param name="plan">The plan so far.</param>
    /// <param name="seenVersion">The version the writer saw.</param>
    public Result<Done> WritePlan(ActionPlan plan, int seenVersion)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Step(CorrectiveActionEvent.WritePlan, seenVersion, () => plan.CheckSize(), () => Plan = plan);
    }

    /// <summary>The signatory hands the plan in.</summary>
    /// <param name="seenVersion">The version the signatory read.</param>
    /// <param name="dueOn">Last day to close the item.</param>
    /// <param name="signatory">Who hands it in.</param>
    /// <param name="now">When.</param>
    public Result<Done> SubmitPlan(int seenVersion, DateOnly dueOn, Actor signatory, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(signatory);
        return Step(
            CorrectiveActionEvent.SubmitPlan,
            seenVersion,
            () => Plan.CheckComplete(dueOn),
            () => (HandedIn, HandedInByName, HandedInAt, Remarks) = (Plan, signatory.Name, now, null));
    }

    /// <summary>An inspector accepts the plan.</summary>
    /// <param name="seenVersion">The version the inspector read.</param>
    /// <param name="inspector">Who accepts.</param>
    /// <param name="now">When.</param>
    public Result<Done> AcceptPlan(int seenVersion, Actor inspector, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(inspector);
        return Step(
            CorrectiveActionEvent.AcceptPlan,
            seenVersion,
            () => Done.Value,
            () => (AcceptedAt, AcceptedByName, DoneOn) = (now, inspector.Name, new DateOnly?[HandedIn!.Milestones.Count]));
    }

    /// <summary>An inspector returns the plan.</summary>
    /// <param name="remarks">What is missing; the firm reads it.</param>
    /// <param name="seenVersion">The version the inspector read.</param>
    public Result<Done> ReturnPlan(string remarks, int seenVersion) =>
        Step(CorrectiveActionEvent.ReturnPlan, seenVersion, () => CheckRemarks(remarks), () => Remarks = remarks);

    /// <summary>Marks a milestone as done, or as not done after all.</summary>
    /// <param name="number">Which one, from 1.</param>
    /// <param name="doneOn">The day, not after <paramref name="today"/>; null where it is not done.</param>
    /// <param name="today">Today where the installation is.</param>
    /// <param name="seenVersion">The version the person saw.</param>
    public Result<Done> Mark(int number, DateOnly? doneOn, DateOnly today, int seenVersion) => Step(
        CorrectiveActionEvent.WorkOn,
        seenVersion,
        () => number < 1 || number > DoneOn.Count ? new UnknownMilestone(number)
            : doneOn > today ? new InvalidField("doneOn", "NotInFuture")
            : Done.Value,
        () => DoneOn = [.. DoneOn.Select((day, index) => index == number - 1 ? doneOn : day)]);

    /// <summary>Writes what was done.</summary>
    /// <param name="statement">The words so far.</param>
    /// <param name="seenVersion">The version the writer saw.</param>
    public Result<Done> WriteClosure(string statement, int seenVersion)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return Step(CorrectiveActionEvent.WorkOn, seenVersion, () => CheckStatement(statement), () => Statement = statement);
    }

    /// <summary>Changes which files are to be claimed with; the caller checked that they are the firm's own and released.</summary>
    /// <param name="versions">Evidence versions; each is kept once, in the order given.</param>
    public Result<Done> Cite(IEnumerable<Guid> versions)
    {
        var cited = versions.Distinct().ToArray();
        return Step(
            CorrectiveActionEvent.WorkOn,
            Version,
            () => cited.Length > MostEvidence ? new InvalidField("evidence", "TooMany") : Done.Value,
            () => Evidence = cited);
    }

    /// <summary>The signatory claims that the item is closed.</summary>
    /// <param name="id">Id of the claim to be.</param>
    /// <param name="evidence">The cited files as they are; all of <see cref="Evidence"/>.</param>
    /// <param name="seenVersion">The version the signatory read.</param>
    /// <param name="signatory">Who claims.</param>
    /// <param name="now">When.</param>
    public Result<ClosureClaim> Claim(Guid id, IReadOnlyList<ClaimedEvidence> evidence, int seenVersion, Actor signatory, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(signatory);
        return Step(CorrectiveActionEvent.ClaimClosure, seenVersion, CheckClaim, () => (Round, Remarks) = (Round + 1, null)).Then<ClosureClaim>(_ => new ClosureClaim
        {
            Id = id,
            InspectionId = InspectionId,
            ItemId = ItemId,
            Round = Round,
            Statement = Statement,
            Evidence = evidence,
            SignatoryId = signatory.UserId,
            SignatoryName = signatory.Name,
            At = now,
        });
    }

    /// <summary>An inspector judges the claim: the item is met, or the claim goes back.</summary>
    /// <param name="id">Id of the judgement to be.</param>
    /// <param name="closed">True where the item is met now.</param>
    /// <param name="rationale">Why; the firm reads it.</param>
    /// <param name="seenVersion">The version the inspector read.</param>
    /// <param name="inspector">Who judges.</param>
    /// <param name="now">When.</param>
    public Result<ClosureJudgement> Judge(Guid id, bool closed, string rationale, int seenVersion, Actor inspector, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(inspector);
        return Step(
            closed ? CorrectiveActionEvent.Close : CorrectiveActionEvent.ReturnClosure,
            seenVersion,
            () => CheckRemarks(rationale),
            () => (ClosedAt, Remarks) = closed ? (now, null) : (ClosedAt, rationale)).Then<ClosureJudgement>(_ => new ClosureJudgement
            {
                Id = id,
                InspectionId = InspectionId,
                ItemId = ItemId,
                Round = Round,
                Closed = closed,
                Rationale = rationale,
                InspectorId = inspector.UserId,
                InspectorName = inspector.Name,
                At = now,
            });
    }

    /// <summary>The last day passed.</summary>
    public Result<Done> Expire() => Step(CorrectiveActionEvent.Expire, Version, () => Done.Value, () => { });

    private Result<Done> CheckClaim() =>
        OpenMilestones > 0 ? new MilestonesOpen(OpenMilestones)
        : string.IsNullOrWhiteSpace(Statement) ? new InvalidField("statement", "Required")
        : Evidence.Count == 0 ? new ClosureEvidenceMissing()
        : Done.Value;

    private static Result<Done> CheckStatement(string statement) =>
        statement.Length > StatementLimit ? new TextTooLong("statement", StatementLimit) : Done.Value;

    private static Result<Done> CheckRemarks(string remarks) =>
        string.IsNullOrWhiteSpace(remarks) ? new InvalidField("remarks", "Required")
        : remarks.Length > RemarksLimit ? new TextTooLong("remarks", RemarksLimit)
        : Done.Value;

    // First whether it may happen at all, then whether the person saw what it happens to, then whether it is complete.
    private Result<Done> Step(CorrectiveActionEvent happened, int seenVersion, Func<Result<Done>> check, Action apply)
    {
        var next = CorrectiveActionLifeCycle.Next(State, happened);
        if (!next.IsSuccess)
        {
            return next.Error;
        }

        if (seenVersion != Version)
        {
            return new Conflict(Version);
        }

        var complete = check();
        if (!complete.IsSuccess)
        {
            return complete;
        }

        apply();
        State = next.Value;
        Version++;
        return Done.Value;
    }
}
