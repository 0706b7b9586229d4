using Compliance.Domain.Access;

namespace Compliance.Domain.Incidents;

/// <summary>An incident that a firm reports, or is about to: the head. What was sent and written are rows of their own.</summary>
public sealed class Incident
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people call it, unique, such as <c>I2026-3FA9C2</c>. It does not count: a number that is missing would tell of a draft.</summary>
    public required string Reference { get; init; }

    /// <summary>The firm.</summary>
    public required Guid FirmId { get; init; }

    /// <summary>Pinned hours from noticing to the early notice.</summary>
    public required int EarlyNoticeHours { get; init; }

    /// <summary>Pinned hours from noticing to the first update.</summary>
    public required int UpdateHours { get; init; }

    /// <summary>Pinned months from the early notice to the final report.</summary>
    public required int FinalMonths { get; init; }

    /// <summary>When somebody of the firm began to write.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>Where it stands.</summary>
    public IncidentState State { get; private set; } = IncidentState.Draft;

    /// <summary>When it was noticed, as the early notice says; null before.</summary>
    public DateTimeOffset? NoticedAt { get; private set; }

    /// <summary>When the early notice was sent.</summary>
    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>When the first update was sent.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    /// <summary>When the final report was sent; no message follows it.</summary>
    public DateTimeOffset? FinalAt { get; private set; }

    /// <summary>Number of messages sent.</summary>
    public int Messages { get; private set; }

    /// <summary>True where any message came late. It stays so.</summary>
    public bool AnyLate { get; private set; }

    /// <summary>When the authority acknowledged the newest message; null where one was never acknowledged.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>Number of messages that were acknowledged.</summary>
    public int AcknowledgedMessages { get; private set; }

    /// <summary>Who acknowledged.</summary>
    public string? AcknowledgedByName { get; private set; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Who closed it.</summary>
    public string? ClosedByName { get; private set; }

    /// <summary>What the authority said to the firm at the end.</summary>
    public string? ClosingWords { get; private set; }

    /// <summary>Grows with every change of the head.</summary>
    public int Version { get; private set; }

    /// <summary>The pinned clocks.</summary>
    public IncidentClocks Clocks => new(EarlyNoticeHours, UpdateHours, FinalMonths);

    /// <summary>
    /// Whether an actor of the firm may send a message of a kind. The early notice and updates must not wait for anybody, so
    /// everybody of the firm sends them; the final report, for which there are weeks, is the signatory's.
    /// </summary>
    public static bool MaySend(Actor actor, IncidentMessageKind kind)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Role.FirmSignatory) || (kind is not IncidentMessageKind.FinalReport && actor.Has(Role.FirmContributor));
    }

    /// <summary>What is due of it, in the order of the kinds.</summary>
    /// <param name="draft">What the firm writes: before the early notice the clock runs from the instant that stands there.</param>
    /// <param name="zone">The installation's zone.</param>
    public IReadOnlyList<IncidentDue> Dues(IncidentContent? draft, TimeZoneInfo zone) => State switch
    {
        IncidentState.Draft => draft is not null && IncidentClocks.ReadNoticed(draft.NoticedAt, zone) is { } noticed ? [Clocks.EarlyNotice(noticed, zone)] : [],
        IncidentState.Reported when FinalAt is null && UpdatedAt is null => [Clocks.Update(NoticedAt!.Value, zone), Clocks.Final(ReportedAt!.Value, zone)],
        IncidentState.Reported when FinalAt is null => [Clocks.Final(ReportedAt!.Value, zone)],
        _ => [],
    };

    /// <summary>The firm sends a message. It is never refused for being late; it is marked.</summary>
    /// <param name="id">Id of the message.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="content">The words.</param>
    /// <param name="sender">Who sends it.</param>
    /// <param name="now">When.</param>
    /// <param name="zone">The installation's zone.</param>
    /// <returns>
    /// The message; <see cref="IncidentNotIn"/>, <see cref="FinalReportSent"/>, or <see cref="InvalidField"/> for what is missing
    /// and for an instant of noticing that is none or lies ahead.
    /// </returns>
    public Result<IncidentMessage> Send(Guid id, IncidentMessageKind kind, IncidentContent content, Actor sender, DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(sender);
        var first = kind is IncidentMessageKind.EarlyNotice;
        if (State != (first ? IncidentState.Draft : IncidentState.Reported))
        {
            return new IncidentNotIn(State);
        }

        if (FinalAt is not null)
        {
            return new FinalReportSent();
        }

        var complete = content.Check(kind);
        if (!complete.IsSuccess)
        {
            return complete.Error;
        }

        var noticed = first ? IncidentClocks.ReadNoticed(content.NoticedAt, zone) : NoticedAt;
        if (noticed is null || noticed > now)
        {
            return new InvalidField("noticed-at", noticed is null ? "Malformed" : "NotAhead");
        }

        // The clock of an update is met by the first; those after it are as the firm sees fit.
        var due = first ? Clocks.EarlyNotice(noticed.Value, zone) : Dues(null, zone).FirstOrDefault(due => due.Kind == kind);
        var message = new IncidentMessage
        {
            Id = id,
            IncidentId = Id,
            Number = Messages + 1,
            Kind = kind,
            Content = content,
            SentById = sender.UserId,
            SentByName = sender.Name,
            SentAt = now,
            DueOn = due?.Day,
            DueAt = due?.At,
            IsLate = due?.IsOverAt(now, zone) ?? false,
        };
        (Messages, AnyLate) = (message.Number, AnyLate || message.IsLate);
        switch (kind)
        {
            case IncidentMessageKind.EarlyNotice:
                (State, NoticedAt, ReportedAt) = (IncidentState.Reported, noticed, now);
                break;
            case IncidentMessageKind.Update:
                UpdatedAt ??= now;
                break;
            default:
                FinalAt = now;
                break;
        }

        Version++;
        return message;
    }

    /// <summary>The authority says that it received everything sent so far.</summary>
    public Result<Done> Acknowledge(Actor officer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(officer);
        if (State is not IncidentState.Reported)
        {
            return new IncidentNotIn(State);
        }

        if (AcknowledgedMessages == Messages)
        {
            return new AcknowledgedAlready();
        }

        (AcknowledgedMessages, AcknowledgedAt, AcknowledgedByName) = (Messages, now, officer.Name);
        Version++;
        return Done.Value;
    }

    /// <summary>The authority closes it, with or without a final report; no clock runs any more.</summary>
    /// <param name="words">What it says to the firm, 1 to <see cref="IncidentPosting.TextLimit"/> characters.</param>
    /// <param name="officer">Who closes it.</param>
    /// <param name="now">When.</param>
    public Result<Done> Close(string words, Actor officer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(officer);
        if (State is not IncidentState.Reported)
        {
            return new IncidentNotIn(State);
        }

        return IncidentPosting.Check(words, "closing-words").Then<Done>(done =>
        {
            (State, ClosingWords, ClosedByName, ClosedAt) = (IncidentState.Closed, words, officer.Name, now);
            Version++;
            return done;
        });
    }
}
