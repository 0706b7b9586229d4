using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;

namespace Compliance.App.Oscal;

/// <summary>Starts a draft of a checklist from an OSCAL catalogue, or from a profile with the documents it selects from.</summary>
public sealed class StartDraftFromOscal
{
    /// <summary>Starts the draft. Where a checklist with that id is published, the draft is of its next version.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="checklistId">Id of the checklist; empty for one made from the document's title.</param>
    /// <param name="document">The catalogue or profile.</param>
    /// <param name="sources">What a profile imports, found by file name; empty for a catalogue.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The draft; <see cref="OscalRefused"/> with every fault.</returns>
    public Task<Result<Guid>> RunAsync(
        Actor actor, Guid operationId, string checklistId, OscalUpload document, IReadOnlyList<OscalUpload> sources, CancellationToken ct) =>
        throw new NotSupportedException();
}

/// <summary>A file that was handed in.</summary>
/// <param name="FileName">Its name, without folders; JSON only.</param>
/// <param name="Content">Its bytes, at most 50 MB.</param>
public sealed record OscalUpload(string FileName, ReadOnlyMemory<byte> Content);

/// <summary>A document is no OSCAL catalogue or profile that a draft can be made from.</summary>
/// <param name="Reason">Why, in English; empty where the faults say it.</param>
/// <param name="Faults">Its faults, with their places as JSON pointers.</param>
public sealed record OscalRefused(string Reason, IReadOnlyList<OscalFault> Faults) : Error;
