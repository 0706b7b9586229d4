using Compliance.Domain;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;

namespace Compliance.App.Incidents;

/// <summary>An incident in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Firm">Name of the firm.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ReportedAt">When it was reported; null for a draft.</param>
/// <param name="AnyLate">True where a message came late.</param>
/// <param name="HasFinal">True where the final report was sent.</param>
/// <param name="AwaitsReceipt">True where something was sent that nobody acknowledged.</param>
/// <param name="Dues">What is due of it.</param>
public sealed record IncidentRow(
    Guid Id,
    string Reference,
    LocalizedText Firm,
    IncidentState State,
    DateTimeOffset? ReportedAt,
    bool AnyLate,
    bool HasFinal,
    bool AwaitsReceipt,
    IReadOnlyList<IncidentDueRow> Dues);

/// <summary>What is due.</summary>
/// <param name="Kind">Which message.</param>
/// <param name="Day">The day.</param>
/// <param name="At">The instant, where hours count.</param>
/// <param name="IsOver">True once it passed.</param>
public sealed record IncidentDueRow(IncidentMessageKind Kind, DateOnly Day, DateTimeOffset? At, bool IsOver);

/// <summary>One incident as somebody may see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="FirmId">The firm.</param>
/// <param name="Firm">Its name.</param>
/// <param name="Side">From which side the actor looks.</param>
/// <param name="State">Where it stands.</param>
/// <param name="NoticedAt">When it was noticed, as reported.</param>
/// <param name="Clocks">The pinned clocks.</param>
/// <param name="Dues">What is due.</param>
/// <param name="Messages">What was sent, newest first.</param>
/// <param name="Postings">Questions and what was written back, oldest first.</param>
/// <param name="AcknowledgedAt">When the authority last acknowledged.</param>
/// <param name="AcknowledgedByName">Who did; null to the firm.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="ClosingWords">What the authority said then.</param>
/// <param name="Cases">Cases that it is linked to and that the actor sees.</param>
/// <param name="Draft">What the firm writes; null to anybody else, and once nothing can be sent any more.</param>
/// <param name="Rights">What the actor may do.</param>
/// <param name="Options">What an officer may choose from.</param>
public sealed record IncidentView(
    Guid Id,
    string Reference,
    Guid FirmId,
    LocalizedText Firm,
    CaseSide Side,
    IncidentState State,
    DateTimeOffset? NoticedAt,
    IncidentClocks Clocks,
    IReadOnlyList<IncidentDueRow> Dues,
    IReadOnlyList<IncidentMessageRow> Messages,
    IReadOnlyList<IncidentPostingRow> Postings,
    DateTimeOffset? AcknowledgedAt,
    string? AcknowledgedByName,
    DateTimeOffset? ClosedAt,
    string? ClosingWords,
    IReadOnlyList<IncidentCase> Cases,
    IncidentDraftView? Draft,
    IncidentRights Rights,
    IncidentOptions Options);

/// <summary>A message that was sent.</summary>
/// <param name="Number">1 for the early notice.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Content">The words.</param>
/// <param name="SentByName">Who of the firm sent it.</param>
/// <param name="SentAt">When.</param>
/// <param name="DueOn">Until which day it was due; null where no clock ran.</param>
/// <param name="DueAt">Until which instant, where hours count.</param>
/// <param name="IsLate">True where it came later.</param>
/// <param name="IsAcknowledged">True where the authority said that it was received.</param>
/// <param name="Files">What went with it.</param>
public sealed record IncidentMessageRow(
    int Number,
    IncidentMessageKind Kind,
    IncidentContent Content,
    string SentByName,
    DateTimeOffset SentAt,
    DateOnly? DueOn,
    DateTimeOffset? DueAt,
    bool IsLate,
    bool IsAcknowledged,
    IReadOnlyList<IncidentFileRow> Files);

/// <summary>A file that went with a message.</summary>
/// <param name="VersionId">The evidence version.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Hash of its bytes.</param>
/// <param name="MayOpen">True for all who see the incident but oversight.</param>
public sealed record IncidentFileRow(Guid VersionId, string FileName, long Size, string Sha256, bool MayOpen);

/// <summary>Something written under an incident.</summary>
/// <param name="ByFirm">True where the firm wrote it.</param>
/// <param name="AuthorName">Who; null where the firm reads what the authority wrote.</param>
/// <param name="At">When.</param>
/// <param name="Text">The words.</param>
public sealed record IncidentPostingRow(bool ByFirm, string? AuthorName, DateTimeOffset At, string Text);

/// <summary>A case that an incident is linked to.</summary>
/// <param name="Id">The case.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Opened">True where it was opened because of the incident.</param>
/// <param name="At">Since when.</param>
public sealed record IncidentCase(Guid Id, string Reference, bool Opened, DateTimeOffset At);

/// <summary>What the firm writes.</summary>
/// <param name="Content">The words.</param>
/// <param name="Version">What a save has to name.</param>
/// <param name="SavedByName">Who wrote last.</param>
/// <param name="SavedAt">When.</param>
public sealed record IncidentDraftView(IncidentContent Content, int Version, string SavedByName, DateTimeOffset SavedAt);

/// <summary>What the actor may do with an incident now.</summary>
/// <param name="MayDiscard">Give the draft up.</param>
/// <param name="MaySendFinal">Send the final report.</param>
/// <param name="MayAcknowledge">Acknowledge receipt.</param>
/// <param name="MayWrite">Ask, or write back.</param>
/// <param name="MayClose">Close it.</param>
/// <param name="MayInspect">Link it to a case, or open one.</param>
public sealed record IncidentRights(bool MayDiscard, bool MaySendFinal, bool MayAcknowledge, bool MayWrite, bool MayClose, bool MayInspect);

/// <summary>What an officer may choose from.</summary>
/// <param name="Programmes">Programmes in which the firm takes part.</param>
/// <param name="Cases">Cases of the firm that the incident is not linked to.</param>
public sealed record IncidentOptions(IReadOnlyList<ProgrammeOption> Programmes, IReadOnlyList<CaseOption> Cases);

/// <summary>A programme to choose.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
public sealed record ProgrammeOption(string Id, LocalizedText Title);

/// <summary>A case to choose.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="State">Where it stands.</param>
public sealed record CaseOption(Guid Id, string Reference, InspectionState State);
