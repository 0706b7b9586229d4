using Compliance.Domain.Evidence;

namespace Compliance.Domain.Tests.Evidence;

/// <summary>Documents, their versions, and when a version may be used.</summary>
public sealed class EvidenceDocumentTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void VersionsAreNumberedFromOneAndTheDocumentsVersionGrows()
    {
        var document = EvidenceDocument.Create(Id(1), Id(9), " 方針 ", File(2, "a.pdf", "aa")).Value;
        var second = document.Add(File(3, "b.pdf", "bb"), document.Versions[0]).Value;
        Assert.Equal((1, 2, 2), (document.Versions[0].Number, second.Number, document.LatestNumber));
        Assert.Equal("方針", document.Title);
        Assert.Equal(2, document.Version);
        Assert.Equal((document.Id, document.FirmId), (second.DocumentId, second.FirmId));
    }

    [Fact]
    public void TheSameBytesAgainAreRefused()
    {
        var document = EvidenceDocument.Create(Id(1), Id(9), "Policy", File(2, "a.pdf", "aa")).Value;
        Assert.Equal(new SameContent(1), document.Add(File(3, "b.pdf", "aa"), document.Versions[0]).Error);
        Assert.Equal(1, document.LatestNumber);
    }

    [Theory]
    [InlineData("", "Required")]
    [InlineData("  ", "Required")]
    [InlineData("\u202E\0", "Required")]
    [InlineData(null, "Required")]
    public void ATitleHasToShowSomething(string? title, string expected) =>
        Assert.Equal(new InvalidField("title", expected), EvidenceDocument.Create(Id(1), Id(9), title!, File(2, "a.pdf", "aa")).Error);

    [Fact]
    public void ATitleEndsAt200()
    {
        Assert.True(EvidenceText.Title(new string('あ', 200)).IsSuccess);
        Assert.Equal(new InvalidField("title", "TooLong"), EvidenceText.Title(new string('あ', 201)).Error);
    }

    [Fact]
    public void AnEmptyFileIsRefused() =>
        Assert.Equal(new EmptyFile(), EvidenceDocument.Create(Id(1), Id(9), "x", File(2, "a.pdf", "aa") with { Size = 0 }).Error);

    [Fact]
    public void DatesHaveToBeInOrder()
    {
        var version = New(ScanVerdict.Pending);
        Assert.True(version.SetDates(new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 1)).IsSuccess);
        Assert.True(version.SetDates(null, new DateOnly(2026, 4, 1)).IsSuccess);
        Assert.Equal(
            new InvalidField("expiresOn", "NotBeforeEffective"),
            version.SetDates(new DateOnly(2026, 4, 2), new DateOnly(2026, 4, 1)).Error);
        Assert.Equal(new DateOnly(2026, 4, 1), version.ExpiresOn);
    }

    // verdict before, the scanner's answer, changed?, verdict after
    [Theory]
    [InlineData(ScanVerdict.Pending, ScanVerdict.Pending, true, ScanVerdict.Pending)]
    [InlineData(ScanVerdict.Pending, ScanVerdict.Clean, true, ScanVerdict.Clean)]
    [InlineData(ScanVerdict.Pending, ScanVerdict.Rejected, true, ScanVerdict.Rejected)]
    [InlineData(ScanVerdict.Pending, ScanVerdict.NotConfigured, true, ScanVerdict.NotConfigured)]
    [InlineData(ScanVerdict.Clean, ScanVerdict.Pending, false, ScanVerdict.Clean)]
    [InlineData(ScanVerdict.Clean, ScanVerdict.Clean, false, ScanVerdict.Clean)]
    [InlineData(ScanVerdict.Clean, ScanVerdict.Rejected, false, ScanVerdict.Clean)]
    [InlineData(ScanVerdict.Clean, ScanVerdict.NotConfigured, false, ScanVerdict.Clean)]
    [InlineData(ScanVerdict.Rejected, ScanVerdict.Pending, false, ScanVerdict.Rejected)]
    [InlineData(ScanVerdict.Rejected, ScanVerdict.Clean, false, ScanVerdict.Rejected)]
    [InlineData(ScanVerdict.Rejected, ScanVerdict.Rejected, false, ScanVerdict.Rejected)]
    [InlineData(ScanVerdict.Rejected, ScanVerdict.NotConfigured, false, ScanVerdict.Rejected)]
    [InlineData(ScanVerdict.NotConfigured, ScanVerdict.Pending, true, ScanVerdict.NotConfigured)]
    [InlineData(ScanVerdict.NotConfigured, ScanVerdict.Clean, true, ScanVerdict.Clean)]
    [InlineData(ScanVerdict.NotConfigured, ScanVerdict.Rejected, true, ScanVerdict.Rejected)]
    [InlineData(ScanVerdict.NotConfigured, ScanVerdict.NotConfigured, false, ScanVerdict.NotConfigured)]
    public void AVerdictIsFinal(ScanVerdict before, ScanVerdict answer, bool changed, ScanVerdict after)
    {
        var version = New(before);
        Assert.Equal(changed, version.Judge(new ScanAnswer(answer, null), Now));
        Assert.Equal(after, version.Scan);
    }

    [Theory]
    [InlineData(ScanVerdict.Pending, false)]
    [InlineData(ScanVerdict.Rejected, false)]
    [InlineData(ScanVerdict.Clean, true)]
    [InlineData(ScanVerdict.NotConfigured, true)]
    public void OnlyReleasedFilesMayBeUsed(ScanVerdict scan, bool released)
    {
        var version = New(scan);
        Assert.Equal(released, version.IsReleased);
        Assert.Equal(released ? null : new Quarantined(scan), version.CheckReleased().Error);
    }

    [Fact]
    public void AScanWithoutAVerdictWaitsLongerEachTimeUpToSixHours()
    {
        var version = New(ScanVerdict.Pending);
        var waits = new List<double>();
        for (var attempt = 0; attempt < 12; attempt++)
        {
            version.Judge(new ScanAnswer(ScanVerdict.Pending, ScanAnswer.SizeLimit), Now);
            waits.Add((version.ScanDueAt!.Value - Now).TotalMinutes);
        }

        Assert.Equal([2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360, 360], waits);
        Assert.Equal(ScanAnswer.SizeLimit, version.ScanDetail);
    }

    [Fact]
    public void TheOriginalNameIsKeptVisibly() =>
        Assert.Equal(@"\u202Egpj.exe", EvidenceDocument.Create(Id(1), Id(9), "x", File(2, "\u202Egpj.exe", "aa")).Value.Versions[0].OriginalFileName);

    [Fact]
    public void SearchIgnoresCaseWidthAndComposition()
    {
        Assert.Equal(EvidenceText.Fold("ﾎﾟﾘｼｰ policy１"), EvidenceText.Fold("ポリシー POLICY1"));
        Assert.Equal(EvidenceText.Fold("\u304B\u3099"), EvidenceText.Fold("が"));
    }

    private static EvidenceVersion New(ScanVerdict scan)
    {
        var first = scan == ScanVerdict.NotConfigured ? scan : ScanVerdict.Pending;
        var version = EvidenceDocument.Create(Id(1), Id(9), "x", File(2, "a.pdf", "aa") with { Scan = first }).Value.Versions[0];
        if (scan != first)
        {
            version.Judge(new ScanAnswer(scan, null), Now);
        }

        return version;
    }

    private static NewVersion File(int id, string name, string sha256) =>
        new(Id(id), name, 4, sha256, "%PDF-"u8.ToArray(), ScanVerdict.Pending, Now, Id(8), "Sato");

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
