namespace Compliance.Domain.Incidents;

/// <summary>Where an incident stands.</summary>
public enum IncidentState
{
    /// <summary>The firm writes its early notice; nobody else knows of it.</summary>
    Draft,

    /// <summary>The early notice was sent.</summary>
    Reported,

    /// <summary>The authority closed it.</summary>
    Closed,
}

/// <summary>What a firm sends about an incident. Each has its clock.</summary>
public enum IncidentMessageKind
{
    /// <summary>The first word of it, with what is known so far.</summary>
    EarlyNotice,

    /// <summary>What is known since.</summary>
    Update,

    /// <summary>The account of it as a whole; the last message.</summary>
    FinalReport,
}

/// <summary>An answer that may have to wait until somebody knows.</summary>
public enum IncidentAnswer
{
    /// <summary>Not known yet.</summary>
    Unknown,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,
}

/// <summary>What a firm says of an incident, as it was typed.</summary>
/// <param name="NoticedAt">When it was noticed, in the installation's zone: <c>yyyy-MM-ddTHH:mm</c>; may be empty or anything else while somebody writes.</param>
/// <param name="WhatHappened">What happened; up to <see cref="TextLimit"/> characters.</param>
/// <param name="Systems">Which systems and services; likewise.</param>
/// <param name="PersonalData">Whether personal data is touched.</param>
/// <param name="StateProject">Whether the project that the state funds is touched.</param>
/// <param name="Contacts">Whom to reach, and how; up to <see cref="ContactsLimit"/> characters.</param>
/// <param name="Measures">What was done so far; up to <see cref="TextLimit"/> characters.</param>
public sealed record IncidentContent(
    string NoticedAt, string WhatHappened, string Systems, IncidentAnswer PersonalData, IncidentAnswer StateProject, string Contacts, string Measures)
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextLimit = 10_000;

    /// <summary>Longest list of contacts, in characters.</summary>
    public const int ContactsLimit = 2_000;

    /// <summary>Longest instant as typed, in characters.</summary>
    public const int NoticedLimit = 40;

    /// <summary>Nothing yet.</summary>
    public static readonly IncidentContent Empty = new("", "", "", IncidentAnswer.Unknown, IncidentAnswer.Unknown, "", "");

    /// <summary>Whether it can be kept as a draft: any state of the words, none of them endless.</summary>
    public Result<Done> CheckLength() =>
        NoticedAt.Length > NoticedLimit ? new Inspections.TextTooLong("noticed-at", NoticedLimit)
        : WhatHappened.Length > TextLimit ? new Inspections.TextTooLong("what-happened", TextLimit)
        : Systems.Length > TextLimit ? new Inspections.TextTooLong("systems", TextLimit)
        : Contacts.Length > ContactsLimit ? new Inspections.TextTooLong("contacts", ContactsLimit)
        : Measures.Length > TextLimit ? new Inspections.TextTooLong("measures", TextLimit)
        : Done.Value;

    /// <summary>
    /// Whether it can be sent. The first hours know little: until the final report only what happened and whom to reach is
    /// asked for. The final report leaves nothing open.
    /// </summary>
    /// <param name="kind">As what.</param>
    /// <returns><see cref="InvalidField"/> with the first field that is missing.</returns>
    public Result<Done> Check(IncidentMessageKind kind) => CheckLength().Then<Done>(_ =>
        Missing(kind) is { } field ? new InvalidField(field, "Required") : Done.Value);

    private string? Missing(IncidentMessageKind kind)
    {
        var final = kind is IncidentMessageKind.FinalReport;
        return kind is IncidentMessageKind.EarlyNotice && string.IsNullOrWhiteSpace(NoticedAt) ? "noticed-at"
            : string.IsNullOrWhiteSpace(WhatHappened) ? "what-happened"
            : final && string.IsNullOrWhiteSpace(Systems) ? "systems"
            : final && PersonalData is IncidentAnswer.Unknown ? "personal-data"
            : final && StateProject is IncidentAnswer.Unknown ? "state-project"
            : string.IsNullOrWhiteSpace(Contacts) ? "contacts"
            : final && string.IsNullOrWhiteSpace(Measures) ? "measures"
            : null;
    }
}

/// <summary>What the firm writes and did not send; its people alone read it. After a message was sent it goes on from its words.</summary>
public sealed class IncidentDraft
{
    /// <summary>The incident; one draft each.</summary>
    public required Guid IncidentId { get; init; }

    /// <summary>The words.</summary>
    public IncidentContent Content { get; private set; } = IncidentContent.Empty;

    /// <summary>Who wrote last.</summary>
    public required string SavedByName { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset SavedAt { get; set; }

    /// <summary>Grows with every save.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Writes it; never refused for being unfinished.</summary>
    /// <param name="content">The words.</param>
    /// <param name="seenVersion">The version that the writer saw.</param>
    /// <param name="writer">Their name.</param>
    /// <param name="now">When.</param>
    /// <returns><see cref="Conflict"/> where somebody else wrote since.</returns>
    public Result<Done> Write(IncidentContent content, int seenVersion, string writer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (seenVersion != Version)
        {
            return new Conflict(Version);
        }

        return content.CheckLength().Then<Done>(done =>
        {
            (Content, SavedByName, SavedAt) = (content, writer, now);
            Version++;
            return done;
        });
    }
}

/// <summary>What a firm sent about an incident. The database never changes it.</summary>
public sealed class IncidentMessage
{
    /// <summary>Most files of one message.</summary>
    public const int MostFiles = 20;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The incident.</summary>
    public required Guid IncidentId { get; init; }

    /// <summary>1 for the early notice, then one more for each.</summary>
    public required int Number { get; init; }

    /// <summary>What it is.</summary>
    public required IncidentMessageKind Kind { get; init; }

    /// <summary>The words.</summary>
    public required IncidentContent Content { get; init; }

    /// <summary>Who sent it.</summary>
    public required Guid SentById { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string SentByName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Until which day it was due; null where no clock ran for it.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>Until which instant, where hours count; null where days do, or where no clock ran.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>True where it came after that. It was accepted, and this stays.</summary>
    public required bool IsLate { get; init; }

    /// <summary>Files of the firm's library that go with it.</summary>
    public ICollection<IncidentFile> Files { get; } = [];
}

/// <summary>A file that goes with a message.</summary>
public sealed class IncidentFile
{
    /// <summary>The message.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The evidence version, scanned when it was sent.</summary>
    public required Guid EvidenceVersionId { get; init; }
}

/// <summary>A question of the authority, or what the firm writes back. Never changed.</summary>
public sealed class IncidentPosting
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextLimit = 5_000;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The incident.</summary>
    public required Guid IncidentId { get; init; }

    /// <summary>True where the firm wrote it.</summary>
    public required bool ByFirm { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>Their name at that moment; the firm does not read names of the authority.</summary>
    public required string AuthorName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The words, 1 to <see cref="TextLimit"/> characters.</summary>
    public required string Text { get; init; }

    /// <summary>Whether a text can be posted, or said at the end.</summary>
    /// <param name="text">The words.</param>
    /// <param name="field">The field they stand in.</param>
    public static Result<Done> Check(string text, string field) =>
        string.IsNullOrWhiteSpace(text) ? new InvalidField(field, "Required")
        : text.Length > TextLimit ? new Inspections.TextTooLong(field, TextLimit)
        : Done.Value;
}

/// <summary>An officer showed an incident to the inspectors of a case of the same firm. Never taken back: they may have read it.</summary>
public sealed class IncidentLink
{
    /// <summary>The incident.</summary>
    public required Guid IncidentId { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>True where the case was opened because of the incident.</summary>
    public required bool Opened { get; init; }

    /// <summary>Who linked it.</summary>
    public required string ByName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
