using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Compliance.App.Access;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Compliance.Web.Tests.Evidence;

/// <summary>The whole host on Kestrel with an embedded database, where a header says who is signed in.</summary>
public sealed class EvidenceServer : WebApplicationFactory<Program>
{
    public const string UserHeader = "X-Test-User";
    public const long MaxFileSize = 3_000_000;

    private readonly string folder = Directory.CreateTempSubdirectory("compliance-web-").FullName;
    private int people;

    public EvidenceServer()
    {
        // The host asks for a current schema before it serves, and reads its settings before the factory can add any.
        var database = new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(folder, "compliance.db")};Pooling=False" };
        var services = new ServiceCollection();
        services.AddComplianceIdentityStore();
        services.AddComplianceDb(database);
        using var provider = services.BuildServiceProvider();
        using var db = provider.GetRequiredService<IDbContextFactory<ComplianceDb>>().CreateDbContext();
        db.Database.Migrate();
        UseKestrel(0);
        StartServer();
        _ = Services.GetRequiredService<IFileStore>();
    }

    public string DataFolder => folder;

    public string[] Blobs => [.. Directory.EnumerateFiles(Path.Combine(folder, "blobs"), "*", SearchOption.AllDirectories).Select(Path.GetFileName)!];

    public string[] Incoming => Directory.GetFiles(Path.Combine(folder, "incoming"));

    public ComplianceDb Db() => Services.GetRequiredService<IDbContextFactory<ComplianceDb>>().CreateDbContext();

    public async Task<AppUser> AddPersonAsync(Guid? firmId, params Role[] roles)
    {
        var ids = Services.GetRequiredService<IIds>();
        var name = $"person{Interlocked.Increment(ref people)}@example.test";
        var user = new AppUser { Id = ids.New(), UserName = name, NormalizedUserName = name.ToUpperInvariant(), Email = name, NormalizedEmail = name.ToUpperInvariant(), DisplayName = "Sato", FirmId = firmId, SecurityStamp = "stamp" };
        foreach (var role in roles)
        {
            user.Grants.Add(new RoleGrant { UserId = user.Id, Role = role });
        }

        await using var db = Db();
        db.Add(user);
        await db.SaveChangesAsync();
        return user;
    }

    public async Task<AppUser> AddFirmPersonAsync()
    {
        var twelve = $"{7000000 + Interlocked.Increment(ref people):D12}";
        var firm = new Firm
        {
            Id = Services.GetRequiredService<IIds>().New(),
            CorporateNumber = CorporateNumber.CheckDigit(twelve) + twelve,
            NameJa = "青空株式会社",
            NameEn = "Aozora Ltd.",
            Sector = "E",
            Size = SizeClass.Small,
            Prefecture = 13,
        };
        await using (var db = Db())
        {
            db.Add(firm);
            await db.SaveChangesAsync();
        }

        return await AddPersonAsync(firm.Id, Role.FirmContributor);
    }

    /// <summary>A client that is signed in as somebody and holds a token that fits.</summary>
    public HttpClient ClientOf(AppUser user)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = ClientOptions.BaseAddress };
        client.DefaultRequestHeaders.Add(UserHeader, user.Id.ToString());
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        using var scope = Services.CreateScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = PrincipalOf(user.Id, user.Grants.Select(grant => grant.Role)) };
        var tokens = scope.ServiceProvider.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        client.DefaultRequestHeaders.Add("Cookie", context.Response.Headers.SetCookie.ToString().Split(';')[0]);
        client.DefaultRequestHeaders.Add(tokens.HeaderName!, tokens.RequestToken);
        return client;
    }

    public Guid NewId() => Services.GetRequiredService<IIds>().New();

    internal static ClaimsPrincipal PrincipalOf(Guid userId, IEnumerable<Role> roles) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, userId.ToString()), .. roles.Select(role => new Claim(ClaimTypes.Role, role.ToString()))], "test"));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Storage:DataFolder", folder);
        builder.UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(folder, "compliance.db")};Pooling=False");
        builder.UseSetting("Storage:MaxFileSize", MaxFileSize.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.UseSetting("Storage:ReserveBytes", "0");
        builder.ConfigureTestServices(services => services
            .AddAuthentication(options => options.DefaultScheme = options.DefaultAuthenticateScheme = options.DefaultChallengeScheme = options.DefaultForbidScheme = "test")
            .AddScheme<AuthenticationSchemeOptions, HeaderSignIn>("test", null));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class HeaderSignIn(
        IOptionsMonitor<AuthenticationSchemeOptions> options, Microsoft.Extensions.Logging.ILoggerFactory logger, UrlEncoder encoder, IDbContextFactory<ComplianceDb> factory)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (!Guid.TryParse(Request.Headers[UserHeader], out var id))
            {
                return AuthenticateResult.NoResult();
            }

            await using var db = await factory.CreateDbContextAsync(Context.RequestAborted);
            var roles = await db.Set<RoleGrant>().Where(grant => grant.UserId == id).Select(grant => grant.Role).ToListAsync(Context.RequestAborted);
            return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(id, roles), "test"));
        }
    }
}
