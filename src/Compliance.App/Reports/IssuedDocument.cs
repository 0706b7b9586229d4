using Compliance.App.Evidence;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Reports;

/// <summary>What a document is.</summary>
public enum DocumentKind
{
    /// <summary>The report on a concluded case.</summary>
    InspectionReport,

    /// <summary>The notice of a decision that was sent.</summary>
    DecisionNotice,

    /// <summary>The notice of what became of an appeal.</summary>
    AppealNotice,

    /// <summary>The notice that a decision was suspended, reinstated or withdrawn.</summary>
    StandingNotice,

    /// <summary>What a firm shows to others: that it has a status, and until when.</summary>
    Certificate,

    /// <summary>For the firm: what keeps it from a full status, the weightiest first.</summary>
    GapAnalysis,

    /// <summary>The letter in which the inspectors ask for information.</summary>
    RequestLetter,

    /// <summary>The plans of all open items, once the last of them was accepted.</summary>
    CorrectiveActionPlan,
}

/// <summary>How far a document has come.</summary>
public enum DocumentStatus
{
    /// <summary>Wanted; it is being rendered, or waits for its next attempt.</summary>
    Pending,

    /// <summary>Its bytes are in the store and their hash is on record.</summary>
    Issued,

    /// <summary>It could not be rendered completely; somebody has to retry it.</summary>
    Failed,
}

/// <summary>
/// A document that the platform issues, one of a kind for each thing that it is about. This row is the truth: a job is only a hint, and whatever
/// is interrupted is found again here.
/// </summary>
public sealed class IssuedDocument
{
    /// <summary>Attempts before a document counts as failed.</summary>
    public const int MostAttempts = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);

    /// <summary>Longest cause kept, in characters.</summary>
    public const int CauseLimit = 2_000;

    /// <summary>Its id; also the operation under which it is issued, so that it can be issued once only.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>What it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>What it is about: the case itself, a decision, an appeal, a change of the standing, or a request.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Tells documents of one kind in one case apart, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it was first wanted.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>How far it has come.</summary>
    public DocumentStatus Status { get; private set; } = DocumentStatus.Pending;

    /// <summary>SHA-256 of the issued bytes, lower-case hex.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>Length of the issued bytes.</summary>
    public long? Size { get; private set; }

    /// <summary>Failed attempts since it was wanted or retried.</summary>
    public int Attempts { get; private set; }

    /// <summary>Before this instant it is not attempted again.</summary>
    public required DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? FailureCause { get; private set; }

    /// <summary>When it was issued.</summary>
    public DateTimeOffset? IssuedAt { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>The bytes are in the store: the document is issued.</summary>
    public void Issue(StoredBlob blob, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(blob);
        (Status, Sha256, Size, IssuedAt, FailureCause) = (DocumentStatus.Issued, blob.Sha256, blob.Size, now, null);
        Version++;
    }

    /// <summary>An attempt failed: the next one comes later and later, and the last one is final.</summary>
    /// <returns>True where it was the last one.</returns>
    public bool Fail(string cause, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(cause);
        Attempts++;
        FailureCause = cause.Length > CauseLimit ? cause[..CauseLimit] : cause;
        NextAttemptAt = now + (FirstPause * Math.Pow(3, Attempts - 1));
        Status = Attempts >= MostAttempts ? DocumentStatus.Failed : DocumentStatus.Pending;
        Version++;
        return Status is DocumentStatus.Failed;
    }

    /// <summary>Somebody wants a failed document tried again.</summary>
    public Result<Done> Retry(DateTimeOffset now)
    {
        if (Status is not DocumentStatus.Failed)
        {
            return new DocumentNotFailed();
        }

        (Status, Attempts, NextAttemptAt) = (DocumentStatus.Pending, 0, now);
        Version++;
        return Done.Value;
    }
}

internal sealed class IssuedDocumentConfiguration : IEntityTypeConfiguration<IssuedDocument>
{
    public void Configure(EntityTypeBuilder<IssuedDocument> builder)
    {
        builder.ToTable("IssuedDocuments");
        builder.Property(document => document.Id).ValueGeneratedNever();
        builder.Property(document => document.Sha256).HasMaxLength(64);
        builder.Property(document => document.FailureCause).HasMaxLength(IssuedDocument.CauseLimit);
        builder.Property(document => document.Version).IsConcurrencyToken();
        builder.HasIndex(document => new { document.SubjectId, document.Kind }).IsUnique();
        builder.HasIndex(document => document.InspectionId);
        builder.HasIndex(document => new { document.Status, document.NextAttemptAt });
        builder.HasIndex(document => document.Sha256);
        builder.HasOne<Inspection>().WithMany().HasForeignKey(document => document.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }
}
