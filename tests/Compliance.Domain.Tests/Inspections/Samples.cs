using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;

namespace Compliance.Domain.Tests.Inspections;

/// <summary>A checklist of three items and a case to walk through.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly Actor Inspector =
        new(new Guid("44444444-4444-4444-4444-444444444444"), "Inspector", new HashSet<Role> { Role.Inspector }, null);

    public static readonly Item First = Item("1.1", 5, [new PartialState("in-part", 3, Text("In part"))], ["1.1[a]", "1.1[b]"]);

    public static readonly Checklist Checklist = new(
        "sample",
        "1.0.0",
        Text("Sample"),
        new ChecklistSource(Text("S"), Text("P"), Text("E"), Text("N")),
        Text("Notice"),
        new DeductionMethod(10),
        NotApplicablePolicy.AsMet,
        [new Section("1", Text("One"), [First, Item("1.2", 3, [], [])]), new Section("2", Text("Two"), [Item("2.1", 1, [], [])])]);

    public static LocalizedText Text(string text) => new(text, text);

    public static Inspection NewCase() => new()
    {
        Id = new Guid("55555555-5555-5555-5555-555555555555"),
        Reference = "2026-0001",
        FirmId = new Guid("11111111-1111-1111-1111-111111111111"),
        ProgrammeId = "programme",
        ChecklistId = "sample",
        ChecklistVersion = "1.0.0",
        ChecklistHash = "hash",
        PolicyVersion = "1.0.0",
        PolicyHash = "hash",
        FactCheckBusinessDays = 5,
        OpenedAt = Now,
    };

    public static Determination Determined(string itemId, string? verdict, string rationale = "Because.")
    {
        var determination = new Determination { InspectionId = NewCase().Id, ItemId = itemId };
        var judgement = new Judgement(
            verdict is null ? null : Domain.Scoring.Verdict.Parse(verdict).Value, new Dictionary<string, Domain.Scoring.ObjectiveState>(), rationale, null, "", []);
        Assert.True(determination.Judge(Checklist.Find(itemId)!, judgement, 0, Inspector, Now).IsSuccess);
        return determination;
    }

    public static Response Answered(string itemId, Claim? claim, string statement = "As described.")
    {
        var response = new Response { InspectionId = NewCase().Id, ItemId = itemId };
        Assert.True(response.Write(claim, statement, 0, Inspector, Now).IsSuccess);
        return response;
    }

    public static IReadOnlyList<Response> AllAnswered() => [.. Checklist.Items.Select(item => Answered(item.Id, Claim.Met))];

    public static IReadOnlyList<Determination> AllDetermined() => [.. Checklist.Items.Select(item => Determined(item.Id, "met"))];

    private static Item Item(string id, int loss, IReadOnlyList<PartialState> partial, IReadOnlyList<string> objectives) =>
        new(id, Text(id), Text(id), Text(id), loss, false, partial, [.. objectives.Select(objective => new Objective(objective, Text(objective)))]);
}
