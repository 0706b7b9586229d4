using System.Text;
using Compliance.App.Checklists.Drafts;
using Compliance.App.Oscal;
using Compliance.App.Tests.Checklists.Drafts;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Checklists;

namespace Compliance.App.Tests.Oscal;

/// <summary>Drafts from what people upload, hostile files among it.</summary>
public sealed class StartDraftFromOscalTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task ACatalogueBecomesADraftThatKnowsWhereItCameFrom(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var draft = DraftApp.Ok(await StartAsync(app, "", Documents.Catalogue));
        var view = await app.ViewAsync(draft);
        Assert.Equal((ChecklistDraftOrigin.Oscal, "made-up", "0.1.0-draft", null), (view.Origin, view.ChecklistId, view.ProposedVersion, view.BaseVersion));
        Assert.Equal(["c1", "c1.1", "c1.1.1", "c2"], view.Items.Select(item => item.ItemId));
        Assert.Equal(0, view.Faults);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task UnderThePublishedIdItIsADraftOfTheNextVersion(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var view = await app.ViewAsync(DraftApp.Ok(await StartAsync(app, "demo", Documents.Catalogue)));
        Assert.Equal(("demo", "1.1.0", "1.0.0"), (view.ChecklistId, view.ProposedVersion, view.BaseVersion));
        Assert.All(view.Items, item => Assert.Equal(ItemChange.Added, item.Change));
        Assert.Equal(new InvalidField("id", "Malformed"), (await StartAsync(app, "No id", Documents.Catalogue)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AProfileIsResolvedAgainstWhatWasHandedInAndNothingElse(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var profile = Documents.Profile("", """{ "href": "catalogue.json", "include-controls": [ { "with-ids": [ "c2" ] } ] }""");
        var draft = DraftApp.Ok(await StartAsync(app, "", profile, ("renamed.json", Documents.Catalogue)));
        Assert.Equal(["c2"], (await app.ViewAsync(draft)).Items.Select(item => item.ItemId));
        Assert.IsType<OscalRefused>((await StartAsync(app, "", profile)).Error);

        // A file of that name where the process runs is not what was handed in.
        var here = Path.Combine(Environment.CurrentDirectory, "compliance-not-uploaded.json");
        await File.WriteAllTextAsync(here, Documents.Catalogue, CancellationToken.None);
        try
        {
            var reaching = profile.Replace("catalogue.json", "compliance-not-uploaded.json", StringComparison.Ordinal);
            Assert.IsType<OscalRefused>((await StartAsync(app, "", reaching)).Error);
            Assert.IsType<OscalRefused>((await StartAsync(app, "", reaching, ("one.json", "{}"), ("two.json", "{}"))).Error);
        }
        finally
        {
            File.Delete(here);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhatIsNoOscalOrHasFaultsIsRefusedWithAllOfThem(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        foreach (var content in new[] { "", "\0\0\0", "[]", "{}", """{ "catalog": 5 }""", new string('[', 100_000), """{ "mapping-collection": {} }""", "PK\u0003\u0004" })
        {
            var refused = Assert.IsType<OscalRefused>((await StartAsync(app, "", content)).Error);
            Assert.True(refused.Reason.Length > 0 || refused.Faults.Count > 0);
        }

        var faulty = Documents.Catalogue.Replace("\"class\": \"plain\"", "\"class\": 5", StringComparison.Ordinal);
        Assert.Contains(
            Assert.IsType<OscalRefused>((await StartAsync(app, "", faulty)).Error).Faults,
            fault => fault.Pointer == "/catalog/groups/0/controls/0/class");
        Assert.Empty(await app.ActionsAsync());
    }

    private static Task<Result<Guid>> StartAsync(DraftApp app, string id, string document, params (string Name, string Content)[] sources) =>
        app.Get<StartDraftFromOscal>().RunAsync(
            app.Editor,
            app.NewId(),
            id,
            new("document.json", Encoding.UTF8.GetBytes(document)),
            [.. sources.Select(source => new OscalUpload(source.Name, Encoding.UTF8.GetBytes(source.Content)))],
            CancellationToken.None);
}
