using Hangfire;

namespace Compliance.App.Reports;

/// <summary>Sweeps and hands every document that is due to a worker. Losing what was handed over loses nothing.</summary>
public sealed class SweepDocumentsJob(DocumentSweep sweep, IBackgroundJobClient jobs)
{
    /// <summary>Sweeps once.</summary>
    public async Task ExecuteAsync(CancellationToken ct)
    {
        foreach (var id in await sweep.FindDueAsync(ct))
        {
            jobs.Enqueue<RenderDocumentJob>(job => job.ExecuteAsync(id, CancellationToken.None));
        }
    }
}
