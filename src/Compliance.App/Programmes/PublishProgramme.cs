using System.Text;
using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>
/// A second editor makes a proposed draft the current revision: cases opened from now on pin it, and every open or decided
/// case keeps the policy that it pinned.
/// </summary>
public sealed class PublishProgramme(Changes changes, ChecklistLibrary library, PublishedFiles published, IIds ids)
{
    /// <summary>Publishes it.</summary>
    /// <param name="actor">A standards editor who neither wrote in it nor proposed it.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="seenVersion">The version the approver read.</param>
    /// <param name="ct">Cancels before the publication.</param>
    /// <returns>
    /// <see cref="ProgrammeDraftOwnWork"/>, <see cref="ProgrammeDraftOutdated"/> where another revision came first, or
    /// <see cref="ProgrammeDraftFaulty"/> where its version was taken meanwhile.
    /// </returns>
    public async Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid draftId, int seenVersion, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var result = await changes.RunAsync(actor, operationId, change => PublishAsync(change, actor, draftId, seenVersion, ct), ct);
        if (result.IsSuccess)
        {
            // It stands in the database; other processes, and this one if it fails here, take it in within a minute.
            await published.RefreshAsync(CancellationToken.None);
        }

        return result;
    }

    private async Task<Result<Done>> PublishAsync(Change change, Actor actor, Guid draftId, int seenVersion, CancellationToken ct)
    {
        var opened = await ProgrammeDrafting.OpenAsync(change, actor, draftId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        // Not only what this process has taken in: another may have published a moment ago.
        var draft = opened.Value;
        var files = await change.Db.Set<PublishedFile>().AsNoTracking()
            .Where(file => file.Kind == PublishedKind.Programme && file.Name == draft.ProgrammeId)
            .OrderBy(file => file.PublishedAt)
            .ThenBy(file => file.Id)
            .Select(file => file.Version)
            .ToListAsync(ct);
        var current = files is [.., var last] ? last : library.FindProgramme(draft.ProgrammeId)?.Policy.Version;
        var faults = ProgrammeDrafting.Faults(library, draft, draft.Content, files).Count;
        var before = ProgrammeDrafting.Snapshot(draft);
        return draft.Publish(faults, current, seenVersion, actor, change.Now).Then<Done>(_ =>
        {
            var content = ProgrammeDrafting.FileOf(library, draft);
            change.Db.Add(new PublishedFile
            {
                Id = ids.New(),
                Kind = PublishedKind.Programme,
                Name = draft.ProgrammeId,
                Version = draft.Content.PolicyVersion,
                Content = content,
                ContentHash = ChecksumsLock.HashOf(Encoding.UTF8.GetBytes(content)),
                PublishedAt = change.Now,
                ProposedByName = draft.ProposedByName!,
                ApprovedByName = actor.Name,
            });
            change.Record(
                RecordedAction.ProgrammePublished, new Subject("programme", $"{draft.ProgrammeId} {draft.Content.PolicyVersion}"), before, ProgrammeDrafting.Snapshot(draft));
            return Done.Value;
        });
    }
}
