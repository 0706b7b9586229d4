using Compliance.Domain.Inspections;

namespace Compliance.Domain.Tests.Inspections;

public sealed class FactCheckCommentTests
{
    [Fact]
    public void AnAnswerSaysWhoAndCanBeRewritten()
    {
        var comment = Comment();
        Assert.True(comment.Reply("We looked again.", false, Samples.Inspector, Samples.Now).IsSuccess);
        Assert.True(comment.Reply("You are right.", true, Samples.Inspector, Samples.Now.AddHours(1)).IsSuccess);
        Assert.Equal(("You are right.", true, "Inspector", Samples.Now.AddHours(1)), (comment.Answer, comment.Accepted, comment.AnsweredByName, comment.AnsweredAt));
    }

    [Fact]
    public void AnAnswerHasWordsAndALimit()
    {
        var comment = Comment();
        Assert.Equal(new InvalidField("answer", "Required"), comment.Reply(" ", true, Samples.Inspector, Samples.Now).Error);
        Assert.Equal(
            new TextTooLong("answer", FactCheckComment.TextLimit),
            comment.Reply(new string('x', FactCheckComment.TextLimit + 1), true, Samples.Inspector, Samples.Now).Error);
        Assert.Null(comment.Answer);
    }

    private static FactCheckComment Comment() => new()
    {
        Id = new Guid("66666666-6666-6666-6666-666666666666"),
        InspectionId = Samples.NewCase().Id,
        ItemId = "1.1",
        Text = "The list exists.",
        AuthorId = new Guid("77777777-7777-7777-7777-777777777777"),
        AuthorName = "Firm",
        At = Samples.Now,
    };
}
