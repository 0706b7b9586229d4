using Compliance.Domain.Access;
using Microsoft.AspNetCore.Authorization;

namespace Compliance.Web.Components;

/// <summary>
/// The policies of pages and endpoints. They keep people away from pages that are not theirs; what a person may do in one
/// case is decided by the use case, from the actor.
/// </summary>
public static class Policies
{
    /// <summary>A firm's people.</summary>
    public const string Firm = nameof(Firm);

    /// <summary>People who can be assigned to a case as inspector, lead or reviewer.</summary>
    public const string Inspector = nameof(Inspector);

    /// <summary>Programme officers.</summary>
    public const string Officer = nameof(Officer);

    /// <summary>Decision makers.</summary>
    public const string DecisionMaker = nameof(DecisionMaker);

    /// <summary>Appeal officers.</summary>
    public const string AppealOfficer = nameof(AppealOfficer);

    /// <summary>Those who see every case of every programme.</summary>
    public const string Portfolio = nameof(Portfolio);

    /// <summary>Those who read the rules of programmes: the portfolio's, and standards editors, who write them.</summary>
    public const string Programmes = nameof(Programmes);

    /// <summary>Anybody of the authority.</summary>
    public const string Authority = nameof(Authority);

    /// <summary>Administrators.</summary>
    public const string Administrator = nameof(Administrator);

    /// <summary>Those who keep the register of firms.</summary>
    public const string FirmRegister = nameof(FirmRegister);

    /// <summary>Those who read the whole record.</summary>
    public const string RecordReader = nameof(RecordReader);

    /// <summary>Those who read published standards.</summary>
    public const string Standards = nameof(Standards);

    /// <summary>Those who write standards.</summary>
    public const string StandardsEditor = nameof(StandardsEditor);

    /// <summary>Anybody who can have a part in a case.</summary>
    public const string CaseParticipant = nameof(CaseParticipant);

    /// <summary>Those with days to keep or to watch: everybody who works on cases.</summary>
    public const string CaseWorker = nameof(CaseWorker);

    /// <summary>Those who report incidents or read of them; inspectors see what was linked to their cases.</summary>
    public const string Incidents = nameof(Incidents);

    private static readonly Role[] Firms = [Role.FirmContributor, Role.FirmSignatory];

    private static readonly Role[] Authorities =
    [
        Role.Inspector, Role.ProgrammeOfficer, Role.DecisionMaker, Role.AppealOfficer, Role.StandardsEditor, Role.Administrator, Role.Auditor,
    ];

    /// <summary>Each policy and the roles that satisfy it.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<Role>> All = new Dictionary<string, IReadOnlyList<Role>>(StringComparer.Ordinal)
    {
        [Firm] = Firms,
        [Inspector] = [Role.Inspector],
        [Officer] = [Role.ProgrammeOfficer],
        [DecisionMaker] = [Role.DecisionMaker],
        [AppealOfficer] = [Role.AppealOfficer],
        [Portfolio] = [Role.ProgrammeOfficer, Role.DecisionMaker, Role.Auditor],
        [Programmes] = [Role.ProgrammeOfficer, Role.DecisionMaker, Role.Auditor, Role.StandardsEditor],
        [Authority] = Authorities,
        [Administrator] = [Role.Administrator],
        [FirmRegister] = [Role.Administrator, Role.ProgrammeOfficer],
        [RecordReader] = [Role.Auditor, Role.Administrator],
        [Standards] = [Role.StandardsEditor, Role.Auditor],
        [StandardsEditor] = [Role.StandardsEditor],
        [Incidents] = [.. Firms, Role.ProgrammeOfficer, Role.Inspector, Role.Auditor],
        [CaseWorker] = [.. Firms, Role.Inspector, Role.ProgrammeOfficer, Role.DecisionMaker, Role.AppealOfficer, Role.Auditor],
        [CaseParticipant] = [.. Firms, .. Authorities],
    };

    /// <summary>Adds them; whatever names no policy asks for a signed-in person.</summary>
    public static AuthorizationBuilder AddPolicies(this AuthorizationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var (name, roles) in All)
        {
            builder.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(roles.Select(role => role.ToString())));
        }

        return builder;
    }
}
