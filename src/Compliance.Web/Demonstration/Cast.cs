using Compliance.App.Access;
using Compliance.App.Firms;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Web.Components.Account;

namespace Compliance.Web.Demonstration;

/// <summary>A made-up firm.</summary>
/// <param name="Number">Its number in the demonstration, from 1.</param>
/// <param name="Details">What the register holds of it.</param>
/// <param name="AmountYen">The subsidy at stake.</param>
public sealed record MadeUpFirm(int Number, FirmDetails Details, long AmountYen)
{
    /// <summary>All firms. Their Corporate Numbers begin with 99, which no registry office has.</summary>
    public static readonly IReadOnlyList<MadeUpFirm> All =
    [
        new(1, new("架空精密工業株式会社", "Kakuu Precision Industries (fictitious)", "E", SizeClass.Medium, 13), 48_000_000),
        new(2, new("見本電子株式会社", "Mihon Electronics (fictitious)", "E", SizeClass.Small, 27), 12_500_000),
        new(3, new("模擬航空部品株式会社", "Mogi Aerospace Parts (fictitious)", "E", SizeClass.Large, 23), 160_000_000),
        new(4, new("例示金属加工株式会社", "Reiji Metalworks (fictitious)", "E", SizeClass.Small, 40), 8_200_000),
    ];

    /// <summary>13 digits with a correct check digit.</summary>
    public string CorporateNumber
    {
        get
        {
            var twelve = $"99{Number:D10}";
            return Domain.Firms.CorporateNumber.CheckDigit(twelve) + twelve;
        }
    }
}

/// <summary>Everybody who plays a part.</summary>
/// <param name="Firms">Ids of the firms by their number.</param>
/// <param name="People">Actors by their e-mail address.</param>
public sealed record Cast(IReadOnlyDictionary<int, Guid> Firms, IReadOnlyDictionary<string, Actor> People)
{
    public Actor Lead => People["lead@authority.example"];

    public Actor Inspector => People["inspector@authority.example"];

    public Actor Reviewer => People["reviewer@authority.example"];

    public Actor Officer => People["officer@authority.example"];

    public Actor Decider => People["decision@authority.example"];

    /// <summary>Who answers for a firm: its contributor, or the signatory where it has none.</summary>
    public Actor Contributor(int firm) => OfFirm(firm, Role.FirmContributor) ?? Signatory(firm);

    /// <summary>Who attests for a firm.</summary>
    public Actor Signatory(int firm) => OfFirm(firm, Role.FirmSignatory) ?? throw new InvalidOperationException($"Firm {firm} has no signatory.");

    /// <summary>Registers the firms and creates the accounts, where that was not done yet.</summary>
    /// <param name="story">The story.</param>
    /// <param name="firms">Which of the made-up firms take part.</param>
    public static async Task<Cast> EnsureAsync(Story story, IReadOnlyCollection<MadeUpFirm> firms)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(firms);
        var ids = new Dictionary<int, Guid>();
        foreach (var firm in firms)
        {
            ids[firm.Number] = await story.DoAsync($"firm/{firm.Number}", operation =>
                story.Get<RegisterFirm>().RunAsync(Actor.System, operation, firm.CorporateNumber, firm.Details, CancellationToken.None));
        }

        var people = new Dictionary<string, Actor>();
        foreach (var account in DemonstrationAccounts.All.Where(account => account.Firm == 0 || ids.ContainsKey(account.Firm)))
        {
            Guid? firmId = account.Firm == 0 ? null : ids[account.Firm];
            var user = new NewUser(account.Email, account.NameJa, "ja", new HashSet<Role> { account.Role }, firmId, DemonstrationAccounts.Password);
            var created = await story.DoAsync($"account/{account.Email}", operation =>
                story.Get<CreateUser>().RunAsync(Actor.System, operation, user, CancellationToken.None));
            people[account.Email] = await story.Get<ActorReader>().FindAsync(created.UserId, CancellationToken.None)
                ?? new Actor(created.UserId, account.NameJa, user.Roles, firmId);
        }

        return new Cast(ids, people);
    }

    private Actor? OfFirm(int firm, Role role) =>
        People.Values.FirstOrDefault(actor => actor.FirmId == Firms.GetValueOrDefault(firm) && actor.FirmId is not null && actor.Has(role));
}
