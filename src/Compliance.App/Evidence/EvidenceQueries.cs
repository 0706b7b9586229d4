using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Evidence;

/// <summary>Reads a firm's library, for the firm's own people.</summary>
public sealed class EvidenceQueries(IDbContextFactory<ComplianceDb> factory)
{
    /// <summary>One page of the library of the actor's firm.</summary>
    public async Task<Result<EvidencePage>> ListAsync(Actor actor, EvidenceFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (EvidenceRights.LibraryOf(actor) is not { } firmId)
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = Rows(db, firmId);
        if (EvidenceText.Fold(filter.Search).Trim() is { Length: > 0 } search)
        {
            rows = rows.Where(row => row.Document.SearchText.Contains(search));
        }

        if (filter.Scan is { } scan)
        {
            rows = rows.Where(row => row.Latest.Scan == scan);
        }

        if (filter.ExpiredOn is { } day)
        {
            rows = rows.Where(row => row.Latest.ExpiresOn < day);
        }

        var size = Math.Clamp(filter.PageSize, 1, 100);
        var page = await Sorted(rows, filter)
            .Skip(Math.Max(0, filter.Page) * size)
            .Take(size)
            .Select(row => new EvidenceRow(
                row.Document.Id,
                row.Document.Title,
                row.Latest.Id,
                row.Latest.Number,
                row.Latest.FileName,
                row.Latest.MediaType,
                row.Latest.Size,
                row.Latest.Sha256,
                row.Latest.Scan,
                row.Latest.ScanDetail,
                row.Latest.UploadedAt,
                row.Latest.UploadedByName,
                row.Latest.EffectiveOn,
                row.Latest.ExpiresOn))
            .ToListAsync(ct);
        return new EvidencePage(page, await rows.CountAsync(ct));
    }

    /// <summary>One document of the actor's firm with all its versions.</summary>
    public async Task<Result<EvidenceDetail>> FindAsync(Actor actor, Guid documentId, CancellationToken ct)
    {
        if (EvidenceRights.LibraryOf(actor) is not { } firmId)
        {
            return new NotFound();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var document = await db.Set<EvidenceDocument>().AsNoTracking()
            .Where(document => document.Id == documentId && document.FirmId == firmId)
            .Select(document => new { document.Id, document.Title, document.Version, document.CreatedAt })
            .SingleOrDefaultAsync(ct);
        if (document is null)
        {
            return new NotFound();
        }

        var versions = await db.Set<EvidenceVersion>().AsNoTracking()
            .Where(version => version.DocumentId == documentId)
            .OrderByDescending(version => version.Number)
            .Select(version => new EvidenceVersionRow(
                version.Id,
                version.Number,
                version.FileName,
                version.MediaType,
                version.Size,
                version.Sha256,
                version.Scan,
                version.ScanDetail,
                version.UploadedAt,
                version.UploadedByName,
                version.EffectiveOn,
                version.ExpiresOn))
            .ToListAsync(ct);
        return new EvidenceDetail(document.Id, document.Title, document.Version, document.CreatedAt, versions);
    }

    /// <summary>What an earlier attempt of the same upload became; a client asks before it sends a file again.</summary>
    public async Task<Result<UploadedEvidence>> FindUploadAsync(Actor actor, Guid operationId, CancellationToken ct)
    {
        if (EvidenceRights.LibraryOf(actor) is not { } firmId)
        {
            return new NotFound();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var entry = await db.Set<AuditEntry>().AsNoTracking()
            .SingleOrDefaultAsync(entry => entry.OperationId == operationId && entry.ActorId == actor.UserId, ct);
        return entry is null ? new NotFound() : await UploadedFiles.RepeatAsync(db, entry, firmId, ct);
    }

    /// <summary>A version of the actor's own firm; for others a version answers like an unknown one.</summary>
    public async Task<Result<EvidenceVersion>> ResolveForFirmAsync(Actor actor, Guid versionId, CancellationToken ct)
    {
        if (EvidenceRights.LibraryOf(actor) is not { } firmId)
        {
            return new NotFound();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var version = await db.Set<EvidenceVersion>().AsNoTracking()
            .SingleOrDefaultAsync(version => version.Id == versionId && version.FirmId == firmId, ct);
        return version is null ? new NotFound() : version;
    }

    /// <summary>
    /// Any version, without asking who wants it: only for a capability above this one that has decided that already,
    /// such as a case in which the version is cited.
    /// </summary>
    internal static Task<EvidenceVersion?> LoadAsync(ComplianceDb db, Guid versionId, CancellationToken ct) =>
        db.Set<EvidenceVersion>().AsNoTracking().SingleOrDefaultAsync(version => version.Id == versionId, ct);

    private static IQueryable<Joined> Rows(ComplianceDb db, Guid firmId) =>
        from document in db.Set<EvidenceDocument>().AsNoTracking()
        join latest in db.Set<EvidenceVersion>().AsNoTracking()
            on new { Id = document.Id, Number = document.LatestNumber } equals new { Id = latest.DocumentId, latest.Number }
        where document.FirmId == firmId
        select new Joined { Document = document, Latest = latest };

    private static IQueryable<Joined> Sorted(IQueryable<Joined> rows, EvidenceFilter filter)
    {
        var sorted = (filter.Sort, filter.Descending) switch
        {
            (EvidenceSort.Title, false) => rows.OrderBy(row => row.Document.SearchText),
            (EvidenceSort.Title, true) => rows.OrderByDescending(row => row.Document.SearchText),
            (EvidenceSort.Size, false) => rows.OrderBy(row => row.Latest.Size),
            (EvidenceSort.Size, true) => rows.OrderByDescending(row => row.Latest.Size),
            (EvidenceSort.ExpiresOn, false) => rows.OrderBy(row => row.Latest.ExpiresOn == null).ThenBy(row => row.Latest.ExpiresOn),
            (EvidenceSort.ExpiresOn, true) => rows.OrderBy(row => row.Latest.ExpiresOn == null).ThenByDescending(row => row.Latest.ExpiresOn),
            (_, false) => rows.OrderBy(row => row.Latest.UploadedAt),
            _ => rows.OrderByDescending(row => row.Latest.UploadedAt),
        };
        return sorted.ThenBy(row => row.Document.Id);
    }

    private sealed class Joined
    {
        public required EvidenceDocument Document { get; init; }

        public required EvidenceVersion Latest { get; init; }
    }
}
