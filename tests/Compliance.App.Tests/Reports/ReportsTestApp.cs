using System.Security.Cryptography;
using System.Text.Json;
using Compliance.App.Evidence;
using Compliance.App.Programmes;
using Compliance.App.Reports;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Programmes;
using Compliance.Domain;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.App.Tests.Reports;

/// <summary>A case with a store and a renderer that can be made to fail or to stop at a chosen point.</summary>
internal sealed class ReportsTestApp : IAsyncDisposable
{
    private readonly string folder;

    private ReportsTestApp(CaseTestApp cases, FakeRenderer renderer, FaultyStore store, string folder)
    {
        Cases = cases;
        Renderer = renderer;
        Store = store;
        this.folder = folder;
    }

    public CaseTestApp Cases { get; }

    public FakeRenderer Renderer { get; }

    public FaultyStore Store { get; }

    public static async Task<ReportsTestApp> StartAsync(DatabaseKind kind)
    {
        var own = Directory.CreateTempSubdirectory("compliance-documents-").FullName;
        var renderer = new FakeRenderer();
        var cases = await CaseTestApp.StartAsync(kind, services =>
        {
            services.AddComplianceFiles(new FileStoreOptions { DataFolder = own, ReserveBytes = 0 }, new ScannerOptions());
            services.AddSingleton<DiskFileStore>();
            services.AddSingleton<FaultyStore>();
            services.AddSingleton<IFileStore>(provider => provider.GetRequiredService<FaultyStore>());
            services.AddComplianceReports(new TypstOptions());
            services.AddSingleton<IDocumentRenderer>(renderer);
        });
        return new ReportsTestApp(cases, renderer, cases.Get<FaultyStore>(), own);
    }

    public async Task<OpenedCase> SentAsync()
    {
        var opened = await Cases.ConcludedAsync();
        var app = Cases;
        await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, CancellationToken.None);
        await app.Get<SaveDecisionDraft>().RunAsync(app.Officer, app.NewId(), opened.Id, new DecisionText(Outcome.Eligible, "All is met.", null, null), 1, CancellationToken.None);
        await app.Get<ProposeDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, 2, CancellationToken.None);
        await app.Get<TakeDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, 3, CancellationToken.None);
        Assert.True((await app.Get<SendDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, CancellationToken.None)).IsSuccess);
        return opened;
    }

    /// <summary>What the recurring job does, without Hangfire.</summary>
    public async Task SweepAsync()
    {
        foreach (var id in await Cases.Get<DocumentSweep>().FindDueAsync(CancellationToken.None))
        {
            await Cases.Get<RenderDocumentJob>().ExecuteAsync(id, CancellationToken.None);
        }
    }

    public async Task<List<IssuedDocument>> RowsAsync()
    {
        await using var db = await Cases.App.DbAsync();
        return [.. (await db.Set<IssuedDocument>().AsNoTracking().ToListAsync()).OrderBy(row => row.Kind)];
    }

    public async Task<int> CountAsync(string action) => (await Cases.ActionsAsync()).Count(found => found == action);

    public async ValueTask DisposeAsync()
    {
        await Cases.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Renders JSON instead of pages, and fails or waits where a test wants it.</summary>
internal sealed class FakeRenderer : IDocumentRenderer
{
    private int calls;

    public int Calls => calls;

    public Func<int, Task>? OnCall { get; set; }

    public List<(string Template, object Model, IReadOnlyList<PdfAttachment> Attachments, DateTimeOffset Created)> Seen { get; } = [];

    public async Task<byte[]> RenderAsync<T>(
        string template, T model, IReadOnlyList<PdfAttachment> attachments, DateTimeOffset created, CancellationToken ct)
    {
        var call = Interlocked.Increment(ref calls);
        lock (Seen)
        {
            Seen.Add((template, model!, attachments, created));
        }

        if (OnCall is { } act)
        {
            await act(call);
        }

        return SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { template, model, created }));
    }
}

/// <summary>The store on disk, with points at which it breaks.</summary>
internal sealed class FaultyStore(DiskFileStore inner) : IFileStore
{
    /// <summary>Called after bytes were kept; throwing here is a process killed between store and commit.</summary>
    public Action? AfterWrite { get; set; }

    public Error? Refuse { get; set; }

    public int Writes { get; private set; }

    public async Task<Result<StoredBlob>> WriteAsync(Stream content, long maxBytes, CancellationToken ct)
    {
        if (Refuse is { } error)
        {
            return error;
        }

        var written = await inner.WriteAsync(content, maxBytes, ct);
        Writes++;
        AfterWrite?.Invoke();
        return written;
    }

    public Task<Stream?> OpenAsync(string sha256, CancellationToken ct) => inner.OpenAsync(sha256, ct);

    public bool Exists(string sha256) => inner.Exists(sha256);

    public long? SizeOf(string sha256) => inner.SizeOf(sha256);

    public Task<bool> VerifyAsync(string sha256, CancellationToken ct) => inner.VerifyAsync(sha256, ct);

    public int RemoveLeftovers(TimeSpan age) => inner.RemoveLeftovers(age);

    public IEnumerable<string> ListOlderThan(TimeSpan age) => inner.ListOlderThan(age);

    public Task<bool> RemoveAsync(string sha256, TimeSpan age, CancellationToken ct) => inner.RemoveAsync(sha256, age, ct);
}
