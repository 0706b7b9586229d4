namespace Compliance.Domain.Inspections;

/// <summary>How a firm is going to close one open item.</summary>
/// <param name="Measure">What will be done.</param>
/// <param name="Responsible">Which function of the firm answers for it; no person is named.</param>
/// <param name="Milestones">The steps, in the order of their days.</param>
public sealed record ActionPlan(string Measure, string Responsible, IReadOnlyList<Milestone> Milestones)
{
    /// <summary>Longest measure, in characters.</summary>
    public const int MeasureLimit = 5_000;

    /// <summary>Longest name of a function, in characters.</summary>
    public const int ResponsibleLimit = 200;

    /// <summary>Longest milestone, in characters.</summary>
    public const int MilestoneLimit = 500;

    /// <summary>Most milestones of one plan.</summary>
    public const int MostMilestones = 20;

    /// <summary>A plan without a word.</summary>
    public static readonly ActionPlan Empty = new("", "", []);

    /// <summary>Whether the plan can be kept: an unfinished one can, one that is too long cannot.</summary>
    public Result<Done> CheckSize() =>
        Measure.Length > MeasureLimit ? new TextTooLong("measure", MeasureLimit)
        : Responsible.Length > ResponsibleLimit ? new TextTooLong("responsible", ResponsibleLimit)
        : Milestones.Count > MostMilestones || Milestones.Any(milestone => milestone.Text.Length > MilestoneLimit) ? new TextTooLong("milestones", MilestoneLimit)
        : Done.Value;

    /// <summary>Whether the plan can be handed in: everything is said, and every step has its day in time and in order.</summary>
    /// <param name="dueOn">Last day to close the item.</param>
    public Result<Done> CheckComplete(DateOnly dueOn)
    {
        if (string.IsNullOrWhiteSpace(Measure))
        {
            return new InvalidField("measure", "Required");
        }

        if (string.IsNullOrWhiteSpace(Responsible))
        {
            return new InvalidField("responsible", "Required");
        }

        if (Milestones.Count == 0)
        {
            return new InvalidField("milestones", "Required");
        }

        for (var index = 0; index < Milestones.Count; index++)
        {
            if (string.IsNullOrWhiteSpace(Milestones[index].Text) || Milestones[index].DueOn is not { } day)
            {
                return new MilestoneIncomplete(index + 1);
            }

            if (day > dueOn)
            {
                return new MilestoneTooLate(index + 1, dueOn);
            }

            if (index > 0 && day < Milestones[index - 1].DueOn)
            {
                return new MilestonesNotInOrder(index + 1);
            }
        }

        return Done.Value;
    }
}

/// <summary>One step of a plan.</summary>
/// <param name="Text">What will have been reached.</param>
/// <param name="DueOn">Until which day; null while it is being written.</param>
public sealed record Milestone(string Text, DateOnly? DueOn);
