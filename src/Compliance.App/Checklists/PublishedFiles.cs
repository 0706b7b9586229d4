using System.Text;
using Compliance.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Checklists;

/// <summary>Brings what was published in the browser into the library of this process.</summary>
public sealed class PublishedFiles(IDbContextFactory<ComplianceDb> factory, ChecklistLibrary library)
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly HashSet<Guid> taken = [];

    /// <summary>
    /// Reads what was published since the last call: at start, after a publication in this process, and every minute for
    /// those of other processes.
    /// </summary>
    /// <param name="ct">Cancels; what was taken in stays.</param>
    /// <exception cref="InvalidDataException">
    /// A stored file cannot be read, or the box now holds another file under its name: going on would judge cases by other rules.
    /// </exception>
    public async Task RefreshAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);

            // By what was not seen, and not by the latest seen: of two processes the later publication may commit first.
            var stored = await db.Set<PublishedFile>().AsNoTracking().Select(file => new { file.Id, file.PublishedAt }).ToListAsync(ct);
            foreach (var id in stored.Where(file => !taken.Contains(file.Id)).OrderBy(file => file.PublishedAt).ThenBy(file => file.Id).Select(file => file.Id))
            {
                Take(await db.Set<PublishedFile>().AsNoTracking().SingleAsync(file => file.Id == id, ct));
                taken.Add(id);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private void Take(PublishedFile file)
    {
        var name = $"published {file.Name} {file.Version}";
        var content = Encoding.UTF8.GetBytes(file.Content);
        if (ChecksumsLock.HashOf(content) != file.ContentHash)
        {
            throw new InvalidDataException($"{name} is not the file that was published: its hash differs.");
        }

        switch (file.Kind)
        {
            case PublishedKind.Checklist:
                library.Add(PublishedChecklist.Of(Loaded(ChecklistLoader.Load(name, content)), file.ContentHash, name));
                break;
            case PublishedKind.Programme:
                library.Add(Loaded(ProgrammeLoader.Load(name, content, (id, version) => library.Find(id, version)?.Checklist)));
                break;
            default:
                throw new InvalidDataException($"{name} is of an unknown kind.");
        }
    }

    private static T Loaded<T>(LoadOutcome<T> outcome)
        where T : class =>
        outcome.Value ?? throw new InvalidDataException($"A published file can no longer be read:\n{string.Join('\n', outcome.Faults)}");
}
