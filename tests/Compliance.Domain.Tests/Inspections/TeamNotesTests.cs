using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.Domain.Tests.Inspections;

/// <summary>Comments among inspectors, and who hands items over.</summary>
public sealed class TeamNotesTests
{
    [Fact]
    public void ACommentHasWordsAndALimit()
    {
        Assert.Equal(new InvalidField("comment", "Required"), Comment().Write(" \n").Error);
        Assert.Equal(new TextTooLong("comment", 5_000), Comment().Write(new string('x', 5_001)).Error);
        Assert.Null(Comment().Write(new string('x', 5_000)).Error);
    }

    [Fact]
    public void OnlyTheAuthorTakesACommentBackAndThenTheWordsAreGone()
    {
        var comment = Comment();
        Assert.Null(comment.Write("Look at the minutes.").Error);
        Assert.IsType<NotAllowed>(comment.Withdraw(Samples.Inspector with { UserId = new Guid("99999999-9999-9999-9999-999999999999") }, Samples.Now).Error);
        Assert.Equal(("Look at the minutes.", null), (comment.Text, comment.WithdrawnAt));
        Assert.Null(comment.Withdraw(Samples.Inspector, Samples.Now).Error);
        Assert.Null(comment.Withdraw(Samples.Inspector, Samples.Now.AddHours(1)).Error);
        Assert.Equal(("", Samples.Now, "Inspector"), (comment.Text, comment.WithdrawnAt, comment.AuthorName));
    }

    // By hand: the lead gives any item; an inspector their own and those of nobody.
    [Theory]
    [InlineData(CaseRole.LeadInspector, "colleague", true)]
    [InlineData(CaseRole.LeadInspector, "nobody", true)]
    [InlineData(CaseRole.Inspector, "self", true)]
    [InlineData(CaseRole.Inspector, "nobody", true)]
    [InlineData(CaseRole.Inspector, "colleague", false)]
    public void WhoMayGiveAnItem(CaseRole held, string holder, bool may) => Assert.Equal(may, ItemShare.MayGive(Samples.Inspector, held, holder switch
    {
        "self" => Samples.Inspector.UserId,
        "colleague" => new Guid("99999999-9999-9999-9999-999999999999"),
        _ => null,
    }));

    [Fact]
    public void AWordWithItHasALimit()
    {
        var share = new ItemShare { InspectionId = Samples.NewCase().Id, ItemId = "1.1" };
        Assert.Equal(new TextTooLong("word", 1_000), share.Give(Samples.Inspector.UserId, "Inspector", new string('x', 1_001), Samples.Inspector, Samples.Now).Error);
        Assert.Equal(Guid.Empty, share.UserId);
    }

    private static ItemComment Comment() => new()
    {
        Id = new Guid("66666666-6666-6666-6666-666666666666"),
        InspectionId = Samples.NewCase().Id,
        ItemId = "1.1",
        AuthorId = Samples.Inspector.UserId,
        AuthorName = Samples.Inspector.Name,
        At = Samples.Now,
    };
}
