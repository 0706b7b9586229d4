using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Checklists.Drafts;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.App.Oscal;

/// <summary>Starts a draft of a checklist from an OSCAL catalogue, or from a profile with the documents it selects from.</summary>
public sealed class StartDraftFromOscal(Changes changes, ChecklistLibrary library, IIds ids)
{
    /// <summary>Most documents that are read with a profile.</summary>
    public const int MaximumSources = 20;

    /// <summary>Starts the draft. Where a checklist with that id is published, the draft is of its next version.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="checklistId">Id of the checklist; empty for one made from the document's title.</param>
    /// <param name="document">The catalogue or profile.</param>
    /// <param name="sources">What a profile imports, found by file name; empty for a catalogue.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The draft; <see cref="OscalRefused"/> with every fault.</returns>
    public Task<Result<Guid>> RunAsync(
        Actor actor, Guid operationId, string checklistId, OscalUpload document, IReadOnlyList<OscalUpload> sources, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(sources);
        if (!actor.Has(Role.StandardsEditor))
        {
            return Task.FromResult<Result<Guid>>(new NotAllowed());
        }

        if (sources.Count > MaximumSources)
        {
            return Refuse($"at most {MaximumSources} documents are read with a profile", []);
        }

        if (OscalImport.Read(document, sources, out var refusal) is not { } imported)
        {
            return Refuse(refusal, []);
        }

        if (imported.Report.Faults.Count > 0)
        {
            return Refuse("", imported.Report.Faults);
        }

        if (imported.Catalogue is null || DraftChecklist.From(imported.Catalogue) is not { } checklist)
        {
            return Refuse($"expected a catalogue or a profile with 1 to {Ruleset.MaximumItems} controls in force, found a document of the model {imported.Report.Model}", []);
        }

        var id = TypedText.CleanLine(checklistId);
        return new NewDraft(changes, library, ids).RunAsync(
            actor, operationId, id.Length == 0 ? checklist : checklist with { Id = id }, ChecklistDraftOrigin.Oscal, null, ct);
    }

    private static Task<Result<Guid>> Refuse(string reason, IReadOnlyList<OscalFault> faults) =>
        Task.FromResult<Result<Guid>>(new OscalRefused(reason, faults));
}

/// <summary>A file that was handed in.</summary>
/// <param name="FileName">Its name, without folders; JSON only.</param>
/// <param name="Content">Its bytes, at most 50 MB.</param>
public sealed record OscalUpload(string FileName, ReadOnlyMemory<byte> Content);

/// <summary>A document is no OSCAL catalogue or profile that a draft can be made from.</summary>
/// <param name="Reason">Why, in English; empty where the faults say it.</param>
/// <param name="Faults">Its faults, with their places as JSON pointers.</param>
public sealed record OscalRefused(string Reason, IReadOnlyList<OscalFault> Faults) : Error;
