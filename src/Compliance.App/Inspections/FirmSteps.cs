using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>What a case waits for, from whom, and until when.</summary>
internal static class FirmSteps
{
    public static CaseStep Next(InspectionState state, bool factCheckClosed) => state switch
    {
        InspectionState.Draft => CaseStep.Prepare,
        InspectionState.Notified => CaseStep.Answer,
        InspectionState.Submitted => CaseStep.StartReview,
        InspectionState.InReview => CaseStep.Judge,
        InspectionState.InformationRequested => CaseStep.ProvideInformation,
        InspectionState.Reviewed => CaseStep.StartQualityReview,
        InspectionState.QualityReview => CaseStep.ReviewQuality,
        InspectionState.FactCheck => factCheckClosed ? CaseStep.Conclude : CaseStep.Comment,
        InspectionState.Concluded => CaseStep.Decide,
        InspectionState.Cancelled => CaseStep.None,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of a case."),
    };

    public static CaseSide WaitsFor(CaseStep step) => step switch
    {
        CaseStep.Answer or CaseStep.ProvideInformation or CaseStep.Comment or CaseStep.CloseItems => CaseSide.Firm,
        CaseStep.Prepare or CaseStep.Decide or CaseStep.TakeDecision or CaseStep.SendDecision or CaseStep.DecideAgain => CaseSide.Authority,
        CaseStep.None or CaseStep.Decided or CaseStep.StatusExpired => CaseSide.None,
        _ => CaseSide.Team,
    };

    public static DateOnly? Due(CaseStep step, DateOnly? submission, DateOnly? request, DateOnly? factCheck) => step switch
    {
        CaseStep.Answer => submission,
        CaseStep.ProvideInformation => request,
        CaseStep.Comment => factCheck,
        _ => null,
    };
}
