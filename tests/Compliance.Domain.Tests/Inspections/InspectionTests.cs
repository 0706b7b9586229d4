using Compliance.Domain.Inspections;

namespace Compliance.Domain.Tests.Inspections;

public sealed class InspectionTests
{
    private static readonly DateOnly Due = new(2026, 7, 1);
    private static readonly DateOnly Until = new(2026, 8, 3);

    [Fact]
    public void ACaseGoesItsWayAndCountsItsVersions()
    {
        var inspection = AtFactCheck();
        Assert.Equal((InspectionState.FactCheck, Until, 6), (inspection.State, inspection.FactCheckUntil, inspection.Version));
        Assert.Equal(new FactCheckRuns(Until), inspection.Conclude(0, Until, Samples.Now).Error);
        Assert.True(inspection.Conclude(0, Until.AddDays(1), Samples.Now).IsSuccess);
        Assert.Equal((InspectionState.Concluded, Samples.Now), (inspection.State, inspection.ConcludedAt));
    }

    [Fact]
    public void AFirmWithoutFurtherCommentsSparesEverybodyTheWait()
    {
        var inspection = AtFactCheck();
        Assert.True(inspection.CloseFactCheck(Samples.Now).IsSuccess);
        Assert.True(inspection.CloseFactCheck(Samples.Now.AddDays(1)).IsSuccess);
        Assert.Equal(Samples.Now, inspection.FactCheckClosedByFirmAt);
        Assert.True(inspection.Conclude(0, Until, Samples.Now).IsSuccess);
    }

    [Fact]
    public void NoCaseIsConcludedOverAnUnansweredComment()
    {
        var inspection = AtFactCheck();
        Assert.Equal(new UnansweredComments(2), inspection.Conclude(2, Until.AddDays(1), Samples.Now).Error);
        Assert.Equal(InspectionState.FactCheck, inspection.State);
    }

    [Fact]
    public void ASubmissionNeedsAnswersCleanEvidenceAndTheAttestation()
    {
        var inspection = Samples.NewCase();
        inspection.Notify(Due, Samples.Now);
        Assert.IsType<MissingAnswers>(inspection.Submit(Samples.Checklist, [], ["1.1"], false, Samples.Now).Error);
        Assert.IsType<EvidenceNotCitable>(inspection.Submit(Samples.Checklist, Samples.AllAnswered(), ["1.1"], false, Samples.Now).Error);
        Assert.IsType<AttestationMissing>(inspection.Submit(Samples.Checklist, Samples.AllAnswered(), [], false, Samples.Now).Error);
        Assert.Equal((InspectionState.Notified, 1), (inspection.State, inspection.Version));
        Assert.True(inspection.Submit(Samples.Checklist, Samples.AllAnswered(), [], true, Samples.Now).IsSuccess);
        Assert.Equal(Samples.Now, inspection.SubmittedAt);
    }

    [Fact]
    public void TheClockStandsStillWhileTheFirmIsAsked()
    {
        var inspection = InReview();
        inspection.RequestInformation(Samples.Now);
        Assert.Equal(Samples.Now, inspection.ClockStoppedAt);
        inspection.WithdrawRequest();
        Assert.Null(inspection.ClockStoppedAt);
        inspection.RequestInformation(Samples.Now);
        Assert.True(inspection.ProvideInformation(Samples.Checklist, Samples.AllAnswered(), [], true).IsSuccess);
        Assert.Equal((InspectionState.InReview, null), (inspection.State, inspection.ClockStoppedAt));
    }

    [Fact]
    public void AReviewIsNotClosedBeforeEverythingIsJudged()
    {
        var inspection = InReview();
        Assert.IsType<MissingDeterminations>(inspection.CloseReview(Samples.Checklist, []).Error);
        Assert.Equal(InspectionState.InReview, inspection.State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void AReturnNeedsAReason(string reason) =>
        Assert.Equal(new InvalidField("reason", "Required"), AtFactCheck().ReturnReview(reason).Error);

    [Fact]
    public void AReturnKeepsItsReasonUntilTheReviewIsClosedAgainAndEndsTheFactCheck()
    {
        var inspection = AtFactCheck();
        Assert.True(inspection.ReturnReview("Judge 1.1 again.").IsSuccess);
        Assert.Equal((InspectionState.InReview, "Judge 1.1 again.", null), (inspection.State, inspection.ReturnReason, inspection.FactCheckUntil));
        inspection.CloseReview(Samples.Checklist, Samples.AllDetermined());
        Assert.Null(inspection.ReturnReason);
    }

    [Fact]
    public void AReasonHasALimit()
    {
        Assert.IsType<TextTooLong>(AtFactCheck().ReturnReview(new string('x', FactCheckComment.TextLimit + 1)).Error);
        Assert.IsType<TextTooLong>(AtFactCheck().Cancel(new string('x', FactCheckComment.TextLimit + 1)).Error);
        Assert.Equal(new InvalidField("reason", "Required"), AtFactCheck().Cancel(" ").Error);
    }

    [Fact]
    public void ALateConflictOpensTheReviewAgain()
    {
        var inspection = AtFactCheck();
        Assert.True(inspection.Recuse().IsSuccess);
        Assert.Equal((InspectionState.InReview, null), (inspection.State, inspection.FactCheckUntil));
    }

    [Fact]
    public void NothingHappensAfterTheEnd()
    {
        var inspection = AtFactCheck();
        inspection.Cancel("The programme ended.");
        Assert.Equal((InspectionState.Cancelled, "The programme ended."), (inspection.State, inspection.CancelReason));
        Assert.Equal(new WrongState(InspectionState.Cancelled, InspectionEvent.Conclude), inspection.Conclude(0, Until.AddDays(9), Samples.Now).Error);
        Assert.Equal(new WrongState(InspectionState.Cancelled, InspectionEvent.Answer), inspection.Happens(InspectionEvent.Answer).Error);
    }

    private static Inspection InReview()
    {
        var inspection = Samples.NewCase();
        Assert.True(inspection.Notify(Due, Samples.Now).IsSuccess);
        Assert.True(inspection.Submit(Samples.Checklist, Samples.AllAnswered(), [], true, Samples.Now).IsSuccess);
        Assert.True(inspection.StartReview().IsSuccess);
        return inspection;
    }

    private static Inspection AtFactCheck()
    {
        var inspection = InReview();
        Assert.True(inspection.CloseReview(Samples.Checklist, Samples.AllDetermined()).IsSuccess);
        Assert.True(inspection.StartQualityReview().IsSuccess);
        Assert.True(inspection.ConfirmReview(Until).IsSuccess);
        return inspection;
    }
}
