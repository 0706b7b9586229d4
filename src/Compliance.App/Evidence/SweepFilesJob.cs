namespace Compliance.App.Evidence;

/// <summary>
/// Removes what interrupted uploads left: temporary files that nobody writes any more, and bytes that no row needs and
/// that are older than the grace time. Runs at start and again and again.
/// </summary>
public sealed class SweepFilesJob(IFileStore store, IEnumerable<IBlobOwner> owners, FileStoreOptions options)
{
    private const int Batch = 500;

    // A writer holds its file; the minute covers the moment between making a file and holding it.
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromMinutes(1);

    /// <summary>Sweeps once.</summary>
    public async Task ExecuteAsync(CancellationToken ct)
    {
        store.RemoveLeftovers(LeftoverAge);
        foreach (var candidates in store.ListOlderThan(options.OrphanGrace).Chunk(Batch))
        {
            var unneeded = candidates.ToHashSet(StringComparer.Ordinal);
            foreach (var owner in owners)
            {
                unneeded.ExceptWith(await owner.NeededAsync(candidates, ct));
            }

            foreach (var hash in unneeded)
            {
                await store.RemoveAsync(hash, options.OrphanGrace, ct);
            }
        }
    }
}
