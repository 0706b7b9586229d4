using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Compliance.E2E.Kill;

/// <summary>What has to hold after any end, looked at from outside: in the database, in the folders, by download.</summary>
public sealed class Invariants(Server server, HttpClient http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Indexes from 1 without a gap, and the head names the last.</summary>
    public async Task RecordIsGaplessAsync()
    {
        var (count, first, last) = (await server.QueryAsync(
            "SELECT COUNT(*), MIN(\"Index\"), MAX(\"Index\") FROM \"Record\"", row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2))))[0];
        var head = (await server.QueryAsync("SELECT \"LastIndex\" FROM \"RecordHead\"", row => row.GetInt64(0)))[0];
        Assert.Equal((1L, count, count), (first, last, head));
    }

    /// <summary>Every change of an answer, a judgement or the library has its one entry, and no entry stands without its change.</summary>
    public async Task ChangesMatchEntriesAsync()
    {
        var versions = await CountAsync("\"EvidenceVersions\"");
        Assert.Equal(versions, await CountAsync("\"Record\" WHERE \"Action\" IN ('evidence.added', 'evidence.version-added')"));
        Assert.Equal(versions, (await server.QueryAsync(
            "SELECT COUNT(DISTINCT \"SubjectId\") FROM \"Record\" WHERE \"Action\" IN ('evidence.added', 'evidence.version-added')", row => row.GetInt64(0)))[0]);
        await VersionsMatchAsync("Responses", "answer", "3.14.6");
        await VersionsMatchAsync("Determinations", "determination", "3.14.7");
    }

    /// <summary>Nothing of an interrupted upload lies about.</summary>
    public Task NoTemporaryFileIsLeftAsync() =>
        UntilAsync(() => Task.FromResult(Files("incoming").Length == 0), () => $"Left: {string.Join(", ", Files("incoming"))}");

    /// <summary>The bytes on the disk are those that rows need, no more and no less, each under its own hash.</summary>
    public async Task BlobsAndRowsMatchAsync()
    {
        var needed = (await server.QueryAsync(
            "SELECT \"Sha256\" FROM \"EvidenceVersions\" UNION SELECT \"Sha256\" FROM \"IssuedDocuments\" WHERE \"Sha256\" IS NOT NULL", row => row.GetString(0))).ToHashSet();
        await UntilAsync(
            () => Task.FromResult(Files("blobs").Select(Path.GetFileName).ToHashSet().SetEquals(needed!)),
            () => $"Without a row: {string.Join(", ", Files("blobs").Select(Path.GetFileName).Except(needed))}; "
                + $"without bytes: {string.Join(", ", needed.Except(Files("blobs").Select(Path.GetFileName)))}");
        foreach (var file in Files("blobs"))
        {
            await using var stream = File.OpenRead(file);
            Assert.Equal(Path.GetFileName(file), Convert.ToHexStringLower(await SHA256.HashDataAsync(stream)));
        }
    }

    /// <summary>An upload that was acknowledged is there whole; one that was not is there whole or not at all.</summary>
    public async Task UploadIsWholeAsync(Upload upload)
    {
        var known = await Uploads.FindAsync(http, upload);
        if (known is null)
        {
            Assert.True(upload.VersionId is null, $"{upload.Name} was acknowledged and is gone.");
            Assert.Equal(0, await CountAsync($"\"EvidenceVersions\" WHERE \"OriginalFileName\" = '{upload.Name}'"));
            return;
        }

        Assert.Equal((upload.Sha256, upload.Size, upload.VersionId ?? known.VersionId), (known.Sha256, known.Size, known.VersionId));
        Assert.Equal(1, await CountAsync($"\"EvidenceVersions\" WHERE \"OriginalFileName\" = '{upload.Name}'"));
        var bytes = await http.GetByteArrayAsync($"/evidence/{known.VersionId}/download");
        Assert.Equal(upload.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>Every upload that was ever acknowledged has its row still.</summary>
    public async Task EveryUploadHasItsRowAsync(IEnumerable<Upload> uploads)
    {
        var rows = (await server.QueryAsync(
            "SELECT \"Id\", \"Sha256\", \"Size\" FROM \"EvidenceVersions\"", row => (row.GetGuid(0), row.GetString(1), row.GetInt64(2)))).ToHashSet();
        Assert.All(uploads.Where(upload => upload.VersionId is not null), upload => Assert.Contains((upload.VersionId!.Value, upload.Sha256, upload.Size), rows));
    }

    /// <summary>
    /// A document that counts as issued is complete: one entry names its hash, its bytes have that hash, and it is a PDF that
    /// opens. One that is not issued has no entry.
    /// </summary>
    /// <returns>Every document: its kind, whether it is issued, its hash.</returns>
    public async Task<List<IssuedRow>> DocumentsWholeAsync()
    {
        var rows = await DocumentsAsync();
        var entries = await server.QueryAsync(
            "SELECT \"OperationId\", \"SubjectId\" FROM \"Record\" WHERE \"Action\" = 'document.issued'", row => (Id: row.GetGuid(0), Hash: row.GetString(1)));
        foreach (var row in rows)
        {
            var own = entries.Where(entry => entry.Id == row.Id).ToList();
            if (row.Status != "Issued")
            {
                Assert.Empty(own);
                continue;
            }

            Assert.Equal(row.Sha256, Assert.Single(own).Hash);
            var pdf = await http.GetByteArrayAsync($"/documents/{row.Id}");
            Assert.Equal((row.Sha256, row.Size), (Convert.ToHexStringLower(SHA256.HashData(pdf)), pdf.LongLength));
            Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(pdf[..5]), StringComparison.Ordinal);
        }

        Assert.Equal(rows.Count, rows.Select(row => (row.Case, row.Kind)).Distinct().Count());
        return rows;
    }

    /// <summary>Sooner or later every document is issued, without anybody asking.</summary>
    public async Task EveryDocumentIsIssuedAsync(int count)
    {
        List<IssuedRow> rows = [];
        await UntilAsync(
            async () => (rows = await DocumentsAsync()).Count == count && rows.TrueForAll(row => row.Status == "Issued"),
            () => $"Documents: {string.Join(", ", rows)}\n{server.Log}");
        foreach (var row in await DocumentsWholeAsync())
        {
            await OpensAsync(await http.GetByteArrayAsync($"/documents/{row.Id}"));
        }
    }

    /// <summary>The documents as the database has them.</summary>
    public Task<List<IssuedRow>> DocumentsAsync() => server.QueryAsync(
        "SELECT \"Id\", \"InspectionId\", \"Kind\", \"Status\", \"Sha256\", \"Size\" FROM \"IssuedDocuments\"",
        row => new IssuedRow(
            row.GetGuid(0), row.GetGuid(1), row.GetValue(2).ToString()!, row.GetValue(3).ToString()!, row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? 0 : row.GetInt64(5)));

    private static async Task OpensAsync(byte[] pdf)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, pdf);
            using var check = Process.Start(new ProcessStartInfo("qpdf", ["--check", path]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            var told = await check.StandardOutput.ReadToEndAsync();
            await check.WaitForExitAsync();
            Assert.True(check.ExitCode == 0, told);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // A version counts the saves, and each save has an entry.
    private async Task VersionsMatchAsync(string table, string part, string item)
    {
        var rows = await server.QueryAsync(
            $"SELECT \"InspectionId\", \"Version\" FROM \"{table}\" WHERE \"ItemId\" = '{item}'", row => (Case: row.GetGuid(0), Version: row.GetInt64(1)));
        Assert.NotEmpty(rows);
        var entries = await server.QueryAsync(
            $"SELECT \"InspectionId\", COUNT(*) FROM \"Record\" WHERE \"SubjectType\" = '{part}' AND \"SubjectId\" = '{item}' GROUP BY \"InspectionId\"",
            row => (Case: row.GetGuid(0), Count: row.GetInt64(1)));
        Assert.Equal(rows.Order(), entries.Order());
    }

    private async Task<long> CountAsync(string from) => (await server.QueryAsync($"SELECT COUNT(*) FROM {from}", row => row.GetInt64(0)))[0];

    private string[] Files(string folder) => Directory.GetFiles(Path.Combine(server.Folder, folder), "*", SearchOption.AllDirectories);

    private static async Task UntilAsync(Func<Task<bool>> holds, Func<string> told)
    {
        for (var waited = Stopwatch.StartNew(); !await holds();)
        {
            Assert.True(waited.Elapsed < Patience, told());
            await Task.Delay(50);
        }
    }

    /// <summary>A document as the database has it.</summary>
    public sealed record IssuedRow(Guid Id, Guid Case, string Kind, string Status, string? Sha256, long Size);
}
