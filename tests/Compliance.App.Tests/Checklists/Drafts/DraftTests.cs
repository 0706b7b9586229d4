using Compliance.App.Checklists;
using Compliance.App.Checklists.Drafts;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Checklists.Drafts;

/// <summary>Drafts: who may write them, what is stored, who meets whom, and how a version comes of one.</summary>
public sealed class DraftTests
{
    private static readonly LocalizedText Changed = new("Do one better.", "一をより良く行う。");

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyStandardsEditorsWriteAndOnlyTheyAndAuditorsRead(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var draft = await app.StartedAsync();
        var item = await app.ItemAsync(draft, "1.1");
        var view = await app.ViewAsync(draft);
        var ct = CancellationToken.None;
        var auditor = await app.App.AddPersonAsync("Auditor", null, Role.Auditor);
        var administrator = await app.App.AddPersonAsync("Administrator", null, Role.Administrator, Role.ProgrammeOfficer);
        foreach (var other in new[] { auditor, administrator })
        {
            Assert.IsType<NotAllowed>((await app.Get<StartChecklistDraft>().RunAsync(other, app.NewId(), "new", "1.0.0", Changed, new SumMethod(), ct)).Error);
            Assert.IsType<NotAllowed>((await app.Get<StartDraftFromVersion>().RunAsync(other, app.NewId(), "demo", "1.0.0", ct)).Error);
            Assert.IsType<NotAllowed>((await app.Get<SaveDraftFrame>().RunAsync(other, app.NewId(), draft, "1.1.0", view.Frame, view.Version, ct)).Error);
            Assert.IsType<NotAllowed>((await app.Get<SaveDraftItem>().RunAsync(other, app.NewId(), draft, item.Key, item.Content, 1, ct)).Error);
            Assert.IsType<NotAllowed>((await app.Get<AddDraftItem>().RunAsync(other, app.NewId(), draft, item.SectionKey, null, item.Content, ct)).Error);
            Assert.IsType<NotAllowed>((await app.Get<MoveDraftItem>().RunAsync(other, app.NewId(), draft, item.Key, item.SectionKey, null, ct)).Error);
            Assert.IsType<NotAllowed>((await app.Get<RemoveDraftItem>().RunAsync(other, app.NewId(), draft, item.Key, 1, ct)).Error);
            Assert.IsType<NotAllowed>((await app.Get<ProposeChecklist>().RunAsync(other, app.NewId(), draft, ct)).Error);
            Assert.IsType<NotAllowed>((await app.Get<ReturnDraft>().RunAsync(other, app.NewId(), draft, "x", ct)).Error);
            Assert.IsType<NotAllowed>((await app.Get<PublishChecklist>().RunAsync(other, app.NewId(), draft, ct)).Error);
            Assert.IsType<NotAllowed>((await app.Get<DiscardDraft>().RunAsync(other, app.NewId(), draft, ct)).Error);
        }

        Assert.False((await app.ViewAsync(draft, auditor)).MayEdit);
        Assert.IsType<NotAllowed>((await app.Get<ChecklistDraftQueries>().FindAsync(administrator, draft, ct)).Error);
        Assert.IsType<NotAllowed>((await app.Get<ChecklistDraftQueries>().ListAsync(administrator, ct)).Error);
        Assert.Equal(["checklist.draft-started"], await app.ActionsAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnUntouchedDraftOfAVersionDiffersInNothingAndEveryScoringMethodSurvivesTheRoundTrip(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind, ChecklistLibrary.Open(Repository.ChecklistsFolder));
        var methods = app.Get<ChecklistLibrary>().Checklists.GroupBy(published => published.Checklist.Scoring.Name).Select(group => group.First().Checklist).ToList();
        Assert.Equal(4, methods.Count);
        foreach (var checklist in methods)
        {
            var draft = await app.StartedAsync(checklist.Id, checklist.Version);
            var difference = DraftApp.Ok(await app.Get<ChecklistDraftQueries>().DifferenceAsync(app.Editor, draft, null, CancellationToken.None));
            Assert.True(difference.IsEmpty, checklist.Id);
            var view = await app.ViewAsync(draft);
            Assert.Equal((0, ChecklistVersions.After([checklist.Version])), (view.Faults, view.ProposedVersion));
            Assert.All(view.Items, item => Assert.Equal(ItemChange.Unchanged, item.Change));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhatTwoPeopleWrittenBecomesAVersionThatTheLibraryHoldsAndNobodyChanges(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var draft = await app.StartedAsync();
        await app.EditAsync(draft, "1.1", item => item with { Requirement = Changed });
        Assert.Equal(ItemChange.Changed, (await app.ViewAsync(draft)).Items.Single(item => item.ItemId == "1.1").Change);
        DraftApp.Ok(await app.ProposeAsync(draft));
        var published = DraftApp.Ok(await app.PublishAsync(draft));
        Assert.Equal(("demo", "1.1.0"), (published.ChecklistId, published.Version));
        var found = app.Get<ChecklistLibrary>().Find("demo", "1.1.0")!;
        Assert.Equal((published.ContentHash, Changed), (found.ContentHash, found.Checklist.Find("1.1")!.Requirement));
        var rows = DraftApp.Ok(await app.Get<ChecklistDraftQueries>().PublishedAsync(app.Editor, CancellationToken.None));
        Assert.Equal([("1.1.0", true, "Editor", "Approver"), ("1.0.0", false, null, null)], rows.Select(row => (row.Version, row.IsLatest, row.ProposedByName, row.ApprovedByName)));
        Assert.Equal(["checklist.draft-started", "checklist.item-saved", "checklist.proposed", "checklist.published"], await app.ActionsAsync());

        await using var db = await app.App.DbAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<PublishedFile>().ExecuteUpdateAsync(set => set.SetProperty(file => file.Content, "id: other"), CancellationToken.None));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<PublishedFile>().ExecuteDeleteAsync(CancellationToken.None));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task APublishedFileWhoseBytesAreNotItsHashJudgesNobody(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        await using (var db = await app.App.DbAsync())
        {
            var text = $"{ChecklistLoaderTests.Valid}\n";
            db.Add(new PublishedFile
            {
                Id = app.NewId(),
                Kind = PublishedKind.Checklist,
                Name = "small",
                Version = "1.0.0",
                Content = text,
                ContentHash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{text} "))),
                PublishedAt = app.App.Time.GetUtcNow(),
                ProposedByName = "Editor",
                ApprovedByName = "Approver",
            });
            await db.SaveChangesAsync(CancellationToken.None);
        }

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => app.Get<PublishedFiles>().RefreshAsync(CancellationToken.None));
        Assert.Contains("hash differs", refused.Message, StringComparison.Ordinal);
        Assert.Null(app.Get<ChecklistLibrary>().Find("small", "1.0.0"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NobodyApprovesWhatTheyProposedOrWrote(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var draft = await app.StartedAsync();
        await app.EditAsync(draft, "1.1", item => item with { Requirement = Changed }, app.Colleague);
        DraftApp.Ok(await app.Get<ProposeChecklist>().RunAsync(app.Approver, app.NewId(), draft, CancellationToken.None));
        foreach (var involved in new[] { app.Editor, app.Colleague, app.Approver })
        {
            Assert.False((await app.ViewAsync(draft, involved)).MayApprove);
            Assert.IsType<OwnDraft>((await app.Get<PublishChecklist>().RunAsync(involved, app.NewId(), draft, CancellationToken.None)).Error);
        }

        Assert.Null(app.Get<ChecklistLibrary>().Find("demo", "1.1.0"));
        var fresh = await app.App.AddPersonAsync("Fresh eyes", null, Role.StandardsEditor);
        Assert.True((await app.ViewAsync(draft, fresh)).MayApprove);
        DraftApp.Ok(await app.Get<PublishChecklist>().RunAsync(fresh, app.NewId(), draft, CancellationToken.None));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AProposedDraftIsFrozenUntilItComesBack(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var draft = await app.StartedAsync();
        var item = await app.ItemAsync(draft, "1.1");
        DraftApp.Ok(await app.ProposeAsync(draft));
        var frozen = new DraftWrongState(ChecklistDraftState.Proposed);
        var view = await app.ViewAsync(draft);
        Assert.False(view.MayEdit);
        Assert.Equal(frozen, (await app.Get<SaveDraftItem>().RunAsync(app.Editor, app.NewId(), draft, item.Key, item.Content, 1, CancellationToken.None)).Error);
        Assert.Equal(frozen, (await app.Get<SaveDraftFrame>().RunAsync(app.Editor, app.NewId(), draft, "1.2.0", view.Frame, view.Version, CancellationToken.None)).Error);
        Assert.Equal(frozen, (await app.Get<DiscardDraft>().RunAsync(app.Editor, app.NewId(), draft, CancellationToken.None)).Error);
        Assert.Equal(new InvalidField("reason", "Required"), (await app.Get<ReturnDraft>().RunAsync(app.Approver, app.NewId(), draft, " ", CancellationToken.None)).Error);
        DraftApp.Ok(await app.Get<ReturnDraft>().RunAsync(app.Approver, app.NewId(), draft, "Item 1.1 asks too much.", CancellationToken.None));
        view = await app.ViewAsync(draft);
        Assert.Equal((ChecklistDraftState.Drafting, "Item 1.1 asks too much.", "Approver"), (view.State, view.ReturnReason, view.ReturnedByName));
        await app.EditAsync(draft, "1.1", content => content with { Requirement = Changed });

        // The proposer may take it back without a word.
        DraftApp.Ok(await app.ProposeAsync(draft));
        DraftApp.Ok(await app.Get<ReturnDraft>().RunAsync(app.Editor, app.NewId(), draft, "", CancellationToken.None));
        Assert.Equal(["checklist.proposed", "checklist.proposal-withdrawn"], (await app.ActionsAsync()).TakeLast(2));
        DraftApp.Ok(await app.Get<DiscardDraft>().RunAsync(app.Editor, app.NewId(), draft, CancellationToken.None));
        Assert.Equal(new DraftWrongState(ChecklistDraftState.Discarded), (await app.ProposeAsync(draft)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TwoEditorsMeetOnlyOnTheSameItem(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var draft = await app.StartedAsync();
        var (one, two) = (await app.ItemAsync(draft, "1.1"), await app.ItemAsync(draft, "1.2"));
        var frame = await app.ViewAsync(draft);
        var save = app.Get<SaveDraftItem>();
        DraftApp.Ok(await save.RunAsync(app.Editor, app.NewId(), draft, one.Key, one.Content with { Title = Changed }, 1, CancellationToken.None));
        DraftApp.Ok(await save.RunAsync(app.Colleague, app.NewId(), draft, two.Key, two.Content with { Title = Changed }, 1, CancellationToken.None));
        DraftApp.Ok(await app.Get<SaveDraftFrame>().RunAsync(app.Approver, app.NewId(), draft, "1.1.0", frame.Frame with { Title = Changed }, frame.Version, CancellationToken.None));
        Assert.Equal(new Conflict(2), (await save.RunAsync(app.Colleague, app.NewId(), draft, one.Key, one.Content, 1, CancellationToken.None)).Error);
        Assert.Equal(
            new Conflict(1),
            (await app.Get<SaveDraftFrame>().RunAsync(app.Editor, app.NewId(), draft, "1.1.0", frame.Frame, frame.Version, CancellationToken.None)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ARepeatHasOneEffectAndAnswersWithTheVersionThatItMade(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var (start, add, save, propose, publish) = (app.NewId(), app.NewId(), app.NewId(), app.NewId(), app.NewId());
        var draft = DraftApp.Ok(await app.Get<StartDraftFromVersion>().RunAsync(app.Editor, start, "demo", "1.0.0", CancellationToken.None));
        Assert.Equal(draft, DraftApp.Ok(await app.Get<StartDraftFromVersion>().RunAsync(app.Editor, start, "demo", "1.0.0", CancellationToken.None)));
        var item = await app.ItemAsync(draft, "1.1");
        var content = item.Content with { Id = "1.3", Objectives = [] };
        var added = DraftApp.Ok(await app.Get<AddDraftItem>().RunAsync(app.Editor, add, draft, item.SectionKey, null, content, CancellationToken.None));
        Assert.Equal(added, DraftApp.Ok(await app.Get<AddDraftItem>().RunAsync(app.Editor, add, draft, item.SectionKey, null, content, CancellationToken.None)));
        var saved = DraftApp.Ok(await app.Get<SaveDraftItem>().RunAsync(app.Editor, save, draft, added.Key, content, added.Version, CancellationToken.None));
        await app.EditAsync(draft, "1.3", one => one with { Title = Changed }, app.Colleague);
        Assert.Equal(saved, DraftApp.Ok(await app.Get<SaveDraftItem>().RunAsync(app.Editor, save, draft, added.Key, content, added.Version, CancellationToken.None)));
        Assert.Equal(4, (await app.ViewAsync(draft)).Items.Count);
        for (var i = 0; i < 2; i++)
        {
            DraftApp.Ok(await app.Get<ProposeChecklist>().RunAsync(app.Editor, propose, draft, CancellationToken.None));
        }

        var published = DraftApp.Ok(await app.Get<PublishChecklist>().RunAsync(app.Approver, publish, draft, CancellationToken.None));
        Assert.Equal(published, DraftApp.Ok(await app.Get<PublishChecklist>().RunAsync(app.Approver, publish, draft, CancellationToken.None)));
        Assert.Equal(1, (await app.ActionsAsync()).Count(action => action == "checklist.published"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task StoringIsLaxAndProposingNamesEveryFaultAtItsField(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var hostile = new LocalizedText("\"}, { id: [x] # - é😀\u200F", "　");
        var draft = DraftApp.Ok(await app.Get<StartChecklistDraft>().RunAsync(app.Editor, app.NewId(), "fresh", "1.0.0", hostile, new DeductionMethod(0), CancellationToken.None));
        var view = await app.ViewAsync(draft);
        Assert.Equal(hostile, view.Frame.Title);
        var section = app.NewId();
        var version = DraftApp.Ok(await app.Get<SaveDraftFrame>().RunAsync(
            app.Editor, app.NewId(), draft, "one", view.Frame with { Sections = [new(section, "", hostile)] }, view.Version, CancellationToken.None));
        var empty = new Item("1", hostile, new("a\u0000b\nc", ""), ChecklistFrame.NoText, -5, false, [new("met", 3, hostile)], [new("1[a]", hostile)])
        {
            Flags = ["No flag"],
            Applies = new Condition.All([new Condition.FactIn("unknown", [])]),
        };
        var first = DraftApp.Ok(await app.Get<AddDraftItem>().RunAsync(app.Editor, app.NewId(), draft, section, null, empty, CancellationToken.None));
        var second = DraftApp.Ok(await app.Get<AddDraftItem>().RunAsync(app.Editor, app.NewId(), draft, section, first.Key, empty, CancellationToken.None));

        // A NUL is all that is taken away: no database of the two would hold it.
        var stored = DraftApp.Ok(await app.Get<ChecklistDraftQueries>().ItemAsync(app.Editor, draft, first.Key, CancellationToken.None));
        Assert.Equal((hostile, "ab\nc", -5), (stored.Content.Title, stored.Content.Requirement.En, stored.Content.Loss));
        Assert.Equal("all(in(unknown,))", stored.Content.Applies!.ToString());

        var refused = Assert.IsType<DraftHasFaults>((await app.ProposeAsync(draft)).Error);
        Assert.Equal(DraftApp.Ok(await app.Get<ChecklistDraftQueries>().FaultsAsync(app.Editor, draft, CancellationToken.None)), refused.Faults);
        (DraftFaultKind, Guid?, Guid?, string)[] expected =
        [
            (DraftFaultKind.VersionMalformed, null, null, "version"),
            (DraftFaultKind.TextMissing, null, null, "title.ja"),
            (DraftFaultKind.TextMissing, null, null, "source.note.en"),
            (DraftFaultKind.NumberOutOfRange, null, null, "scoring"),
            (DraftFaultKind.IdMalformed, section, null, "id"),
            (DraftFaultKind.TextMissing, section, null, "title.ja"),
            (DraftFaultKind.TextNotOneLine, section, first.Key, "requirement.en"),
            (DraftFaultKind.TextMissing, section, first.Key, "evidence.ja"),
            (DraftFaultKind.NumberOutOfRange, section, first.Key, "loss"),
            (DraftFaultKind.IdReserved, section, first.Key, "answers.between[0]"),
            (DraftFaultKind.IdMalformed, section, first.Key, "flags[0]"),
            (DraftFaultKind.ListEmpty, section, first.Key, "applies"),
            (DraftFaultKind.IdTaken, section, second.Key, "id"),
            (DraftFaultKind.IdTaken, section, second.Key, "objectives[0]"),
        ];
        var found = refused.Faults.Select(fault => (fault.Kind, fault.SectionKey, fault.ItemKey, fault.Field)).ToHashSet();
        Assert.Empty(expected.Except(found));
        Assert.DoesNotContain(refused.Faults, fault => fault.Kind is DraftFaultKind.Unreadable);
        Assert.Equal(1, version);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AVersionThatExistsOrIsNotAboveTheLatestIsRefused(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var (first, second) = (await app.StartedAsync(), await app.StartedAsync());
        var third = await app.StartedAsync();
        var lower = await app.ViewAsync(third);
        DraftApp.Ok(await app.Get<SaveDraftFrame>().RunAsync(app.Editor, app.NewId(), third, "1.0.5", lower.Frame, lower.Version, CancellationToken.None));
        DraftApp.Ok(await app.ProposeAsync(first));
        DraftApp.Ok(await app.ProposeAsync(second));
        DraftApp.Ok(await app.ProposeAsync(third));
        DraftApp.Ok(await app.PublishAsync(first));

        // It was above the latest when it was proposed; another came in between.
        Assert.Equal(new ChecklistVersionTooLow("1.0.5", "1.1.0"), (await app.PublishAsync(third)).Error);
        Assert.Equal(new ChecklistVersionExists("demo", "1.1.0"), (await app.PublishAsync(second)).Error);
        DraftApp.Ok(await app.Get<ReturnDraft>().RunAsync(app.Editor, app.NewId(), second, "", CancellationToken.None));
        foreach (var low in new[] { "1.1.0", "1.0.5", "1.1.0-rc" })
        {
            var view = await app.ViewAsync(second);
            DraftApp.Ok(await app.Get<SaveDraftFrame>().RunAsync(app.Editor, app.NewId(), second, low, view.Frame, view.Version, CancellationToken.None));
            var fault = Assert.Single(Assert.IsType<DraftHasFaults>((await app.ProposeAsync(second)).Error).Faults);
            Assert.Equal((DraftFaultKind.VersionNotAbove, "1.1.0"), (fault.Kind, fault.Detail));
        }

        Assert.Equal(
            new ChecklistIdTaken("demo"),
            (await app.Get<StartChecklistDraft>().RunAsync(app.Editor, app.NewId(), "demo", "9.0.0", Changed, new SumMethod(), CancellationToken.None)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ItemsAreAddedMovedAndRemovedAndNeverLostWithTheirSection(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var draft = await app.StartedAsync();
        var view = await app.ViewAsync(draft);
        var (first, second) = (view.Frame.Sections[0].Key, view.Frame.Sections[1].Key);
        Assert.Equal(
            new SectionNotEmpty(1),
            (await app.Get<SaveDraftFrame>().RunAsync(app.Editor, app.NewId(), draft, "1.1.0", view.Frame with { Sections = [view.Frame.Sections[0]] }, view.Version, CancellationToken.None)).Error);

        // Always between the same two: the room between them runs out and is made anew.
        var before = (await app.ItemAsync(draft, "1.1")).Key;
        var content = (await app.ItemAsync(draft, "1.1")).Content with { Objectives = [] };
        for (var i = 0; i < 30; i++)
        {
            DraftApp.Ok(await app.Get<AddDraftItem>().RunAsync(app.Editor, app.NewId(), draft, first, before, content with { Id = $"n{i}" }, CancellationToken.None));
        }

        Assert.Equal(["1.1", .. Enumerable.Range(0, 30).Reverse().Select(i => $"n{i}"), "1.2", "2.1"], (await app.ViewAsync(draft)).Items.Select(item => item.ItemId));
        var last = await app.ItemAsync(draft, "1.2");
        DraftApp.Ok(await app.Get<MoveDraftItem>().RunAsync(app.Editor, app.NewId(), draft, last.Key, second, null, CancellationToken.None));
        Assert.Equal(["n0", "1.2", "2.1"], (await app.ViewAsync(draft)).Items.Select(item => item.ItemId).TakeLast(3));
        Assert.Equal(new Conflict(1), (await app.Get<RemoveDraftItem>().RunAsync(app.Editor, app.NewId(), draft, last.Key, 7, CancellationToken.None)).Error);
        DraftApp.Ok(await app.Get<RemoveDraftItem>().RunAsync(app.Editor, app.NewId(), draft, last.Key, 1, CancellationToken.None));
        Assert.DoesNotContain((await app.ViewAsync(draft)).Items, item => item.ItemId == "1.2");
        Assert.IsType<NotFound>((await app.Get<MoveDraftItem>().RunAsync(app.Editor, app.NewId(), draft, before, app.NewId(), null, CancellationToken.None)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ADraftOfTwelveHundredItemsOpensWellUnderASecondAndASavedItemIsOneRow(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind, ChecklistLibrary.Open(Repository.ChecklistsFolder));
        var large = app.Get<ChecklistLibrary>().Checklists.MaxBy(published => published.Checklist.Items.Count())!.Checklist;
        var draft = await app.StartedAsync(large.Id, large.Version);
        var view = await app.ViewAsync(draft);
        var section = view.Frame.Sections[0].Key;
        await using (var db = await app.App.DbAsync())
        {
            var content = (await app.ItemAsync(draft, view.Items[0].ItemId)).Content;
            for (var i = view.Items.Count; i < 1_200; i++)
            {
                db.Add(new ChecklistDraftItem { Id = app.NewId(), DraftId = draft, SectionKey = section, Position = i, Content = content with { Id = $"x{i}", Objectives = [] }, Version = 1 });
            }

            await db.SaveChangesAsync(CancellationToken.None);
        }

        Assert.Equal(1_200, (await app.ViewAsync(draft)).Items.Count);
        var untouched = await VersionsAsync(app, draft);
        await app.EditAsync(draft, "x1199", item => item with { Title = Changed });
        Assert.Single((await VersionsAsync(app, draft)).Except(untouched));
    }

    private static async Task<List<(Guid, int)>> VersionsAsync(DraftApp app, Guid draft)
    {
        await using var db = await app.App.DbAsync();
        return (await db.Set<ChecklistDraftItem>().Where(item => item.DraftId == draft).Select(item => new { item.Id, item.Version }).ToListAsync(CancellationToken.None))
            .ConvertAll(row => (row.Id, row.Version));
    }
}
