using Compliance.App.Audit;
using Compliance.App.Checklists.Workbooks;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;
using Ids = Compliance.Domain.Checklists.Ids;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Starts drafts: what every way to start one has in common.</summary>
internal sealed class NewDraft(Changes changes, ChecklistLibrary library, IIds ids)
{
    /// <summary>The answer of a start that was done before.</summary>
    public Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, Func<Change, Result<ChecklistDraft>> start, CancellationToken ct) =>
        changes.RunAsync<Guid>(
            actor,
            operationId,
            change =>
            {
                var started = DraftFile.MayEdit(actor) ? start(change) : new NotAllowed();
                return Task.FromResult(started.Then<Guid>(draft =>
                {
                    change.Db.Add(draft);
                    change.Record(RecordedAction.ChecklistDraftStarted, DraftFile.SubjectOf(draft.Id), null, DraftFile.Snapshot(draft));
                    return draft.Id;
                }));
            },
            (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
            ct);

    /// <summary>A draft with the content of a checklist.</summary>
    public Task<Result<Guid>> RunAsync(
        Actor actor, Guid operationId, Checklist content, ChecklistDraftOrigin origin, string? baseVersion, CancellationToken ct)
    {
        var (frame, items) = DraftAssembly.Split(content, ids.New);
        return RunAsync(actor, operationId, new WorkbookContent(content.Id, content.Version, frame, items), origin, baseVersion, ct);
    }

    /// <summary>
    /// A draft with that content. Where a checklist with its id is published, the draft is of the next version, based on the
    /// latest; otherwise of the version that the content names.
    /// </summary>
    public Task<Result<Guid>> RunAsync(
        Actor actor, Guid operationId, WorkbookContent content, ChecklistDraftOrigin origin, string? baseVersion, CancellationToken ct) =>
        RunAsync(actor, operationId, change =>
        {
            if (!Ids.IsName(content.Id))
            {
                return new InvalidField("id", "Malformed");
            }

            if (content.Version.Length > Ids.MaximumLength)
            {
                return new InvalidField("version", "TooLong");
            }

            if (content.Items.Count > Ruleset.MaximumItems)
            {
                return new DraftTooLarge(Ruleset.MaximumItems);
            }

            var versions = library.VersionsOf(content.Id).Select(published => published.Checklist.Version).ToList();
            var frame = DraftJson.Clean(content.Frame, DraftJson.FrameLimit);
            if (!frame.IsSuccess)
            {
                return frame.Error;
            }

            var draft = new ChecklistDraft
            {
                Id = ids.New(),
                ChecklistId = content.Id,
                ProposedVersion = versions.Count == 0 ? content.Version : ChecklistVersions.After(versions),
                BaseVersion = baseVersion ?? versions.Max(ChecklistVersions.Order),
                Origin = origin,
                Frame = frame.Value,
                StartedAt = change.Now,
                StartedByName = actor.Name,
            };
            var position = 0L;
            foreach (var (section, item) in content.Items)
            {
                var stored = DraftJson.Clean(item, DraftJson.ItemLimit);
                if (!stored.IsSuccess)
                {
                    return stored.Error;
                }

                change.Db.Add(new ChecklistDraftItem
                {
                    Id = ids.New(),
                    DraftId = draft.Id,
                    SectionKey = section,
                    Position = position += DraftFile.Gap,
                    Content = stored.Value,
                    Version = 1,
                });
            }

            return draft.Touch(actor, change.Now).Then<ChecklistDraft>(_ => draft);
        }, ct);
}
