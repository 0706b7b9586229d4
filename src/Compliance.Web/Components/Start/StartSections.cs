using Compliance.Web.Checklists;
using Compliance.Web.Incidents;
using Compliance.Web.Inspections;
using Compliance.Web.Notifications;
using Compliance.Web.Programmes;

namespace Compliance.Web.Components.Start;

/// <summary>One block of work on the start page: a component that everybody sees who satisfies the policy.</summary>
/// <param name="Component">A component without parameters.</param>
/// <param name="Policy">One of <see cref="Policies"/>.</param>
public sealed record StartSection(Type Component, string Policy);

/// <summary>The blocks of the start page, in the order in which they are shown. A capability adds its work list here.</summary>
public static class StartSections
{
    /// <summary>All blocks.</summary>
    public static readonly IReadOnlyList<StartSection> All =
    [
        new(typeof(DueLink), Policies.CaseWorker),
        new(typeof(FirmStart), Policies.Firm),
        new(typeof(IncidentsStart), Policies.Incidents),
        new(typeof(ActionsStart), Policies.CaseParticipant),
        new(typeof(InspectorStart), Policies.Inspector),
        new(typeof(OfficerStart), Policies.Officer),
        new(typeof(DecisionMakerStart), Policies.DecisionMaker),
        new(typeof(AppealStart), Policies.AppealOfficer),
        new(typeof(DraftsStart), Policies.Officer),
        new(typeof(StandardsStart), Policies.StandardsEditor),
        new(typeof(AdministratorSection), Policies.Administrator),
        new(typeof(RecordSection), Policies.RecordReader),
    ];
}
