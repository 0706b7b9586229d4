using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Notifications;

namespace Compliance.App.Notifications;

/// <summary>Knows clocks that run. Each capability has its own; the page of what is due and the reminders ask all of them.</summary>
public interface IDueSource
{
    /// <summary>The clocks that run now, of what the viewer may see; all of them for <see cref="Actor.System"/>.</summary>
    /// <param name="db">The context of the read.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<DueItem>> OpenAsync(ComplianceDb db, Actor viewer, DateTimeOffset now, CancellationToken ct);

    /// <summary>Who is reminded of a day, and who is told that it passed.</summary>
    /// <param name="db">The context of the read.</param>
    /// <param name="item">A clock of this source.</param>
    /// <param name="ct">Cancels.</param>
    Task<DueAudience> AudienceAsync(ComplianceDb db, DueItem item, CancellationToken ct);
}

/// <summary>A clock that runs.</summary>
/// <param name="SubjectId">What it belongs to; together with clock and day it is reminded of once.</param>
/// <param name="Clock">Which clock.</param>
/// <param name="InspectionId">The case; null where the clock belongs to none.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="FirmId">The firm of the case; null without one.</param>
/// <param name="Firm">Its name; null without one.</param>
/// <param name="Distance">The day and how far it is; null while the clock stands still.</param>
/// <param name="IsDuty">True where somebody is late after the day; false where a right merely ends.</param>
/// <param name="IsOfFirm">True where it is the firm's to act, false where it is the authority's.</param>
/// <param name="IsMine">True where the viewer is among those who have to act.</param>
/// <param name="Path">Where to act, relative to the base address, for those who have to.</param>
public sealed record DueItem(
    Guid SubjectId,
    DueClock Clock,
    Guid? InspectionId,
    string Reference,
    Guid? FirmId,
    LocalizedText? Firm,
    DueDistance? Distance,
    bool IsDuty,
    bool IsOfFirm,
    bool IsMine,
    string Path)
{
    /// <summary>The instant where hours count, which lies on the day; null where the whole day is left.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Where the thing itself is, relative to the base address, also for those who only watch.</summary>
    public string Home { get; init; } = InspectionId is { } inspection ? $"inspections/{inspection:D}" : Path;
}

/// <summary>Who is told of a day.</summary>
/// <param name="Reminded">Those who have to act.</param>
/// <param name="Escalated">Those of the authority who are told that the day passed.</param>
public sealed record DueAudience(IReadOnlyList<Guid> Reminded, IReadOnlyList<Guid> Escalated);
