using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Starts a draft of a checklist that does not exist yet.</summary>
public sealed class StartChecklistDraft(Changes changes, ChecklistLibrary library, IIds ids)
{
    /// <summary>Starts the draft.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="checklistId">Id of the new checklist.</param>
    /// <param name="version">Its first version, such as <c>1.0.0</c>.</param>
    /// <param name="title">Its title; may be incomplete.</param>
    /// <param name="scoring">The method with its parameters.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The draft; <see cref="ChecklistIdTaken"/> where a published checklist has that id.</returns>
    public Task<Result<Guid>> RunAsync(
        Actor actor, Guid operationId, string checklistId, string version, LocalizedText title, ScoringMethod scoring, CancellationToken ct) =>
        new NewDraft(changes, library, ids).RunAsync(actor, operationId, change =>
        {
            ArgumentNullException.ThrowIfNull(title);
            ArgumentNullException.ThrowIfNull(scoring);
            if (!Domain.Checklists.Ids.IsName(checklistId))
            {
                return new InvalidField("id", "Malformed");
            }

            if (!Domain.Checklists.Ids.IsVersion(version) || version.Length > ChecklistVersions.MaximumLength)
            {
                return new InvalidField("version", "Malformed");
            }

            if (library.VersionsOf(checklistId).Count > 0)
            {
                return new ChecklistIdTaken(checklistId);
            }

            return DraftJson.Clean(ChecklistFrame.Empty(scoring) with { Title = title }, DraftJson.FrameLimit).Then<ChecklistDraft>(frame =>
            {
                var draft = new ChecklistDraft
                {
                    Id = ids.New(),
                    ChecklistId = checklistId,
                    ProposedVersion = version,
                    BaseVersion = null,
                    Origin = ChecklistDraftOrigin.Scratch,
                    Frame = frame,
                    StartedAt = change.Now,
                    StartedByName = actor.Name,
                };
                return draft.Touch(actor, change.Now).Then<ChecklistDraft>(_ => draft);
            });
        }, ct);
}
