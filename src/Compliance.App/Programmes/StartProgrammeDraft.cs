using System.Globalization;
using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>A standards editor begins the next revision of a programme, or a new programme.</summary>
public sealed class StartProgrammeDraft(Changes changes, ChecklistLibrary library, IIds ids)
{
    /// <summary>Begins the next revision, with what the current one says.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="programmeId">The programme.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The draft; <see cref="ProgrammeDraftOpenAlready"/> where one is open.</returns>
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, string programmeId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return library.FindProgramme(programmeId) is { } current
            ? await BeginAsync(actor, operationId, current.Id, current.Policy.Id, current.Policy.Version, ProgrammeContent.Of(current, NextVersion(current)), ct)
            : actor.Has(Role.StandardsEditor) ? new InvalidField("programme", "Unknown") : new NotAllowed();
    }

    /// <summary>Begins a programme that does not exist yet.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="newId">Its id: lower-case words with hyphens.</param>
    /// <param name="checklistId">A published checklist, which judges in its latest version.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The draft; <see cref="ProgrammeExists"/> where there is a programme of that id.</returns>
    public async Task<Result<Guid>> RunNewAsync(Actor actor, Guid operationId, string newId, string checklistId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Role.StandardsEditor))
        {
            return new NotAllowed();
        }

        var id = TypedText.CleanLine(newId);
        if (!Domain.Checklists.Ids.IsName(id))
        {
            return new InvalidField("new-id", "Name");
        }

        if (library.FindProgramme(id) is not null)
        {
            return new ProgrammeExists();
        }

        return library.VersionsOf(checklistId) is [.., var latest]
            ? await BeginAsync(actor, operationId, id, id, null, ProgrammeContent.ForNew(checklistId, latest.Checklist.Version), ct)
            : new InvalidField("new-checklist", "Required");
    }

    private async Task<Result<Guid>> BeginAsync(
        Actor actor, Guid operationId, string programmeId, string policyId, string? baseVersion, ProgrammeContent content, CancellationToken ct)
    {
        if (!actor.Has(Role.StandardsEditor))
        {
            return new NotAllowed();
        }

        return await changes.RunAsync<Guid>(
            actor,
            operationId,
            async change =>
            {
                if (await change.Db.Set<ProgrammeDraft>().AnyAsync(
                    other => other.ProgrammeId == programmeId && (other.State == ProgrammeDraftState.Drafting || other.State == ProgrammeDraftState.Proposed), ct))
                {
                    return new ProgrammeDraftOpenAlready();
                }

                var draft = new ProgrammeDraft
                {
                    Id = ids.New(),
                    ProgrammeId = programmeId,
                    PolicyId = policyId,
                    BaseVersion = baseVersion,
                    Content = content,
                    StartedById = actor.UserId,
                    StartedByName = actor.Name,
                    StartedAt = change.Now,
                    UpdatedByName = actor.Name,
                    UpdatedAt = change.Now,
                };
                change.Db.Add(draft);
                change.Record(RecordedAction.ProgrammeDraftStarted, ProgrammeDrafting.SubjectOf(draft), null, ProgrammeDrafting.Snapshot(draft));
                return draft.Id;
            },
            static (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId, CultureInfo.InvariantCulture)),
            ct);
    }

    // The next free minor version after the current one: the usual change of a policy is neither a correction nor another policy.
    private string NextVersion(Programme current)
    {
        var parts = current.Policy.Version.Split('-')[0].Split('.');
        var taken = library.RevisionsOf(current.Id).Select(revision => revision.Policy.Version).ToHashSet();
        for (var minor = System.Numerics.BigInteger.Parse(parts[1], CultureInfo.InvariantCulture) + 1; ; minor++)
        {
            var version = string.Create(CultureInfo.InvariantCulture, $"{parts[0]}.{minor}.0");
            if (!taken.Contains(version))
            {
                return version;
            }
        }
    }
}
