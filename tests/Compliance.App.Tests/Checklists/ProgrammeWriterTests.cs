using System.Text;
using Compliance.App.Checklists;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using CsCheck;

namespace Compliance.App.Tests.Checklists;

/// <summary>What the writer writes, the loader reads as what there was; the draft's form loses nothing either.</summary>
public sealed class ProgrammeWriterTests
{
    public static TheoryData<string> Published => [.. Repository.Library.Programmes.Select(programme => programme.Id)];

    [Theory]
    [MemberData(nameof(Published))]
    public void Every_programme_that_ships_survives_writing_and_loading(string id) => AssertSame(Repository.Library.FindProgramme(id)!);

    [Theory]
    [MemberData(nameof(Published))]
    public void Every_programme_that_ships_survives_being_a_draft_and_has_no_fault_as_one(string id)
    {
        var programme = Repository.Library.FindProgramme(id)!;
        var content = ProgrammeContent.Of(programme, programme.Policy.Version);
        Assert.Empty(ContentCheck.Faults(content, Repository.Library.ChecklistOf(programme).Checklist, []));
        Assert.Equal(Form(programme), Form(content.ToProgramme(programme.Id, programme.Policy.Id)));
    }

    [Fact]
    public void Every_kind_of_rule_survives_with_any_numbers() =>
        Gen.Select(Gen.Int[-9, 9], Gen.Int[1, 9], Gen.Int[0, 5], Gen.Bool).Sample((top, bottom, count, flag) =>
        {
            // A checklist with levels, flags and partial states; its twelve first items are enough to name.
            var levels = Repository.Library.FindProgramme("scs-star-3")!;
            var checklist = Repository.Library.ChecklistOf(levels).Checklist;
            var items = checklist.Items.Take(1 + count).Select(item => item.Id).ToList();
            var sections = checklist.Sections.Take(1 + (count % checklist.Sections.Count)).Select(section => section.Id).ToList();
            EligibilityRule[] rules =
            [
                new MinimumRatioRule("a", "", new(bottom, bottom + count)),
                new MinimumScoreRule("b", "§ 1: \"so\", # no comment", new(top, bottom)),
                new MinimumLevelRule("c", "", ((Domain.Checklists.LevelsMethod)checklist.Scoring).Levels[0].Number),
                new SectionMinimumRule("d", "第3条", new(top, bottom), sections),
                new ItemMinimumRule("e", "", top, items),
                new ItemsNotOpenRule("f", "", items),
                new OpenItemLossRule("g", "", count, []),
                new OpenItemsRule("h", "", count, null),
            ];
            AssertSame(levels with
            {
                Clocks = levels.Clocks with { ReviewBusinessDays = flag ? 1 + count : null },
                Team = flag ? new(QualificationKind.LeadAssessor, null, (QualificationKind)(count % 3)) : TeamQualifications.None,
                SecondScoringPercent = flag ? 1 + (count * 19) : null,
                Policy = levels.Policy with
                {
                    EligibleRules = flag ? rules[..4] : [],
                    Rules = flag ? rules[4..] : rules,
                    ReevaluationDays = flag ? bottom : null,
                    AffirmationWindowDays = flag ? bottom : null,
                    AffirmationGraceDays = flag ? bottom : null,
                    AppealSuspends = flag,
                    CloseOutExtensionDays = flag ? null : count + 1,
                    DueOnBusinessDays = flag,
                },
            });
        }, iter: 100);

    private static void AssertSame(Programme programme)
    {
        var file = ProgrammeWriter.Write(programme);
        var outcome = ProgrammeLoader.Load("written.yaml", Encoding.UTF8.GetBytes(file), (id, version) => Repository.Library.Find(id, version)?.Checklist);
        Assert.Empty(outcome.Faults);
        Assert.Equal(Form(programme), Form(outcome.Value!));
    }

    // The canonical form holds every number of the policy; bases and the frame stand beside it.
    private static string Form(Programme programme) => string.Join('\n',
    [
        programme.Id, programme.Title.ToString(), programme.Authority.ToString(), programme.ChecklistId, programme.ChecklistVersion, programme.Clocks.ToString(), programme.Team.ToString(), $"{programme.SecondScoringPercent}",
        PolicyForm.Of(programme.Policy).ToString(),
        .. programme.Policy.EligibleRules.Concat(programme.Policy.Rules).Select(rule => $"{rule.Id} {rule.Basis}"),
    ]);
}
