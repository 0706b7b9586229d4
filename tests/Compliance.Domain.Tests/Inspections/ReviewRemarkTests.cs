using Compliance.Domain.Inspections;

namespace Compliance.Domain.Tests.Inspections;

/// <summary>A remark of the quality reviewer: who it binds, until when it can be written, and what it keeps from happening.</summary>
public sealed class ReviewRemarkTests
{
    private static readonly DateTimeOffset Later = Samples.Now.AddHours(1);

    [Fact]
    public void ARemarkGoesFromDraftOverItsAnswerToItsAcceptance()
    {
        var remark = Draft("1.1", RemarkKind.MustChange);
        Assert.Equal(RemarkState.Draft, remark.State);
        Assert.Null(remark.Send(2, Later).Error);
        Assert.Equal((RemarkState.Sent, 2, Later), (remark.State, remark.Round, remark.SentAt));
        Assert.Null(remark.Reply(false, "It stands.", remark.Version, Samples.Inspector, Later).Error);
        Assert.Equal((RemarkState.Answered, "Inspector"), (remark.State, remark.AnsweredByName));
        Assert.Null(remark.Accept(Samples.Inspector, Later).Error);
        Assert.Equal((RemarkState.Accepted, "Inspector", Later), (remark.State, remark.AcceptedByName, remark.AcceptedAt));
    }

    // An answer needs the choice and words; without either it still waits.
    [Theory]
    [InlineData(null, "Words.", RemarkState.Sent)]
    [InlineData(true, "", RemarkState.Sent)]
    [InlineData(true, " \n", RemarkState.Sent)]
    [InlineData(true, "Words.", RemarkState.Answered)]
    [InlineData(false, "Words.", RemarkState.Answered)]
    public void AnAnswerHasAChoiceAndWords(bool? changed, string text, RemarkState state)
    {
        var remark = Sent("1.1", RemarkKind.MustChange);
        Assert.Null(remark.Reply(changed, text, remark.Version, Samples.Inspector, Later).Error);
        Assert.Equal(state, remark.State);
    }

    // What may be done in which state, by hand.
    [Theory]
    [InlineData(RemarkState.Draft, "write send")]
    [InlineData(RemarkState.Sent, "reply renew")]
    [InlineData(RemarkState.Answered, "reply accept renew")]
    [InlineData(RemarkState.Accepted, "renew")]
    [InlineData(RemarkState.Renewed, "")]
    public void NothingElseIsPossibleInAState(RemarkState state, string possible)
    {
        (string Name, Func<ReviewRemark, Result<Done>> Act)[] acts =
        [
            ("write", remark => remark.Write(RemarkKind.Consider, "Other.", remark.Version, Samples.Inspector, Later)),
            ("send", remark => remark.Send(1, Later)),
            ("reply", remark => remark.Reply(true, "Done.", remark.Version, Samples.Inspector, Later)),
            ("accept", remark => remark.Accept(Samples.Inspector, Later)),
            ("renew", remark => remark.Renew(Later)),
        ];
        foreach (var (name, act) in acts)
        {
            var remark = In(state);
            Assert.Equal(state, remark.State);
            var (version, error) = (remark.Version, act(remark).Error);
            Assert.Equal((name, possible.Split(' ').Contains(name) ? null : new RemarkNotOpen(state)), (name, error));
            Assert.Equal(error is null ? version + 1 : version, remark.Version);
        }
    }

    [Fact]
    public void WhoeverSawAnOlderVersionOverwritesNothing()
    {
        var remark = Sent("1.1", RemarkKind.MustChange);
        var seen = remark.Version;
        Assert.Null(remark.Reply(true, "First.", seen, Samples.Inspector, Later).Error);
        Assert.Equal(new Conflict(seen + 1), remark.Reply(false, "Second.", seen, Samples.Inspector, Later).Error);
        Assert.Equal("First.", remark.Answer);
    }

    [Fact]
    public void WordsHaveALimit()
    {
        var words = new string('x', ReviewRemark.TextLimit + 1);
        Assert.Equal(new TextTooLong("remark", 5_000), Draft("1.1", RemarkKind.Consider).Write(RemarkKind.Consider, words, 1, Samples.Inspector, Later).Error);
        var sent = Sent("1.1", RemarkKind.Consider);
        Assert.Equal(new TextTooLong("answer", 5_000), sent.Reply(true, words, sent.Version, Samples.Inspector, Later).Error);
    }

    [Fact]
    public void TheReviewIsNotClosedWhileARemarkThatBindsHasNoAnswer()
    {
        ReviewRemark[] remarks = [Sent("2.1", RemarkKind.MustChange), Sent("1.2", RemarkKind.Consider), Sent("1.1", RemarkKind.MustChange), Draft("1.2", RemarkKind.MustChange)];
        Assert.Equal(["1.1", "2.1"], Assert.IsType<UnansweredRemarks>(Closing(remarks)).Items);
        foreach (var remark in remarks.Where(remark => remark.Kind is RemarkKind.MustChange && remark.State is RemarkState.Sent))
        {
            Assert.Null(remark.Reply(false, "It stands.", remark.Version, Samples.Inspector, Later).Error);
        }

        Assert.Null(Closing(remarks));
    }

    [Fact]
    public void AnAnswerThatPromisesAnotherJudgementWaitsForIt()
    {
        var remark = Sent("1.1", RemarkKind.Consider);
        Assert.Null(remark.Reply(true, "Changed.", remark.Version, Samples.Inspector, Later).Error);
        Assert.Equal(["1.1"], Assert.IsType<ChangedNotJudged>(Closing([remark])).Items);
        Assert.True(remark.AwaitsJudgement(remark.SentAt));
        Assert.False(remark.AwaitsJudgement(remark.SentAt!.Value.AddTicks(1)));
        var judged = Samples.AllDetermined().ToList();
        Assert.Null(judged[0].Judge(Samples.First, new Judgement(null, new Dictionary<string, Domain.Scoring.ObjectiveState>(), "", null, "", []), 1, Samples.Inspector, Later.AddTicks(1)).Error);
        Assert.Null(RemarkCheck.OfClosing(Samples.Checklist, [remark], judged).Error);
    }

    [Fact]
    public void TheReviewIsNotConfirmedPastADraftOrAnAnswerThatNobodyAccepted()
    {
        var (draft, answered, consider) = (Draft("2.1", RemarkKind.Consider), In(RemarkState.Answered), Sent("1.2", RemarkKind.Consider));
        Assert.Equal(["2.1"], Assert.IsType<RemarksNotSent>(RemarkCheck.OfConfirming(Samples.Checklist, [draft, answered, consider]).Error).Items);
        Assert.Equal(["1.1"], Assert.IsType<RemarksNotAccepted>(RemarkCheck.OfConfirming(Samples.Checklist, [answered, consider]).Error).Items);
        Assert.Null(answered.Accept(Samples.Inspector, Later).Error);
        Assert.Null(RemarkCheck.OfConfirming(Samples.Checklist, [answered, consider, In(RemarkState.Renewed)]).Error);
    }

    [Fact]
    public void ADraftWithoutWordsIsNotSent()
    {
        Assert.Equal(["1.1"], Assert.IsType<RemarksWithoutWords>(RemarkCheck.OfSending(Samples.Checklist, [Draft("1.1", RemarkKind.Consider, " ")]).Error).Items);
        Assert.Null(RemarkCheck.OfSending(Samples.Checklist, [Draft("1.1", RemarkKind.Consider)]).Error);
    }

    [Fact]
    public void ARemarkOnAnItemThatIsNoLongerAskedBlocksNothingButADraftOfOneWouldBeLost()
    {
        Assert.Null(Closing([Sent("9.9", RemarkKind.MustChange)]));
        Assert.Null(RemarkCheck.OfConfirming(Samples.Checklist, [Sent("9.9", RemarkKind.MustChange)]).Error);
        Assert.Equal(["1.1", "9.9"], Assert.IsType<RemarksNotSent>(
            RemarkCheck.OfConfirming(Samples.Checklist, [Draft("9.9", RemarkKind.Consider), Draft("1.1", RemarkKind.Consider)]).Error).Items);
    }

    [Fact]
    public void AKindThatThereIsNotIsRefused() =>
        Assert.Equal(new InvalidField("kind", "Required"), Draft("1.1", RemarkKind.Consider).Write((RemarkKind)7, "x", 1, Samples.Inspector, Later).Error);

    private static Error? Closing(IReadOnlyCollection<ReviewRemark> remarks) => RemarkCheck.OfClosing(Samples.Checklist, remarks, Samples.AllDetermined()).Error;

    private static ReviewRemark In(RemarkState state)
    {
        var remark = Draft("1.1", RemarkKind.MustChange);
        (RemarkState Reached, Func<Result<Done>> Act)[] way =
        [
            (RemarkState.Sent, () => remark.Send(1, Later)),
            (RemarkState.Answered, () => remark.Reply(true, "Done.", remark.Version, Samples.Inspector, Later)),
            (RemarkState.Accepted, () => remark.Accept(Samples.Inspector, Later)),
            (RemarkState.Renewed, () => remark.Renew(Later)),
        ];
        foreach (var (_, act) in way.TakeWhile(step => step.Reached <= state))
        {
            Assert.Null(act().Error);
        }

        return remark;
    }

    private static ReviewRemark Sent(string itemId, RemarkKind kind)
    {
        var remark = Draft(itemId, kind);
        Assert.Null(remark.Send(1, Later).Error);
        return remark;
    }

    private static ReviewRemark Draft(string itemId, RemarkKind kind, string text = "Look again.")
    {
        var remark = new ReviewRemark { Id = new Guid("88888888-8888-8888-8888-888888888888"), InspectionId = Samples.NewCase().Id, ItemId = itemId };
        Assert.Null(remark.Write(kind, text, 0, Samples.Inspector, Samples.Now).Error);
        return remark;
    }
}
