using Bunit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Compliance.Web.Inspections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TestContext = Xunit.TestContext;

namespace Compliance.Web.Tests.Inspections;

/// <summary>The page of the review says what blocks a step before anybody tries it.</summary>
public sealed class ReviewPageTests : ReviewContext
{
    [Fact]
    public async Task AnAgreedCommentWithoutANewJudgementBlocksTheConclusionAndThePageSaysWhy()
    {
        var comment = await ReachFactCheckAsync("3.1.2");
        SignIn(Lead);
        var page = Open();
        Assert.False(Conclude(page).HasAttribute("disabled"));

        await AnswerAsync(comment, accepted: true);
        page = Open();
        Assert.True(Conclude(page).HasAttribute("disabled"));
        Assert.Contains("nobody has judged them again since: 3.1.2", page.Find("section[aria-labelledby=review-now] .notice").TextContent, StringComparison.Ordinal);
        Assert.Contains("not judged again yet", page.Find(".review-comment").TextContent, StringComparison.Ordinal);

        await AnswerAsync(comment, accepted: false);
        Assert.False(Conclude(Open()).HasAttribute("disabled"));
    }

    private static AngleSharp.Dom.IElement Conclude(IRenderedComponent<ReviewPage> page) =>
        page.FindAll("button").Single(button => button.TextContent.Contains("Conclude the case", StringComparison.Ordinal));

    private IRenderedComponent<ReviewPage> Open()
    {
        var page = Render<ReviewPage>(parameters => parameters.Add(page => page.InspectionId, InspectionId));
        page.WaitForAssertion(() => Assert.NotNull(Conclude(page)), TimeSpan.FromSeconds(10));
        return page;
    }

    private async Task AnswerAsync(Guid comment, bool accepted) =>
        Assert.Null((await Services.GetRequiredService<AnswerComment>().RunAsync(
            Lead, Services.GetRequiredService<IIds>().New(), new CommentAnswer(InspectionId, comment, "We looked again.", accepted), TestContext.Current.CancellationToken)).Error);

    // Everything judged, the firm's comment answered for the first time, and no more comments to come.
    private async Task<Guid> ReachFactCheckAsync(string itemId)
    {
        var ct = TestContext.Current.CancellationToken;
        var checklist = Services.GetRequiredService<ChecklistLibrary>().Find("nist-sp-800-171-r2", "1.0.0")!.Checklist;
        var (now, id) = (new DateTimeOffset(2026, 6, 2, 0, 0, 0, TimeSpan.Zero), Services.GetRequiredService<IIds>().New());
        await using (var db = await DbAsync())
        {
            var judged = checklist.Items.Select(item =>
            {
                var row = new Determination { InspectionId = InspectionId, ItemId = item.Id };
                Assert.Null(row.Judge(item, new Judgement(
                    item.Id == itemId ? new Verdict.NotMet() : new Verdict.Met(), new Dictionary<string, ObjectiveState>(), "Seen.", null, "", []), 0, Inspector, now).Error);
                return row;
            }).ToList();
            db.AddRange(judged);
            var inspection = await db.Set<Inspection>().SingleAsync(ct);
            Assert.Null(inspection.CloseReview(checklist, judged).Error);
            Assert.Null(inspection.StartQualityReview().Error);
            Assert.Null(inspection.ConfirmReview(new DateOnly(2026, 6, 10)).Error);
            Assert.Null(inspection.CloseFactCheck(now).Error);
            db.Add(new FactCheckComment { Id = id, InspectionId = InspectionId, ItemId = itemId, Text = "We have it.", AuthorId = Lead.UserId, AuthorName = "Firm", At = now });
            await db.SaveChangesAsync(ct);
        }

        await AnswerAsync(id, accepted: false);
        return id;
    }
}
