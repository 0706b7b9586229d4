using System.Text.Json;
using Compliance.App.Incidents;
using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Notifications;
using Compliance.App.Tests.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Incidents;

namespace Compliance.App.Tests.Incidents;

/// <summary>Two firms of one programme with their people, officers, inspectors and oversight.</summary>
internal sealed class IncidentApp : IAsyncDisposable
{
    /// <summary>9:00 in Tokyo, when the tests begin.</summary>
    public static readonly IncidentContent Full = new(
        "2026-06-01T09:00", "A server was encrypted.", "File server", IncidentAnswer.No, IncidentAnswer.Yes, "Sato, 03-0000-0000", "Cut off.");

    private IncidentApp(NoticeApp told) => Told = told;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public NoticeApp Told { get; }

    public CaseTestApp Cases => Told.Cases;

    public TestApp App => Told.App;

    public Actor Signatory => Cases.Signatory;

    public Actor Contributor => Told.Contributor;

    public Actor Stranger => Told.Stranger;

    public Actor Officer => Cases.Officer;

    public static async Task<IncidentApp> StartAsync(DatabaseKind kind, bool enrolled = true)
    {
        var made = new IncidentApp(await NoticeApp.StartAsync(kind));
        foreach (var firm in enrolled ? (Guid[])[made.Cases.Firm.Id, made.Stranger.FirmId!.Value] : [])
        {
            Succeed(await made.Get<EnrolFirm>().RunAsync(made.Officer, made.NewId(), CaseTestApp.Programme, firm, 1_000, Ct));
        }

        return made;
    }

    public T Get<T>()
        where T : notnull => App.Get<T>();

    public Guid NewId() => App.NewId();

    public static T Succeed<T>(Result<T> result)
    {
        Assert.True(result.IsSuccess, result.Error?.ToString());
        return result.Value;
    }

    /// <summary>A draft with words in it.</summary>
    public async Task<Guid> DraftAsync(IncidentContent? content = null)
    {
        var id = Succeed(await Get<BeginIncident>().RunAsync(Contributor, NewId(), Ct));
        Succeed(await Get<SaveIncidentDraft>().RunAsync(Contributor, NewId(), id, content ?? Full, 1, Ct));
        return id;
    }

    /// <summary>An incident of which the early notice was sent.</summary>
    public async Task<Guid> ReportedAsync(params Guid[] evidence)
    {
        var id = await DraftAsync();
        Succeed(await SendAsync(id, IncidentMessageKind.EarlyNotice, evidence: evidence));
        return id;
    }

    public async Task<Result<Guid>> SendAsync(Guid id, IncidentMessageKind kind, Actor? actor = null, Guid? operation = null, int? seen = null, params Guid[] evidence)
    {
        var version = seen ?? (await FindAsync(Contributor, id)).Value.Draft?.Version ?? 0;
        return await Get<SendIncidentMessage>().RunAsync(actor ?? Contributor, operation ?? NewId(), new IncidentSending(id, kind, version, evidence), Ct);
    }

    public Task<Result<IncidentView>> FindAsync(Actor actor, Guid id) => Get<IncidentQueries>().FindAsync(actor, id, Ct);

    public async Task<IncidentView> SeeAsync(Actor actor, Guid id) => Succeed(await FindAsync(actor, id));

    public Task<PageOf<IncidentRow>> ListAsync(Actor actor) => Get<IncidentQueries>().ListAsync(actor, false, new PageRequest(0, 50), Ct);

    public async Task<Guid> FileAsync(ScanVerdict scan = ScanVerdict.NotConfigured, Guid? firmId = null)
    {
        var version = NewId();
        var file = new NewVersion(version, "log.txt", 4, new string('a', 64), "%PDF"u8.ToArray(), scan, App.Time.GetUtcNow(), Signatory.UserId, "Signatory");
        await using var db = await App.DbAsync();
        db.Add(EvidenceDocument.Create(NewId(), firmId ?? Cases.Firm.Id, "Log", file).Value);
        await db.SaveChangesAsync(Ct);
        return version;
    }

    public static string Json(object? value) => JsonSerializer.Serialize(value);

    public ValueTask DisposeAsync() => Told.DisposeAsync();
}
