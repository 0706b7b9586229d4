using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Microsoft.EntityFrameworkCore;
using System.Text;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Approves a proposed draft: it becomes a version that never changes.</summary>
public sealed class PublishChecklist(Changes changes, ChecklistLibrary library, PublishedFiles published)
{
    /// <summary>Publishes the draft.</summary>
    /// <param name="actor">A standards editor who neither proposed the draft nor wrote any of it.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// The version; <see cref="OwnDraft"/>, <see cref="DraftWrongState"/>, <see cref="ChecklistVersionExists"/>,
    /// <see cref="ChecklistVersionTooLow"/> or <see cref="DraftHasFaults"/>.
    /// </returns>
    public async Task<Result<PublishedVersion>> RunAsync(Actor actor, Guid operationId, Guid draftId, CancellationToken ct)
    {
        var result = await changes.RunAsync<PublishedVersion>(
            actor,
            operationId,
            change => PublishAsync(change, actor, draftId, ct),
            async (db, _) => await db.Set<PublishedFile>()
                .Where(file => file.Id == draftId)
                .Select(file => new PublishedVersion(file.Name, file.Version, file.ContentHash))
                .SingleAsync(ct),
            ct);
        if (result.IsSuccess)
        {
            // The version exists by now: whoever gives up waiting must not keep it from the library.
            await published.RefreshAsync(CancellationToken.None);
        }

        return result;
    }

    private async Task<Result<PublishedVersion>> PublishAsync(Change change, Actor actor, Guid draftId, CancellationToken ct)
    {
        var opened = await DraftFile.OpenAsync(change, actor, draftId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var draft = opened.Value;
        var before = DraftFile.Snapshot(draft);
        var moved = draft.Publish(actor, change.Now);
        if (!moved.IsSuccess)
        {
            return moved.Error;
        }

        var versions = await PublishedNames.VersionsAsync(change.Db, library, draft.ChecklistId, ct);
        if (versions.Contains(draft.ProposedVersion, StringComparer.Ordinal))
        {
            return new ChecklistVersionExists(draft.ChecklistId, draft.ProposedVersion);
        }

        if (versions.Max(ChecklistVersions.Order) is { } latest && ChecklistVersions.Order.Compare(draft.ProposedVersion, latest) <= 0)
        {
            return new ChecklistVersionTooLow(draft.ProposedVersion, latest);
        }

        var rows = await DraftFile.ItemsAsync(change.Db, draftId, ct);
        var (faults, content) = DraftCheck.Run(draft, rows, DraftFile.Assemble(draft, rows), versions);
        if (content is null)
        {
            return new DraftHasFaults(faults);
        }

        // One draft becomes one version, so the draft's id serves as the file's.
        var file = new PublishedFile
        {
            Id = draftId,
            Kind = PublishedKind.Checklist,
            Name = draft.ChecklistId,
            Version = draft.ProposedVersion,
            Content = content,
            ContentHash = Digest.OfBytes(Encoding.UTF8.GetBytes(content)),
            PublishedAt = change.Now,
            ProposedByName = draft.ProposedByName!,
            ApprovedByName = actor.Name,
        };
        change.Db.Add(file);
        change.Record(RecordedAction.ChecklistPublished, DraftFile.SubjectOf(draftId), before, new { Draft = DraftFile.Snapshot(draft), file.ContentHash });
        return new PublishedVersion(file.Name, file.Version, file.ContentHash);
    }
}
