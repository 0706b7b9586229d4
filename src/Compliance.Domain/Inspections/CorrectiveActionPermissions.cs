using Compliance.Domain.Access;
using static Compliance.Domain.Inspections.CorrectiveActionEvent;

namespace Compliance.Domain.Inspections;

/// <summary>
/// Who may do what about a corrective action: the firm plans and acts, its signatory hands in and claims, the inspectors of
/// the case judge. Whoever reviewed, drafted, decided or hears an appeal never judges; the firm never judges itself.
/// </summary>
public static class CorrectiveActionPermissions
{
    /// <summary>True where the actor may cause the event in a case of <paramref name="firmId"/>.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="held">The actor's role in this case, if any.</param>
    /// <param name="firmId">The firm inspected.</param>
    /// <param name="wanted">The event.</param>
    public static bool May(Actor actor, CaseRole? held, Guid firmId, CorrectiveActionEvent wanted)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var ofFirm = actor.FirmId == firmId;
        return wanted switch
        {
            WritePlan or WorkOn => ofFirm && actor.HasAny(Role.FirmContributor, Role.FirmSignatory),
            SubmitPlan or ClaimClosure => ofFirm && actor.Has(Role.FirmSignatory),
            AcceptPlan or ReturnPlan or WriteNote or Close or ReturnClosure =>
                actor.FirmId is null && held is CaseRole.Inspector or CaseRole.LeadInspector && actor.Has(Role.Inspector),
            Expire => actor.IsSystem,
            _ => false,
        };
    }
}
