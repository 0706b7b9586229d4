using Compliance.App.Access;
using Compliance.App.Audit;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Access;

/// <summary>Accounts: who may manage them, what goes on record, and what always remains.</summary>
public sealed class UserTests
{
    private static readonly HashSet<Role> InspectorOnly = [Role.Inspector];

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task ANewAccountHasAOneTimePasswordAndOneEntry(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var admin = await app.AddPersonAsync("Admin", null, Role.Administrator);
        var operation = app.NewId();
        var command = new NewUser(" new@example.test ", " 検査官 ", "ja", InspectorOnly, null);

        var created = (await app.Get<CreateUser>().RunAsync(admin, operation, command, Ct)).Value;
        var again = (await app.Get<CreateUser>().RunAsync(admin, operation, command, Ct)).Value;

        Assert.Equal(20, created.Password!.Length);
        Assert.Equal(created.UserId, again.UserId);
        Assert.Null(again.Password);
        await using var db = await app.DbAsync();
        var user = await db.Users.Include(user => user.Grants).SingleAsync(user => user.Id == created.UserId, Ct);
        Assert.Equal(("new@example.test", "検査官", true), (user.Email, user.DisplayName, user.MustChangePassword));
        Assert.Equal(Role.Inspector, Assert.Single(user.Grants).Role);
        Assert.NotEqual(PasswordVerificationResult.Failed, new PasswordHasher<AppUser>().VerifyHashedPassword(user, user.PasswordHash!, created.Password));
        Assert.Equal("user.created", (await db.Set<AuditEntry>().SingleAsync(Ct)).Action);
        // Until the password is the person's own, the account opens nothing.
        Assert.Null(await app.Get<ActorReader>().FindAsync(created.UserId, Ct));
        Assert.Empty((await app.Get<ActorReader>().FindForOwnAccountAsync(created.UserId, Ct))!.Roles);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyAdministratorsManageAccounts(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var firm = await app.AddFirmAsync();
        var target = await app.AddPersonAsync("Target", null, Role.Inspector);
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Administrator))
        {
            var actor = await app.AddPersonAsync(role.ToString(), RoleRules.OfFirms.Contains(role) ? firm.Id : null, role);
            Assert.IsType<NotAllowed>((await app.Get<CreateUser>().RunAsync(actor, app.NewId(), new NewUser("x@example.test", "X", "ja", InspectorOnly, null), Ct)).Error);
            Assert.IsType<NotAllowed>((await app.Get<UpdateUser>().RunAsync(actor, app.NewId(), target.UserId, new UserChange("X", "ja", InspectorOnly, null, 1), Ct)).Error);
            Assert.IsType<NotAllowed>((await app.Get<DisableUser>().RunAsync(actor, app.NewId(), target.UserId, Ct)).Error);
            Assert.IsType<NotAllowed>((await app.Get<EnableUser>().RunAsync(actor, app.NewId(), target.UserId, Ct)).Error);
            Assert.IsType<NotAllowed>((await app.Get<ResetPassword>().RunAsync(actor, app.NewId(), target.UserId, false, Ct)).Error);
            Assert.Equal(role == Role.Auditor, (await app.Get<UserQueries>().ListAsync(actor, new UserFilter(), new PageRequest(0, 10), Ct)).IsSuccess);
        }

        await using var db = await app.DbAsync();
        Assert.Equal(0, await db.Set<AuditEntry>().CountAsync(Ct));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnAddressIsTakenOnce(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var admin = await app.AddPersonAsync("Admin", null, Role.Administrator);
        var first = await app.Get<CreateUser>().RunAsync(admin, app.NewId(), new NewUser("one@example.test", "One", "ja", InspectorOnly, null), Ct);
        var second = await app.Get<CreateUser>().RunAsync(admin, app.NewId(), new NewUser("ONE@example.test", "Two", "ja", InspectorOnly, null), Ct);
        Assert.True(first.IsSuccess);
        Assert.IsType<EmailTaken>(second.Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task RolesCountAtOnceAndTheOlderVersionLoses(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var admin = await app.AddPersonAsync("Admin", null, Role.Administrator);
        var person = await app.AddPersonAsync("Person", null, Role.Inspector);
        var change = new UserChange("Person", "en", new HashSet<Role> { Role.DecisionMaker }, null, 1);

        Assert.True((await app.Get<UpdateUser>().RunAsync(admin, app.NewId(), person.UserId, change, Ct)).IsSuccess);
        Assert.Equal(new Conflict(2), (await app.Get<UpdateUser>().RunAsync(admin, app.NewId(), person.UserId, change, Ct)).Error);
        Assert.Equal([Role.DecisionMaker], (await app.Get<ActorReader>().FindAsync(person.UserId, Ct))!.Roles);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ADisabledAccountIsNoActorAndHasAnotherStamp(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var admin = await app.AddPersonAsync("Admin", null, Role.Administrator);
        var person = await app.AddPersonAsync("Person", null, Role.Inspector);
        Assert.True((await app.Get<DisableUser>().RunAsync(admin, app.NewId(), person.UserId, Ct)).IsSuccess);
        Assert.Null(await app.Get<ActorReader>().FindAsync(person.UserId, Ct));
        var state = await app.Get<AccountReader>().FindAsync(person.UserId, Ct);
        Assert.True(state!.IsDisabled);
        Assert.NotEqual("stamp", state.SecurityStamp);
        Assert.True((await app.Get<EnableUser>().RunAsync(admin, app.NewId(), person.UserId, Ct)).IsSuccess);
        Assert.NotNull(await app.Get<ActorReader>().FindAsync(person.UserId, Ct));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OfTwoAdministratorsWhoDisableEachOtherOneRemains(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        for (var round = 0; round < 5; round++)
        {
            var first = await app.AddPersonAsync("First", null, Role.Administrator);
            var second = await app.AddPersonAsync("Second", null, Role.Administrator);
            await Task.WhenAll(
                Task.Run(() => app.Get<DisableUser>().RunAsync(first, app.NewId(), second.UserId, Ct), Ct),
                Task.Run(() => app.Get<DisableUser>().RunAsync(second, app.NewId(), first.UserId, Ct), Ct));
            await using var db = await app.DbAsync();
            Assert.True(await db.Users.AnyAsync(user => !user.IsDisabled, Ct));
            // Nobody is left over for the next round.
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, true), Ct);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheLastAdministratorStaysAndNobodyActsOnThemselves(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var admin = await app.AddPersonAsync("Admin", null, Role.Administrator);
        Assert.IsType<NotToOneself>((await app.Get<DisableUser>().RunAsync(admin, app.NewId(), admin.UserId, Ct)).Error);
        Assert.IsType<NotToOneself>((await app.Get<ResetPassword>().RunAsync(admin, app.NewId(), admin.UserId, false, Ct)).Error);
        Assert.IsType<NotToOneself>((await app.Get<UpdateUser>().RunAsync(admin, app.NewId(), admin.UserId, new UserChange("A", "ja", InspectorOnly, null, 1), Ct)).Error);
        Assert.IsType<LastAdministrator>((await app.Get<DisableUser>().RunAsync(Actor.System, app.NewId(), admin.UserId, Ct)).Error);
        Assert.IsType<LastAdministrator>((await app.Get<UpdateUser>().RunAsync(Actor.System, app.NewId(), admin.UserId, new UserChange("A", "ja", InspectorOnly, null, 1), Ct)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AResetPasswordWorksOnceAndEndsEverySession(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var admin = await app.AddPersonAsync("Admin", null, Role.Administrator);
        var created = (await app.Get<CreateUser>().RunAsync(admin, app.NewId(), new NewUser("one@example.test", "One", "ja", InspectorOnly, null), Ct)).Value;
        var before = await app.Get<AccountReader>().FindAsync(created.UserId, Ct);
        var reset = (await app.Get<ResetPassword>().RunAsync(admin, app.NewId(), created.UserId, withSecondFactor: true, Ct)).Value;
        var after = await app.Get<AccountReader>().FindAsync(created.UserId, Ct);
        Assert.NotEqual(before!.SecurityStamp, after!.SecurityStamp);
        Assert.True(after.MustChangePassword);
        var own = (await app.Get<ActorReader>().FindForOwnAccountAsync(created.UserId, Ct))!;
        Task<Result<Done>> ChangeAsync(string old) => app.Get<ChangeOwnAccount>().RunAsync(own, app.NewId(), RecordedAction.AccountPasswordChanged, (users, user) =>
        {
            user.MustChangePassword = false;
            return users.ChangePasswordAsync(user, old, "a password of my own");
        }, Ct);
        Assert.IsType<PasswordWrong>((await ChangeAsync(created.Password!)).Error);
        Assert.True((await app.Get<AccountReader>().FindAsync(created.UserId, Ct))!.MustChangePassword);
        Assert.True((await ChangeAsync(reset.Password!)).IsSuccess);
        Assert.NotNull(await app.Get<ActorReader>().FindAsync(created.UserId, Ct));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OfManyFirstAdministratorsOneIsCreated(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var attempts = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => app.Get<CreateFirstAdministrator>().RunAsync(
            Actor.System, app.NewId(), new FirstAdministrator($"admin{i}@example.test", "Admin", "a long password", "ja"), Ct), Ct)));
        Assert.Single(attempts, attempt => attempt.IsSuccess);
        await using var db = await app.DbAsync();
        Assert.Equal(1, await db.Users.CountAsync(Ct));
        var stranger = await app.AddPersonAsync("X", null, Role.Administrator);
        Assert.IsType<NotAllowed>((await app.Get<CreateFirstAdministrator>().RunAsync(stranger, app.NewId(), new FirstAdministrator("y@example.test", "Y", "a long password", "ja"), Ct)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheListFiltersSortsAndPagesAlike(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var admin = await app.AddPersonAsync("Admin", null, Role.Administrator);
        foreach (var name in new[] { "cherry", "Apple", "banana" })
        {
            await app.Get<CreateUser>().RunAsync(admin, app.NewId(), new NewUser($"{name}@example.test", name, "ja", InspectorOnly, null), Ct);
        }

        async Task<IEnumerable<string>> NamesAsync(UserFilter filter, PageRequest page) =>
            (await app.Get<UserQueries>().ListAsync(admin, filter, page, Ct)).Value.Rows.Select(row => row.DisplayName);

        Assert.Equal(["Apple", "banana", "cherry"], await NamesAsync(new UserFilter(Role: Role.Inspector), new PageRequest(0, 10)));
        Assert.Equal(["cherry", "banana"], await NamesAsync(new UserFilter(Role: Role.Inspector), new PageRequest(0, 2, "name", true)));
        Assert.Equal(["banana"], await NamesAsync(new UserFilter(Search: "BANAN"), new PageRequest(0, 10)));
        Assert.Equal(["Apple"], await NamesAsync(new UserFilter(Search: "apple@"), new PageRequest(0, 10)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheOwnLanguageIsStoredAndAnUnknownOneRefused(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var person = await app.AddPersonAsync("Person", null, Role.Inspector);
        Assert.True((await app.Get<SetOwnLanguage>().RunAsync(person, app.NewId(), "en", Ct)).IsSuccess);
        Assert.Equal("en", (await app.Get<AccountReader>().FindAsync(person.UserId, Ct))!.Language);
        Assert.Equal(new InvalidField("language", "Unknown"), (await app.Get<SetOwnLanguage>().RunAsync(person, app.NewId(), "fr", Ct)).Error);
    }
}
