using Compliance.App.Audit;
using Compliance.App.Firms;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;

namespace Compliance.App.Tests.Firms;

/// <summary>The register of firms, and the record of it.</summary>
public sealed class FirmTests
{
    private static readonly FirmDetails Details = new("青空製作所株式会社", "Aozora Works Ltd.", "E", SizeClass.Medium, 13);

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task AFirmIsRegisteredOnce(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var officer = await app.AddPersonAsync("Officer", null, Role.ProgrammeOfficer);
        var operation = app.NewId();
        var first = await app.Get<RegisterFirm>().RunAsync(officer, operation, "7-0000-1205-0002", Details, Ct);
        var repeat = await app.Get<RegisterFirm>().RunAsync(officer, operation, "7-0000-1205-0002", Details, Ct);
        var again = await app.Get<RegisterFirm>().RunAsync(officer, app.NewId(), "7000012050002", Details, Ct);
        Assert.Equal(first.Value, repeat.Value);
        Assert.Equal(new FirmExists("7000012050002"), again.Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyThoseWhoKeepTheRegisterChangeIt(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var firm = await app.AddFirmAsync();
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not (Role.Administrator or Role.ProgrammeOfficer)))
        {
            var actor = await app.AddPersonAsync(role.ToString(), RoleRules.OfFirms.Contains(role) ? firm.Id : null, role);
            Assert.IsType<NotAllowed>((await app.Get<RegisterFirm>().RunAsync(actor, app.NewId(), "7000012050002", Details, Ct)).Error);
            Assert.IsType<NotAllowed>((await app.Get<UpdateFirm>().RunAsync(actor, app.NewId(), firm.Id, Details, 0, Ct)).Error);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AFirmsPeopleFindTheirOwnFirmOnly(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var own = await app.AddFirmAsync("Own");
        var foreign = await app.AddFirmAsync("Foreign");
        var person = await app.AddPersonAsync("Person", own.Id, Role.FirmContributor);
        var queries = app.Get<FirmQueries>();
        Assert.True((await queries.FindAsync(person, own.Id, Ct)).IsSuccess);
        Assert.Equal((await queries.FindAsync(person, app.NewId(), Ct)).Error, (await queries.FindAsync(person, foreign.Id, Ct)).Error);
        Assert.Equal([own.Id], (await queries.FindManyAsync(person, [own.Id, foreign.Id], Ct)).Keys);
        Assert.IsType<NotAllowed>((await queries.ListAsync(person, new FirmFilter(), new PageRequest(0, 10), Ct)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheOlderVersionLosesAndTheRecordShowsWhatHappened(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var admin = await app.AddPersonAsync("Admin", null, Role.Administrator);
        var auditor = await app.AddPersonAsync("Auditor", null, Role.Auditor);
        var inspector = await app.AddPersonAsync("Inspector", null, Role.Inspector);
        var id = (await app.Get<RegisterFirm>().RunAsync(admin, app.NewId(), "7000012050002", Details, Ct)).Value;
        Assert.True((await app.Get<UpdateFirm>().RunAsync(admin, app.NewId(), id, Details with { Prefecture = 27 }, 1, Ct)).IsSuccess);
        Assert.Equal(new Conflict(2), (await app.Get<UpdateFirm>().RunAsync(admin, app.NewId(), id, Details, 1, Ct)).Error);

        var record = (await app.Get<RecordQueries>().ListAsync(auditor, new RecordFilter(FirmId: id), new PageRequest(0, 10), Ct)).Value;
        Assert.Equal(["firm.updated", "firm.registered"], record.Rows.Select(entry => entry.Action));
        // The digest after one change is the digest before the next.
        Assert.Equal(record.Rows[1].AfterDigest, record.Rows[0].BeforeDigest);
        Assert.Equal(1, (await app.Get<RecordQueries>().ListAsync(auditor, new RecordFilter(Actor: "Adm", Action: "firm.updated"), new PageRequest(0, 10), Ct)).Value.Total);
        Assert.Equal(0, (await app.Get<RecordQueries>().ListAsync(auditor, new RecordFilter(Before: TestApp.Start), new PageRequest(0, 10), Ct)).Value.Total);
        Assert.IsType<NotAllowed>((await app.Get<RecordQueries>().ListAsync(inspector, new RecordFilter(), new PageRequest(0, 10), Ct)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheRegisterIsSearchedByEitherNameOrTheNumber(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var admin = await app.AddPersonAsync("Admin", null, Role.Administrator);
        await app.Get<RegisterFirm>().RunAsync(admin, app.NewId(), "7000012050002", Details, Ct);
        await app.Get<RegisterFirm>().RunAsync(admin, app.NewId(), "9000000000000", Details with { NameJa = "緑山工業", NameEn = "Midoriyama" }, Ct);
        foreach (var search in new[] { "青空", "aozora", "WORKS", "12050" })
        {
            var found = (await app.Get<FirmQueries>().ListAsync(admin, new FirmFilter(search), new PageRequest(0, 10), Ct)).Value;
            Assert.Equal("Aozora Works Ltd.", Assert.Single(found.Rows).NameEn);
        }
    }
}
