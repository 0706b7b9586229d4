using Compliance.Domain.Access;

namespace Compliance.Domain.Inspections;

/// <summary>How far a visit has come.</summary>
public enum SiteVisitState
{
    /// <summary>It is to take place.</summary>
    Planned,

    /// <summary>It was called off.</summary>
    Cancelled,

    /// <summary>It took place; minutes are written.</summary>
    Held,
}

/// <summary>When, where and what for.</summary>
/// <param name="From">Its begin.</param>
/// <param name="To">Its end, after the begin and within <see cref="SiteVisit.LongestHours"/> hours.</param>
/// <param name="Place">Where, 1 to <see cref="SiteVisit.PlaceLimit"/> characters; it stands in the invitation.</param>
/// <param name="Agenda">What for, up to <see cref="SiteVisit.TextLimit"/> characters; it never leaves the platform.</param>
public sealed record VisitPlan(DateTimeOffset From, DateTimeOffset To, string Place, string Agenda);

/// <summary>
/// A visit of the team at the firm. Every change of what an invitation says makes its <see cref="Sequence"/> grow, so that calendars
/// know which invitation is the newest.
/// </summary>
public sealed class SiteVisit
{
    /// <summary>Longest place, in characters.</summary>
    public const int PlaceLimit = 300;

    /// <summary>Longest agenda or minutes, in characters.</summary>
    public const int TextLimit = 20_000;

    /// <summary>Longest reason for a cancellation, in characters.</summary>
    public const int ReasonLimit = 500;

    /// <summary>Longest visit, in hours; a visit of several days is several visits.</summary>
    public const int LongestHours = 24;

    /// <summary>Its id; the invitation's UID is made from it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>Its begin.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>Its end.</summary>
    public DateTimeOffset To { get; private set; }

    /// <summary>Where.</summary>
    public string Place { get; private set; } = "";

    /// <summary>What for; both sides read it.</summary>
    public string Agenda { get; private set; } = "";

    /// <summary>How far it has come.</summary>
    public SiteVisitState State { get; private set; }

    /// <summary>Number of the invitation, from 0.</summary>
    public int Sequence { get; private set; }

    /// <summary>When what the invitation says last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Why it was called off; both sides read it.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>What the team wrote; the firm reads only what was shared (<see cref="SharedMinutes"/>).</summary>
    public string Minutes { get; private set; } = "";

    /// <summary>When the minutes were shared with the firm; from then on they never change.</summary>
    public DateTimeOffset? SharedAt { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>Who is invited.</summary>
    public ICollection<VisitAttendee> Attendees { get; init; } = [];

    /// <summary>Plans a visit.</summary>
    /// <returns>The visit, without attendees; <see cref="InvalidField"/> or <see cref="TextTooLong"/>.</returns>
    public static Result<SiteVisit> Plan(Guid id, Guid inspectionId, VisitPlan plan, DateTimeOffset now) =>
        Check(plan, now).Then<SiteVisit>(_ =>
        {
            var visit = new SiteVisit { Id = id, InspectionId = inspectionId };
            visit.Take(plan, now);
            visit.Version = 1;
            return visit;
        });

    /// <summary>Changes time, place, agenda or those invited.</summary>
    /// <param name="plan">What holds from now on.</param>
    /// <param name="seenVersion">The version that was read.</param>
    /// <param name="now">When.</param>
    /// <returns><see cref="VisitNotPlanned"/> once it was held or called off; <see cref="Conflict"/> where somebody else changed it.</returns>
    public Result<Done> Move(VisitPlan plan, int seenVersion, DateTimeOffset now) =>
        Open(seenVersion).Then(_ => Check(plan, now)).Then<Done>(_ =>
        {
            Take(plan, now);
            Sequence++;
            return Done.Value;
        });

    /// <summary>Calls it off.</summary>
    /// <param name="reason">Why, 1 to <see cref="ReasonLimit"/> characters.</param>
    /// <param name="seenVersion">The version that was read.</param>
    /// <param name="now">When.</param>
    public Result<Done> Cancel(string reason, int seenVersion, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return Open(seenVersion).Then<Done>(_ =>
        {
            if (reason.Length == 0)
            {
                return new InvalidField("reason", "Required");
            }

            if (reason.Length > ReasonLimit)
            {
                return new TextTooLong("reason", ReasonLimit);
            }

            (State, CancelReason, ChangedAt) = (SiteVisitState.Cancelled, reason, now);
            Sequence++;
            Version++;
            return Done.Value;
        });
    }

    /// <summary>Writes the minutes; the visit has begun and was not called off.</summary>
    /// <param name="minutes">1 to <see cref="TextLimit"/> characters.</param>
    /// <param name="seenVersion">The version that was read.</param>
    /// <param name="now">When.</param>
    /// <returns><see cref="VisitNotBegun"/>, <see cref="MinutesAreShared"/>, <see cref="VisitNotPlanned"/> or <see cref="Conflict"/>.</returns>
    public Result<Done> Write(string minutes, int seenVersion, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(minutes);
        if (SharedAt is not null)
        {
            return new MinutesAreShared();
        }

        if (State is SiteVisitState.Cancelled)
        {
            return new VisitNotPlanned();
        }

        if (seenVersion != Version)
        {
            return new Conflict(Version);
        }

        if (now < From)
        {
            return new VisitNotBegun();
        }

        if (minutes.Length == 0)
        {
            return new InvalidField("minutes", "Required");
        }

        if (minutes.Length > TextLimit)
        {
            return new TextTooLong("minutes", TextLimit);
        }

        (State, Minutes) = (SiteVisitState.Held, minutes);
        Version++;
        return Done.Value;
    }

    /// <summary>Shares the minutes with the firm as they stand; nobody changes them any more.</summary>
    /// <returns>What the firm reads; <see cref="NoMinutes"/>, <see cref="MinutesAreShared"/> or <see cref="Conflict"/>.</returns>
    public Result<SharedMinutes> Share(int seenVersion, Actor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (SharedAt is not null)
        {
            return new MinutesAreShared();
        }

        if (State is not SiteVisitState.Held)
        {
            return new NoMinutes();
        }

        if (seenVersion != Version)
        {
            return new Conflict(Version);
        }

        SharedAt = now;
        Version++;
        return new SharedMinutes { VisitId = Id, InspectionId = InspectionId, Text = Minutes, SharedAt = now, SharedById = actor.UserId, SharedByName = actor.Name };
    }

    /// <summary>True where both take place at the same time.</summary>
    public bool Overlaps(DateTimeOffset from, DateTimeOffset to) => State is not SiteVisitState.Cancelled && From < to && from < To;

    private static Result<Done> Check(VisitPlan plan, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan switch
        {
            _ when plan.From <= now => new InvalidField("visit-day", "NotPast"),
            _ when plan.To <= plan.From => new InvalidField("visit-to", "BeforeFrom"),
            _ when plan.To - plan.From > TimeSpan.FromHours(LongestHours) => new InvalidField("visit-to", "OutOfRange"),
            { Place.Length: 0 } => new InvalidField("visit-place", "Required"),
            { Place.Length: > PlaceLimit } => new TextTooLong("visit-place", PlaceLimit),
            { Agenda.Length: > TextLimit } => new TextTooLong("visit-agenda", TextLimit),
            _ => Done.Value,
        };
    }

    private Result<Done> Open(int seenVersion) => State is not SiteVisitState.Planned
        ? new VisitNotPlanned()
        : seenVersion != Version ? new Conflict(Version) : Done.Value;

    private void Take(VisitPlan plan, DateTimeOffset now)
    {
        (From, To, Place, Agenda, ChangedAt) = (plan.From, plan.To, plan.Place, plan.Agenda, now);
        Version++;
    }
}

/// <summary>Somebody who is invited to a visit.</summary>
public sealed class VisitAttendee
{
    /// <summary>The visit.</summary>
    public required Guid VisitId { get; init; }

    /// <summary>The person.</summary>
    public required Guid UserId { get; init; }

    /// <summary>Their name when they were invited.</summary>
    public required string Name { get; init; }

    /// <summary>True for one of the firm's people, false for one of the team.</summary>
    public required bool IsOfFirm { get; init; }
}

/// <summary>Minutes as the firm reads them; a row that never changes.</summary>
public sealed class SharedMinutes
{
    /// <summary>The visit.</summary>
    public required Guid VisitId { get; init; }

    /// <summary>Its case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>What was shared.</summary>
    public required string Text { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset SharedAt { get; init; }

    /// <summary>By whom; the firm is not told.</summary>
    public required Guid SharedById { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string SharedByName { get; init; }
}

/// <summary>The visit was held or called off.</summary>
public sealed record VisitNotPlanned : Error;

/// <summary>The visit has not begun.</summary>
public sealed record VisitNotBegun : Error;

/// <summary>There are no minutes to share.</summary>
public sealed record NoMinutes : Error;

/// <summary>The minutes were shared with the firm and never change again.</summary>
public sealed record MinutesAreShared : Error;

/// <summary>The firm does not know of the case yet, or the case is over.</summary>
public sealed record VisitsClosed : Error;

/// <summary>Another visit of this case takes place at that time.</summary>
public sealed record VisitOverlaps : Error;
