using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Tests.Inspections;

/// <summary>The head of a case in any state, and its parts, made by the aggregates.</summary>
internal sealed partial class ReviewCase
{
    private static Inspection NewInspection(Guid id, string reference, Guid firmId) => new()
    {
        Id = id,
        Reference = reference,
        FirmId = firmId,
        // A firm has one open case in a programme, and some tests want several.
        ProgrammeId = reference == "2026-0001" ? "cmmc-level-2" : "programme-" + reference,
        ChecklistId = Published.Checklist.Id,
        ChecklistVersion = Published.Checklist.Version,
        ChecklistHash = Published.ContentHash,
        PolicyVersion = "1.0.0",
        PolicyHash = Library.Value.FindProgramme("cmmc-level-2")!.Policy.PolicyHash,
        FactCheckBusinessDays = 3,
        OpenedAt = TestApp.Start,
    };

    // Every step of the head on the way to a state; the conditions of the steps are other tests' matter.
    private static void Walk(Inspection inspection, InspectionState state)
    {
        var judged = Published.Checklist.Items.Select(item => Judged(inspection.Id, item.Id, "met", "", null)).ToList();
        var answered = Published.Checklist.Items.Select(item => Answer(inspection.Id, item.Id, Claim.Met, "")).ToList();
        (InspectionState From, Func<Result<Done>> Step)[] steps =
        [
            (InspectionState.Draft, () => inspection.Notify(new DateOnly(2026, 7, 1), TestApp.Start)),
            (InspectionState.Notified, () => inspection.Submit(Published.Checklist, answered, [], true, TestApp.Start)),
            (InspectionState.Submitted, inspection.StartReview),
            (InspectionState.InReview, () => inspection.CloseReview(Published.Checklist, judged)),
            (InspectionState.Reviewed, inspection.StartQualityReview),
            (InspectionState.QualityReview, () => inspection.ConfirmReview(new DateOnly(2026, 6, 10))),
            (InspectionState.FactCheck, () => inspection.Conclude(0, new DateOnly(2026, 6, 11), TestApp.Start)),
        ];
        foreach (var (from, step) in steps)
        {
            if (inspection.State == from && inspection.State != state)
            {
                Assert.True(step().IsSuccess);
            }
        }

        Assert.Equal(state, inspection.State);
    }

    private static Response Answer(Guid inspectionId, string itemId, Claim claim, string statement)
    {
        var response = new Response { InspectionId = inspectionId, ItemId = itemId };
        Assert.True(response.Write(claim, statement, 0, Actor.System, TestApp.Start).IsSuccess);
        return response;
    }

    private static Determination Judged(Guid inspectionId, string itemId, string verdict, string rationale, Actor? by)
    {
        var determination = new Determination { InspectionId = inspectionId, ItemId = itemId };
        Assert.True(determination.Judge(Published.Checklist.Find(itemId)!, Judgement(verdict, rationale), 0, by ?? Actor.System, TestApp.Start).IsSuccess);
        return determination;
    }
}
