using System.Text;
using Compliance.App.Inspections;
using Compliance.App.Oscal.Mappings;
using Compliance.App.Tests.Checklists;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Compliance.App.Tests.Oscal.Mappings.MappingDocuments;

namespace Compliance.App.Tests.Oscal.Mappings;

/// <summary>Mappings to other standards: who imports them, what is taken from a file, what is seen of it.</summary>
public sealed class MappingTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task WhatAnItemCoversIsSeenByAllWhoSeeTheCaseAndByNobodyElse(DatabaseKind kind)
    {
        await using var told = await FirmCase.StartAsync(kind);
        var editor = await EditorAsync(told);
        Assert.Null((await ImportAsync(told, editor, Collection(Mapping(
            Map("1.1", "equal-to", "ac-1"), Map("1.1", "subset-of", "ac-2,ac-3"), Map("1.1", "no-relationship", "ac-9"), Map("1.2", "intersects-with", "ac-4"), Map("2.1,1.2", "superset-of", "at-1"))))).Error);
        foreach (var person in (Actor[])[told.Contributor, told.Inspector])
        {
            var covered = (await told.App.Get<MappingQueries>().OfCaseAsync(person, told.Id, Ct)).Value;
            var document = Assert.Single(covered.By("1.1"));
            Assert.Equal("theirs.json", document.Name);
            Assert.Equal(
                [new("ac-1", MappingCoverage.Full), new("ac-2", MappingCoverage.Part), new("ac-3", MappingCoverage.Part)],
                document.Requirements);
            Assert.Equal([new("ac-4", MappingCoverage.Overlap), new("at-1", MappingCoverage.Together)], Assert.Single(covered.By("1.2")).Requirements);
            Assert.Empty(covered.By("9.9"));
        }

        var unknown = await told.App.Get<MappingQueries>().OfCaseAsync(told.Stranger, told.App.NewId(), Ct);
        Assert.IsType<NotFound>(unknown.Error);
        Assert.Equal(unknown.Error, (await told.App.Get<MappingQueries>().OfCaseAsync(told.Stranger, told.Id, Ct)).Error);
        Assert.True((await told.App.Get<MappingQueries>().OfChecklistAsync(editor, "demo", Ct)).Value.ByItem.ContainsKey("1.1"));
        Assert.IsType<NotFound>((await told.App.Get<MappingQueries>().OfChecklistAsync(editor, "other", Ct)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WithTheChecklistAsTargetTheWordsAreReadTheOtherWayRound(DatabaseKind kind)
    {
        await using var told = await FirmCase.StartAsync(kind);
        var editor = await EditorAsync(told);
        Assert.Null((await ImportAsync(told, editor, Collection(Mapping(
            Map("ac-1", "subset-of", "1.1"), Map("ac-2", "superset-of", "1.1"), Map("ac-3", "equivalent-to", "1.1"), Map("ac-4", "intersects-with", "1.1"),
            Map("ac-5", "equal-to", "1.2", "https://example.org/words"), Map("ac-6", "equal-to", "1.2", "http://csrc.nist.gov/ns/oscal"), Map("ac-7", "leans-on", "1.2"))), MappingSide.Target)).Error);
        var covered = (await told.App.Get<MappingQueries>().OfCaseAsync(told.Contributor, told.Id, Ct)).Value;
        var document = Assert.Single(covered.By("1.1"));
        Assert.Equal("ours.json", document.Name);
        Assert.Equal(
            [new("ac-1", MappingCoverage.Full), new("ac-2", MappingCoverage.Part), new("ac-3", MappingCoverage.Full), new("ac-4", MappingCoverage.Overlap)],
            document.Requirements);
        Assert.Equal(
            [new("ac-5", MappingCoverage.Related), new("ac-6", MappingCoverage.Full), new("ac-7", MappingCoverage.Related)],
            Assert.Single(covered.By("1.2")).Requirements);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NothingOfAFileIsDroppedSilently(DatabaseKind kind)
    {
        await using var told = await FirmCase.StartAsync(kind);
        var editor = await EditorAsync(told);
        var id = (await ImportAsync(told, editor, Collection(Mapping(
            Map("01.01", "equal-to", "ac-1"), Map("7.7", "equal-to", "ac-2"), Map("1.2,8.8", "subset-of", "ac-3"), Map("01.02", "subset-of", "ac-4"))))).Value;
        var detail = (await told.App.Get<MappingQueries>().FindAsync(editor, id, Ct)).Value;
        Assert.Equal([new("7.7", false), new("8.8", false), new("01.02", true)], detail.Unmatched);
        Assert.Equal(["2.1"], detail.Without);
        Assert.Equal(["1.1", "1.2"], detail.Items.Select(item => item.ItemId));
        Assert.Equal((3, 2, 2, 3, "Made up", "Editor"), (detail.Row.Items, detail.Row.Matched, detail.Row.Entries, detail.Row.Unmatched, detail.Row.Title, detail.Row.ImportedByName));
        Assert.Equal(detail.Row, Assert.Single((await told.App.Get<MappingQueries>().ListAsync(editor, Ct)).Value));
        Assert.Equal("Demo", detail.Row.Checklist.En);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyStandardsEditorsImportListAndRemove(DatabaseKind kind)
    {
        await using var told = await FirmCase.StartAsync(kind);
        var editor = await EditorAsync(told);
        var id = (await ImportAsync(told, editor, Plain())).Value;
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not Role.StandardsEditor))
        {
            var actor = await told.App.AddPersonAsync(role.ToString(), RoleRules.OfFirms.Contains(role) ? told.Firm.Id : null, role);
            Assert.IsType<NotAllowed>((await ImportAsync(told, actor, Plain())).Error);
            Assert.IsType<NotAllowed>((await told.App.Get<RemoveMapping>().RunAsync(actor, told.App.NewId(), id, Ct)).Error);
            Assert.IsType<NotAllowed>((await told.App.Get<MappingQueries>().ListAsync(actor, Ct)).Error);
            Assert.IsType<NotAllowed>((await told.App.Get<MappingQueries>().FindAsync(actor, id, Ct)).Error);
            Assert.IsType<NotAllowed>(told.App.Get<MappingQueries>().Checklists(actor).Error);
            Assert.Equal(role is Role.Auditor, (await told.App.Get<MappingQueries>().OfChecklistAsync(actor, "demo", Ct)).IsSuccess);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AMappingIsInUseOnceAndWhatIsRemovedStaysOnRecord(DatabaseKind kind)
    {
        await using var told = await FirmCase.StartAsync(kind);
        var editor = await EditorAsync(told);
        var (file, operation) = (Plain(), told.App.NewId());
        var id = (await ImportAsync(told, editor, file, operation: operation)).Value;
        Assert.Equal(id, (await ImportAsync(told, editor, file, operation: operation)).Value);
        Assert.IsType<MappingInUse>((await ImportAsync(told, editor, file)).Error);

        for (var i = 0; i < 2; i++)
        {
            Assert.Null((await told.App.Get<RemoveMapping>().RunAsync(editor, told.App.NewId(), id, Ct)).Error);
        }

        Assert.Empty((await told.App.Get<MappingQueries>().OfCaseAsync(told.Contributor, told.Id, Ct)).Value.ByItem);
        var detail = (await told.App.Get<MappingQueries>().FindAsync(editor, id, Ct)).Value;
        Assert.Equal(("Editor", TestApp.Start), (detail.Row.RemovedByName, detail.Row.RemovedAt));
        Assert.Equal("ac-1", Assert.Single(Assert.Single(detail.Items).Requirements).Id);
        Assert.NotEqual(id, (await ImportAsync(told, editor, file)).Value);
        Assert.IsType<NotFound>((await told.App.Get<RemoveMapping>().RunAsync(editor, told.App.NewId(), told.App.NewId(), Ct)).Error);

        Assert.Equal(2, (await told.RecordAsync("mapping.imported")).Count);
        var removed = Assert.Single(await told.RecordAsync("mapping.removed"));
        Assert.Equal((id.ToString(), null), (removed.SubjectId, removed.FirmId));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhatAMappingSaysNeverChanges(DatabaseKind kind)
    {
        await using var told = await FirmCase.StartAsync(kind);
        Assert.Null((await ImportAsync(told, await EditorAsync(told), Plain())).Error);
        await using var db = await told.App.DbAsync();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Set<ControlMappingEntry>().ExecuteDeleteAsync(Ct));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Set<ControlMappingEntry>().ExecuteUpdateAsync(set => set.SetProperty(entry => entry.ItemId, "2.1"), Ct));
    }

    [Fact]
    public async Task AFaultyFileIsRefusedWithEveryFaultAndItsPlace()
    {
        await using var told = await FirmCase.StartAsync(DatabaseKind.Sqlite);
        var editor = await EditorAsync(told);
        var broken = Encoding.UTF8.GetString(Plain()).Replace("\"method\": \"human\"", "\"method\": \"guess\"", StringComparison.Ordinal)
            .Replace("\"relationship\": \"equal-to\", ", "", StringComparison.Ordinal);
        var faulty = Assert.IsType<MappingFaulty>((await ImportAsync(told, editor, Encoding.UTF8.GetBytes(broken))).Error);
        Assert.Equal(["/mapping-collection/mappings/0/maps/0", "/mapping-collection/provenance/method"], faulty.Faults.Select(fault => fault.Pointer).Order(StringComparer.Ordinal));
        var noJson = Assert.IsType<MappingFaulty>((await ImportAsync(told, editor, "<xml/>"u8.ToArray())).Error);
        Assert.Equal("", Assert.Single(noJson.Faults).Pointer);
        Assert.Equal(new NoMappingCollection("catalog"), (await ImportAsync(told, editor, Encoding.UTF8.GetBytes(Documents.Catalogue))).Error);
        var longId = Assert.IsType<MappingFaulty>((await ImportAsync(told, editor, Collection(Mapping(Map("1.1", "equal-to", "ac-1"), Map("1.1", "equal-to", new string('x', 201)))))).Error);
        Assert.Equal("/mapping-collection/mappings/0/maps/1", Assert.Single(longId.Faults).Pointer);
        Assert.Empty((await told.App.Get<MappingQueries>().ListAsync(editor, Ct)).Value);
    }

    [Fact]
    public async Task WhatCannotBeMeantIsRefused()
    {
        await using var told = await FirmCase.StartAsync(DatabaseKind.Sqlite);
        var editor = await EditorAsync(told);
        var nothing = Assert.IsType<NothingMatched>((await ImportAsync(told, editor, Plain(), MappingSide.Target)).Error);
        Assert.Equal(["ac-1"], nothing.Ids);
        Assert.Equal(new InvalidField("mapping-checklist", "Unknown"), (await ImportAsync(told, editor, Plain(), checklist: "other")).Error);
        Assert.Equal(new InvalidField("mapping-side", "Unknown"), (await ImportAsync(told, editor, Plain(), (MappingSide)7)).Error);

        var two = Collection(Mapping(Map("9.9", "equal-to", "ac-1")), Mapping(Map("1.1", "equal-to", "ac-2")));
        Assert.Equal(["ours.json → theirs.json", "ours.json → theirs.json"], Assert.IsType<MappingNotChosen>((await ImportAsync(told, editor, two)).Error).Mappings);
        Assert.Equal(new InvalidField("mapping-number", "Unknown"), (await ImportAsync(told, editor, two, number: 3)).Error);
        Assert.IsType<NothingMatched>((await ImportAsync(told, editor, two, number: 1)).Error);
        Assert.Null((await ImportAsync(told, editor, two, number: 2)).Error);
    }

    /// <summary>Two sets of a few thousand ids are small as a file and millions of pairs.</summary>
    [Fact]
    public async Task SetsThatMultiplyBeyondTheLimitAreRefused()
    {
        await using var told = await FirmCase.StartAsync(DatabaseKind.Sqlite);
        var many = string.Join(',', Enumerable.Range(1, 3000).Select(number => $"x-{number}"));
        var file = Collection(Mapping(Map("1.1," + many, "intersects-with", many)));
        Assert.Equal(new MappingTooLarge(20_000), (await ImportAsync(told, await EditorAsync(told), file)).Error);
    }

    /// <summary>NIST's mapping of SP 800-171 to SP 800-53; skipped where it is absent.</summary>
    [Fact]
    public async Task NISTsMappingLeadsToItemsOfTheChecklist()
    {
        var file = await File.ReadAllBytesAsync(Documents.Reference("nist-800-171/SP800-171r2-to-SP800-53r4.mapping.json"), Ct);
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, services => services
            .AddSingleton(Repository.Library)
            .AddSingleton(new LocalCalendar(TimeZoneInfo.Utc, new BusinessCalendar("test", 2026, 2027, new HashSet<DateOnly>()))));
        var editor = await app.AddPersonAsync("Editor", null, Role.StandardsEditor);
        var id = (await app.Get<ImportMapping>().RunAsync(editor, app.NewId(), new MappingFile("nist-sp-800-171-r2", MappingSide.Source, null, file), Ct)).Value;
        var detail = (await app.Get<MappingQueries>().FindAsync(editor, id, Ct)).Value;
        Assert.Empty(detail.Unmatched);
        Assert.Equal((110, 109, 153), (detail.Row.Items, detail.Row.Matched, detail.Row.Entries));
        Assert.Equal("NIST SP 800-53 Rev4 catalog", detail.Row.OtherName);
        Assert.Contains(new CoveredRequirement("ac-2", MappingCoverage.Part), (await app.Get<MappingQueries>().OfChecklistAsync(editor, "nist-sp-800-171-r2", Ct)).Value.By("3.1.1")[0].Requirements);
    }

    private static byte[] Plain() => Collection(Mapping(Map("1.1", "equal-to", "ac-1")));

    private static Task<Actor> EditorAsync(FirmCase told) => told.App.AddPersonAsync("Editor", null, Role.StandardsEditor);

    private static Task<Result<Guid>> ImportAsync(
        FirmCase told, Actor actor, byte[] file, MappingSide side = MappingSide.Source, string checklist = "demo", int? number = null, Guid? operation = null) =>
        told.App.Get<ImportMapping>().RunAsync(actor, operation ?? told.App.NewId(), new MappingFile(checklist, side, number, file), Ct);
}
