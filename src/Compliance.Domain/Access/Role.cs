namespace Compliance.Domain.Access;

/// <summary>
/// What a person may be asked to do on this installation. What they do in one case is a
/// <see cref="CaseRole"/>, which is given per case.
/// </summary>
public enum Role
{
    /// <summary>Answers items and hands in evidence for one firm.</summary>
    FirmContributor,

    /// <summary>Attests and submits for one firm; may do all that a contributor may.</summary>
    FirmSignatory,

    /// <summary>May be assigned to a case as inspector, lead inspector or quality reviewer.</summary>
    Inspector,

    /// <summary>Opens cases, assigns their team and drafts decisions.</summary>
    ProgrammeOfficer,

    /// <summary>Takes decisions that somebody else drafted.</summary>
    DecisionMaker,

    /// <summary>Hears appeals against decisions they had no part in.</summary>
    AppealOfficer,

    /// <summary>Drafts checklists and policies.</summary>
    StandardsEditor,

    /// <summary>Manages users and firms; decides nothing in any case.</summary>
    Administrator,

    /// <summary>Oversight: reads everything but evidence content, changes nothing.</summary>
    Auditor,
}
