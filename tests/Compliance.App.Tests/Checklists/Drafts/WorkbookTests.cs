using System.IO.Compression;
using System.Text;
using Compliance.App.Checklists;
using Compliance.App.Checklists.Drafts;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Checklists;

namespace Compliance.App.Tests.Checklists.Drafts;

/// <summary>Workbooks: what is written comes back, what cannot be read is named by its cell, and hostile files end early.</summary>
public sealed class WorkbookTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task EveryMethodSurvivesTheWorkbookAndIsADraftOfTheNextVersion(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind, ChecklistLibrary.Open(Repository.ChecklistsFolder));
        foreach (var checklist in app.Get<ChecklistLibrary>().Checklists.GroupBy(published => published.Checklist.Scoring.Name).Select(group => group.First().Checklist))
        {
            var bytes = DraftApp.Ok(await app.Get<WorkbookQueries>().OfVersionAsync(app.Editor, checklist.Id, checklist.Version, CancellationToken.None));
            var draft = await TakenAsync(app, bytes);
            var view = await app.ViewAsync(draft);
            Assert.Equal((ChecklistDraftOrigin.Workbook, checklist.Version, 0), (view.Origin, view.BaseVersion, view.Faults));
            Assert.True(DraftApp.Ok(await app.Get<ChecklistDraftQueries>().DifferenceAsync(app.Editor, draft, null, CancellationToken.None)).IsEmpty, checklist.Id);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task HostileTextsComeBackAsTheyWere(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var draft = await app.StartedAsync();
        var hostile = new LocalizedText("=HYPERLINK(\"http://x\")_x0041_ <b>&amp;\uFFFE", " +1, 😀\n二行目\t");
        await app.EditAsync(draft, "1.1", item => item with { Requirement = hostile, Note = new("", "注") });
        var bytes = DraftApp.Ok(await app.Get<WorkbookQueries>().OfDraftAsync(app.Editor, draft, CancellationToken.None));
        var again = await TakenAsync(app, bytes);
        var content = (await app.ItemAsync(again, "1.1")).Content;
        Assert.Equal((hostile, new("", "注")), (content.Requirement, content.Note));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheTemplateAsksForWhatIsMissing(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var bytes = DraftApp.Ok(await app.Get<WorkbookQueries>().TemplateAsync(app.Editor, CancellationToken.None));
        Assert.Equal([new WorkbookFault(WorkbookFaultKind.ValueMissing, "Checklist", "B2", "value")], await RefusedAsync(app, bytes));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhatCannotBeReadIsNamedByItsSheetAndCellAndNothingIsTakenOver(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var bytes = DraftApp.Ok(await app.Get<WorkbookQueries>().OfVersionAsync(app.Editor, "demo", "1.0.0", CancellationToken.None));

        // Sheet 9 holds the items: header, then 1.1, 1.2 and 2.1.
        var broken = Edit(bytes, "Items", xml => xml
            .Replace(Inline("B2", "1.1"), "<x:c r=\"B2\"><x:v>1.1</x:v></x:c>", StringComparison.Ordinal)
            .Replace(Inline("A3", "1"), Inline("A3", "nowhere"), StringComparison.Ordinal)
            .Replace(Inline("K3", "3"), Inline("K3", "three"), StringComparison.Ordinal)
            .Replace(Inline("B4", "2.1"), Inline("B4", "1.2"), StringComparison.Ordinal)
            .Replace(Inline("K4", "1"), "<x:c r=\"K4\"><x:v>1</x:v></x:c><x:c r=\"Z4\" t=\"inlineStr\"><x:is><x:t>lost?</x:t></x:is></x:c>", StringComparison.Ordinal));
        var faults = await RefusedAsync(app, broken);
        Assert.Contains(new WorkbookFault(WorkbookFaultKind.ValueInvalid, "Items", "B2", "id"), faults);
        Assert.Contains(new WorkbookFault(WorkbookFaultKind.UnknownReference, "Items", "A3", "nowhere"), faults);
        Assert.Contains(new WorkbookFault(WorkbookFaultKind.ValueInvalid, "Items", "K3", "three"), faults);
        Assert.Contains(new WorkbookFault(WorkbookFaultKind.Duplicate, "Items", "B4", "1.2"), faults);
        Assert.Contains(new WorkbookFault(WorkbookFaultKind.ColumnUnknown, "Items", "Z4", ""), faults);
        Assert.Contains(new WorkbookFault(WorkbookFaultKind.UnknownReference, "Objectives", "A4", "2.1"), faults);
        var formula = Edit(bytes, "Items", xml => xml.Replace(Inline("K2", "5"), "<x:c r=\"K2\"><x:f>2+3</x:f><x:v>5</x:v></x:c>", StringComparison.Ordinal));
        Assert.Equal([new WorkbookFault(WorkbookFaultKind.Formula, "Items", "K2", "")], await RefusedAsync(app, formula));
        Assert.Empty(await app.ActionsAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task HostileFilesAreRefusedBeforeTheyCostAnything(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var good = DraftApp.Ok(await app.Get<WorkbookQueries>().OfVersionAsync(app.Editor, "demo", "1.0.0", CancellationToken.None));
        foreach (var bytes in new[] { [], [0], Encoding.UTF8.GetBytes("id,title\n"), good[..(good.Length / 2)], With([], ("x.xml", "<x/>")) })
        {
            Assert.Equal(WorkbookFaultKind.NotAWorkbook, Assert.Single(await RefusedAsync(app, bytes)).Kind);
        }

        Assert.Equal(WorkbookFaultKind.ForbiddenPart, Assert.Single(await RefusedAsync(app, With(good, ("xl/vbaProject.bin", "x")))).Kind);
        Assert.Equal(WorkbookFaultKind.ForbiddenPart, Assert.Single(await RefusedAsync(app, With(good, ("xl/externalLinks/externalLink1.xml", "<x/>")))).Kind);
        Assert.Equal(WorkbookFaultKind.TooLarge, Assert.Single(await RefusedAsync(app, With(good, ("bomb.xml", new string(' ', 110 * 1024 * 1024))))).Kind);
        Assert.Equal(WorkbookFaultKind.TooLarge, Assert.Single(await RefusedAsync(app, With(good, [.. Enumerable.Range(0, 200).Select(i => ($"{i}.xml", "x"))]))).Kind);
        Assert.Equal(WorkbookFaultKind.TooLarge, Assert.Single(await RefusedAsync(app, new byte[20 * 1024 * 1024 + 1])).Kind);
        Assert.Equal(WorkbookFaultKind.TooLarge, Assert.Single(await RefusedAsync(app, Edit(good, "Items", xml => xml.Replace("<x:row r=\"4\"", "<x:row r=\"1048576\"", StringComparison.Ordinal)))).Kind);
        var entity = Edit(good, "Items", xml => "<!DOCTYPE x [<!ENTITY a \"b\">]>" + xml[xml.IndexOf("<x:worksheet", StringComparison.Ordinal)..]);
        Assert.Equal(WorkbookFaultKind.NotAWorkbook, Assert.Single(await RefusedAsync(app, entity)).Kind);
        Assert.Empty(await app.ActionsAsync());
    }

    private static async Task<Guid> TakenAsync(DraftApp app, byte[] bytes)
    {
        var started = await app.Get<StartDraftFromWorkbook>().RunAsync(app.Editor, app.NewId(), bytes, CancellationToken.None);
        Assert.True(started.IsSuccess, started.Error is WorkbookRefused refused ? string.Join('\n', refused.Faults) : started.Error?.ToString());
        return started.Value;
    }

    private static async Task<IReadOnlyList<WorkbookFault>> RefusedAsync(DraftApp app, byte[] bytes) =>
        Assert.IsType<WorkbookRefused>((await app.Get<StartDraftFromWorkbook>().RunAsync(app.Editor, app.NewId(), bytes, CancellationToken.None)).Error).Faults;

    private static string Inline(string cell, string text) =>
        $"<x:c r=\"{cell}\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">{text}</x:t></x:is></x:c>";

    private static byte[] With(byte[] workbook, params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, workbook.Length == 0 ? ZipArchiveMode.Create : ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }

    // The sheets are numbered in the order of the workbook; items come ninth.
    private static byte[] Edit(byte[] workbook, string sheet, Func<string, string> change)
    {
        Assert.Equal("Items", sheet);
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.Single(entry => Read(entry).Contains(">requirement.en<", StringComparison.Ordinal));
            var (name, xml) = (entry.FullName, Read(entry));
            var changed = change(xml);
            Assert.NotEqual(xml, changed);
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(changed);
        }

        return stream.ToArray();

        static string Read(ZipArchiveEntry entry)
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }
    }
}
