using Compliance.Domain.Access;

namespace Compliance.Domain.Evidence;

/// <summary>Who may use a firm's library: its own people. Inspectors see what a case cites, which is the case's matter.</summary>
public static class EvidenceRights
{
    /// <summary>The firm whose library the actor may read and add to, or null where there is none.</summary>
    public static Guid? LibraryOf(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.HasAny(Role.FirmContributor, Role.FirmSignatory) ? actor.FirmId : null;
    }
}
