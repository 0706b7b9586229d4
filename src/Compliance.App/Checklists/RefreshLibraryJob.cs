namespace Compliance.App.Checklists;

/// <summary>Takes in what other processes of the installation published.</summary>
public sealed class RefreshLibraryJob(PublishedFiles files)
{
    /// <summary>Refreshes once.</summary>
    public Task ExecuteAsync(CancellationToken ct) => files.RefreshAsync(ct);
}
