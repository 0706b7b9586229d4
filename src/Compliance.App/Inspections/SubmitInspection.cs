using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>The signatory attests and submits: every answer and every cited evidence version is frozen.</summary>
public sealed class SubmitInspection(Changes changes, IIds ids, CaseFiles cases)
{
    private readonly FirmHandIn handIn = new(changes, ids, cases);

    /// <summary>Submits.</summary>
    /// <param name="actor">A signatory of the firm.</param>
    /// <param name="operationId">The same for every repeat of this submission.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="attested">The signatory confirmed the attestation.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// The receipt; <see cref="NotAllowed"/> for a contributor, <see cref="WrongState"/>, <see cref="MissingFacts"/>,
    /// <see cref="MissingAnswers"/>, <see cref="MissingStatements"/>, <see cref="EvidenceNotCitable"/> or <see cref="AttestationMissing"/>.
    /// </returns>
    public Task<Result<SubmissionReceipt>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, bool attested, CancellationToken ct) =>
        handIn.RunAsync(
            actor,
            operationId,
            inspectionId,
            (InspectionEvent.Submit, RecordedAction.InspectionSubmitted),
            (file, answers, now) => file.Inspection.Submit(
                file.Published.Checklist, answers.Responses, answers.Blocked(file.Published.Checklist), attested, now, answers.Facts, answers.Asked),
            ct);
}
