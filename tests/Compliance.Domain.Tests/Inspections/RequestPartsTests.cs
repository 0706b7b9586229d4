using Compliance.Domain.Inspections;

namespace Compliance.Domain.Tests.Inspections;

public sealed class RequestPartsTests
{
    private static readonly DateOnly Today = new(2026, 6, 10);
    private static readonly SuppliedFile Old = new(new Guid("11111111-1111-1111-1111-111111111111"), "old.pdf");
    private static readonly SuppliedFile New = new(new Guid("22222222-2222-2222-2222-222222222222"), "new.pdf");

    [Fact]
    public void MoreTimeIsLaterThanTheDayAndThanToday()
    {
        var request = Request(new DateOnly(2026, 6, 12));
        Assert.Equal(new InvalidField("dueOn", "LaterDay"), Extend(request, new DateOnly(2026, 6, 12)).Error);
        Assert.Equal(new InvalidField("word", "Required"), Extend(request, new DateOnly(2026, 6, 13), " ").Error);
        Assert.Equal(new TextTooLong("word", 1000), Extend(request, new DateOnly(2026, 6, 13), new string('x', 1001)).Error);
        Assert.Equal(new DateOnly(2026, 6, 12), request.DueOn);
        var given = Extend(request, new DateOnly(2026, 6, 13)).Value;
        Assert.Equal((new DateOnly(2026, 6, 12), new DateOnly(2026, 6, 13), request.DueOn), (given.From, given.To, request.DueOn));

        // A day that passed can still be moved, to one that has not.
        var late = Request(new DateOnly(2026, 6, 1));
        Assert.Equal(new InvalidField("dueOn", "LaterDay"), Extend(late, Today).Error);
        Assert.True(Extend(late, Today.AddDays(1)).IsSuccess);
    }

    [Fact]
    public void WhatWasSuppliedIsTheDifferenceOfTwoRounds()
    {
        var before = new AttestedItem(Claim.NotMet, "Not yet.", [Old]);
        var same = SuppliedItem.Between("1.1", before, before with { });
        Assert.False(same.IsAny);
        var changed = SuppliedItem.Between("1.1", before, new AttestedItem(Claim.Met, "In place.", [New]));
        Assert.Equal((true, Claim.NotMet, Claim.Met, true), (changed.IsAny, changed.ClaimBefore, changed.ClaimAfter, changed.StatementChanged));
        Assert.Equal([New], changed.Added);
        Assert.Equal([Old], changed.Removed);

        // An item that was not handed in before, such as one that did not apply.
        var first = SuppliedItem.Between("1.1", null, before);
        Assert.Equal((true, null, Claim.NotMet), (first.IsAny, first.ClaimBefore, first.ClaimAfter));
        Assert.Equal([Old], first.Added);
    }

    private static Result<RequestExtension> Extend(InformationRequest request, DateOnly until, string word = "A holiday.") =>
        request.Extend(Guid.Empty, until, word, Samples.Inspector, Today, Samples.Now);

    private static InformationRequest Request(DateOnly due) => new()
    {
        Id = Guid.Empty,
        InspectionId = Guid.Empty,
        Items = ["1.1"],
        Message = "Why?",
        AskedById = Guid.Empty,
        AskedByName = "Inspector",
        AskedAt = Samples.Now,
        DueOn = due,
    };
}
