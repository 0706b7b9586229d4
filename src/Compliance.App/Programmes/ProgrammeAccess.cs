using Compliance.Domain.Access;

namespace Compliance.App.Programmes;

/// <summary>Who reads what of the programmes; who changes them is each use case's to say.</summary>
internal static class ProgrammeAccess
{
    /// <summary>True where the actor sees every case of every programme: officers, decision makers, oversight.</summary>
    public static bool SeesPortfolio(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.HasAny(Role.ProgrammeOfficer, Role.DecisionMaker, Role.Auditor);
    }

    /// <summary>True where the actor reads programmes, their rules and the drafts of them: those of the portfolio, and standards editors, who write them.</summary>
    public static bool ReadsProgrammes(Actor actor) => SeesPortfolio(actor) || actor.Has(Role.StandardsEditor);
}
