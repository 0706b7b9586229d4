using System.Security.Cryptography;
using System.Text;
using Compliance.App.Evidence;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;

namespace Compliance.App.Tests.Evidence;

/// <summary>What the tests of evidence share: an installation with a store, two firms and their people.</summary>
internal sealed class EvidenceTestApp : IAsyncDisposable
{
    private EvidenceTestApp(TestApp app, string folder)
    {
        App = app;
        DataFolder = folder;
    }

    public TestApp App { get; }

    public string DataFolder { get; }

    public required Actor Ours { get; init; }

    public required Actor Theirs { get; init; }

    public IFileStore Store => App.Get<IFileStore>();

    public static async Task<EvidenceTestApp> StartAsync(DatabaseKind kind, string clamd = "", long reserve = 0)
    {
        var folder = Directory.CreateTempSubdirectory("compliance-evidence-").FullName;
        var storage = new FileStoreOptions { DataFolder = folder, ReserveBytes = reserve };
        var scanner = new ScannerOptions { Clamd = clamd, Timeout = TimeSpan.FromSeconds(5) };
        var app = await TestApp.StartAsync(kind, services => services.AddComplianceFiles(storage, scanner));
        var ours = await app.AddFirmAsync("Ours");
        var theirs = await app.AddFirmAsync("Theirs");
        return new EvidenceTestApp(app, folder)
        {
            Ours = await app.AddPersonAsync("Sato", ours.Id, Role.FirmContributor),
            Theirs = await app.AddPersonAsync("Mallory", theirs.Id, Role.FirmContributor),
        };
    }

    public async Task<ReceivedFile> ReceiveAsync(string content, string name = "policy.txt")
    {
        var stored = await Store.WriteAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)), 1_000_000, CancellationToken.None);
        return new ReceivedFile(stored.Value, name);
    }

    public async Task<UploadedEvidence> AddAsync(Actor actor, string content, string name = "policy.txt", string? title = null) =>
        (await App.Get<AddEvidence>().RunAsync(actor, App.NewId(), await ReceiveAsync(content, name), title, CancellationToken.None)).Value;

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    public string[] FilesOnDisk() =>
        [.. Directory.EnumerateFiles(DataFolder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    public string PathOf(string sha256) => Path.Combine(DataFolder, "blobs", sha256[..2], sha256[2..4], sha256);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(DataFolder, recursive: true);
    }
}
