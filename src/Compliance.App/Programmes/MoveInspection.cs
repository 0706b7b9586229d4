using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;

namespace Compliance.App.Programmes;

/// <summary>Moves an open case to another published version of its checklist.</summary>
public sealed class MoveInspection
{
    /// <summary>Moves the case.</summary>
    /// <param name="actor">A programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="version">A published version of the same checklist.</param>
    /// <param name="seenVersion">Version of the case's head that the preview named.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What was carried over and what was not.</returns>
    public Task<Result<CarriedOver>> RunAsync(
        Actor actor, Guid operationId, Guid inspectionId, string version, int seenVersion, CancellationToken ct) => throw new NotSupportedException();
}

/// <summary>Shows what moving a case to another version would do.</summary>
public sealed class MoveInspectionQueries
{
    /// <summary>The versions that the case can be moved to, newest first; empty where it cannot be moved now.</summary>
    public Task<Result<IReadOnlyList<string>>> VersionsAsync(Actor actor, Guid inspectionId, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>What would be carried over and what not.</summary>
    public Task<Result<MovePreview>> PreviewAsync(Actor actor, Guid inspectionId, string version, CancellationToken ct) => throw new NotSupportedException();
}

/// <summary>What moving a case would do.</summary>
/// <param name="SeenVersion">Version of the case's head; the move names it.</param>
/// <param name="From">The version it is pinned to.</param>
/// <param name="To">The version it would be pinned to.</param>
/// <param name="Difference">What differs between the two.</param>
/// <param name="Carried">What would be carried over and what not.</param>
public sealed record MovePreview(int SeenVersion, string From, string To, ChecklistDifference Difference, CarriedOver Carried);
