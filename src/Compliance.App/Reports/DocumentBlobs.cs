using System.Runtime.CompilerServices;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Reports;

/// <summary>The stored bytes that issued documents need, for ever.</summary>
public sealed class DocumentBlobs(IDbContextFactory<ComplianceDb> factory) : IBlobOwner
{
    /// <inheritdoc />
    public async Task<IReadOnlyCollection<string>> NeededAsync(IReadOnlyCollection<string> hashes, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<IssuedDocument>()
            .Where(document => document.Sha256 != null && hashes.Contains(document.Sha256))
            .Select(document => document.Sha256!)
            .Distinct()
            .ToListAsync(ct);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<BlobNeed> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = db.Set<IssuedDocument>()
            .Where(document => document.Status == DocumentStatus.Issued)
            .OrderBy(document => document.Id)
            .Select(document => new BlobNeed("document", document.Id, document.Sha256!, document.Size!.Value));
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return row;
        }
    }
}
