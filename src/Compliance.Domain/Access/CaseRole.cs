namespace Compliance.Domain.Access;

/// <summary>What one person does in one case. A person holds at most one in a case (separation of duties).</summary>
public enum CaseRole
{
    /// <summary>Judges items.</summary>
    Inspector,

    /// <summary>Judges items, closes the review, answers the firm's comments.</summary>
    LeadInspector,

    /// <summary>Confirms or returns the review; judged nothing in it.</summary>
    QualityReviewer,

    /// <summary>Drafted the decision.</summary>
    Drafter,

    /// <summary>Took the decision.</summary>
    DecisionMaker,

    /// <summary>Heard the appeal.</summary>
    AppealOfficer,
}
