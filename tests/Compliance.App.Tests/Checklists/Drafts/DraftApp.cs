using Compliance.App.Checklists;
using Compliance.App.Checklists.Drafts;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Checklists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.App.Tests.Checklists.Drafts;

/// <summary>An installation with one checklist of three items and three standards editors.</summary>
internal sealed class DraftApp : IAsyncDisposable
{
    private DraftApp(TestApp app) => App = app;

    public static CancellationToken None => CancellationToken.None;

    public TestApp App { get; }

    public required Actor Editor { get; init; }

    public required Actor Colleague { get; init; }

    public required Actor Approver { get; init; }

    public static async Task<DraftApp> StartAsync(DatabaseKind kind, ChecklistLibrary? library = null)
    {
        var app = await TestApp.StartAsync(kind, services => services.AddSingleton(library ?? DemoChecklist.Library()));
        return new DraftApp(app)
        {
            Editor = await app.AddPersonAsync("Editor", null, Role.StandardsEditor),
            Colleague = await app.AddPersonAsync("Colleague", null, Role.StandardsEditor),
            Approver = await app.AddPersonAsync("Approver", null, Role.StandardsEditor),
        };
    }

    public T Get<T>()
        where T : notnull => App.Get<T>();

    public Guid NewId() => App.NewId();

    /// <summary>A draft of demo 1.1.0, based on 1.0.0.</summary>
    public async Task<Guid> StartedAsync(string checklist = "demo", string version = "1.0.0") =>
        Ok(await Get<StartDraftFromVersion>().RunAsync(Editor, NewId(), checklist, version, None));

    public async Task<DraftView> ViewAsync(Guid draft, Actor? actor = null) => Ok(await Get<ChecklistDraftQueries>().FindAsync(actor ?? Editor, draft, None));

    public async Task<DraftItemView> ItemAsync(Guid draft, string itemId)
    {
        var key = (await ViewAsync(draft)).Items.Single(item => item.ItemId == itemId).Key;
        return Ok(await Get<ChecklistDraftQueries>().ItemAsync(Editor, draft, key, None));
    }

    /// <summary>Changes an item as a page would.</summary>
    public async Task<SavedDraftItem> EditAsync(Guid draft, string itemId, Func<Item, Item> change, Actor? actor = null)
    {
        var item = await ItemAsync(draft, itemId);
        return Ok(await Get<SaveDraftItem>().RunAsync(actor ?? Editor, NewId(), draft, item.Key, change(item.Content), item.Version, None));
    }

    public Task<Result<Done>> ProposeAsync(Guid draft) => Get<ProposeChecklist>().RunAsync(Editor, NewId(), draft, None);

    public Task<Result<PublishedVersion>> PublishAsync(Guid draft) => Get<PublishChecklist>().RunAsync(Approver, NewId(), draft, None);

    public async Task<List<string>> ActionsAsync()
    {
        await using var db = await App.DbAsync();
        return await db.Set<AuditEntry>().OrderBy(entry => entry.Index).Select(entry => entry.Action).ToListAsync();
    }

    public static T Ok<T>(Result<T> result)
    {
        Assert.True(result.IsSuccess, result.Error is DraftHasFaults faults ? string.Join('\n', faults.Faults) : result.Error?.ToString());
        return result.Value;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
