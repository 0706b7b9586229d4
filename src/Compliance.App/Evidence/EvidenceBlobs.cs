using System.Runtime.CompilerServices;
using Compliance.App.Data;
using Compliance.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Evidence;

/// <summary>The stored bytes that evidence needs: those of every version, for ever.</summary>
public sealed class EvidenceBlobs(IDbContextFactory<ComplianceDb> factory) : IBlobOwner
{
    /// <inheritdoc />
    public async Task<IReadOnlyCollection<string>> NeededAsync(IReadOnlyCollection<string> hashes, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<EvidenceVersion>()
            .Where(version => hashes.Contains(version.Sha256))
            .Select(version => version.Sha256)
            .Distinct()
            .ToListAsync(ct);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<BlobNeed> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = db.Set<EvidenceVersion>()
            .OrderBy(version => version.Id)
            .Select(version => new BlobNeed("evidence", version.Id, version.Sha256, version.Size));
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return row;
        }
    }
}
