using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>The signatory hands in what the inspectors asked for; the request is closed and the case's clock runs again.</summary>
public sealed class ProvideInformation(Changes changes, IIds ids, CaseFiles cases)
{
    private readonly FirmHandIn handIn = new(changes, ids, cases);

    /// <summary>Hands in the information. All answers are frozen anew, so that every round stands by itself.</summary>
    /// <param name="actor">A signatory of the firm.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="attested">The signatory confirmed the attestation.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The receipt, or the refusals of <see cref="SubmitInspection"/>.</returns>
    public Task<Result<SubmissionReceipt>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, bool attested, CancellationToken ct) =>
        handIn.RunAsync(
            actor,
            operationId,
            inspectionId,
            (InspectionEvent.ProvideInformation, RecordedAction.InspectionInformationProvided),
            (file, answers, _) => file.Inspection.ProvideInformation(
                file.Published.Checklist, answers.Responses, answers.Blocked(file.Published.Checklist), attested, answers.Facts, answers.Asked),
            ct);
}
