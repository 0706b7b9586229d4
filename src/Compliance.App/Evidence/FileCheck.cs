namespace Compliance.App.Evidence;

/// <summary>Compares rows with stored bytes, for the operator: what is missing, damaged or needed by nobody.</summary>
public sealed class FileCheck(IFileStore store, IEnumerable<IBlobOwner> owners, FileStoreOptions options)
{
    /// <summary>Checks everything.</summary>
    /// <param name="readContent">True to read and hash every file as well; takes as long as reading the disk.</param>
    /// <param name="ct">Cancels the check.</param>
    public async Task<FileCheckReport> CheckAsync(bool readContent, CancellationToken ct)
    {
        var faults = new List<FileFault>();
        var needed = new HashSet<string>(StringComparer.Ordinal);
        long rows = 0;
        foreach (var owner in owners)
        {
            await foreach (var need in owner.ListAsync(ct))
            {
                rows++;
                var first = needed.Add(need.Sha256);
                if (await FaultOfAsync(need, readContent && first, ct) is { } kind)
                {
                    faults.Add(new FileFault(kind, need.Owner, need.Id, need.Sha256));
                }
            }
        }

        var orphans = store.ListOlderThan(options.OrphanGrace).Where(hash => !needed.Contains(hash));
        faults.AddRange(orphans.Select(hash => new FileFault(FileFaultKind.NeededByNobody, "", Guid.Empty, hash)));
        return new FileCheckReport(rows, faults);
    }

    private async Task<FileFaultKind?> FaultOfAsync(BlobNeed need, bool readContent, CancellationToken ct)
    {
        if (store.SizeOf(need.Sha256) is not { } size)
        {
            return FileFaultKind.Missing;
        }

        if (size != need.Size)
        {
            return FileFaultKind.OtherSize;
        }

        return readContent && !await store.VerifyAsync(need.Sha256, ct) ? FileFaultKind.OtherContent : null;
    }
}

/// <summary>What a check found.</summary>
/// <param name="Rows">How many rows were looked at.</param>
/// <param name="Faults">What is wrong; empty where all is well.</param>
public sealed record FileCheckReport(long Rows, IReadOnlyList<FileFault> Faults);

/// <summary>One fault.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Owner">Kind of row; empty for bytes without one.</param>
/// <param name="Id">Id of the row.</param>
/// <param name="Sha256">The hash concerned.</param>
public sealed record FileFault(FileFaultKind Kind, string Owner, Guid Id, string Sha256);

/// <summary>What can be wrong with stored bytes.</summary>
public enum FileFaultKind
{
    /// <summary>A row without its bytes.</summary>
    Missing,

    /// <summary>Bytes of another length than the row says.</summary>
    OtherSize,

    /// <summary>Bytes with another hash than their name says.</summary>
    OtherContent,

    /// <summary>Bytes without a row, older than the grace time.</summary>
    NeededByNobody,
}
