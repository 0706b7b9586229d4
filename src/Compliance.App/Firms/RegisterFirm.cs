using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Firms;

/// <summary>Enters a firm into the register.</summary>
public sealed class RegisterFirm(Changes changes, IIds ids)
{
    /// <summary>Administrators and programme officers, and the platform for its demonstration data.</summary>
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, string corporateNumber, FirmDetails details, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(details);
        if (!FirmAccess.MayRegister(actor))
        {
            return new NotAllowed();
        }

        var number = CorporateNumber.Parse(corporateNumber);
        if (!number.IsSuccess)
        {
            return number.Error;
        }

        details = details with { NameJa = TypedText.CleanLine(details.NameJa), NameEn = TypedText.CleanLine(details.NameEn) };
        var check = FirmRules.Check(details.NameJa, details.NameEn, details.Sector, details.Size, details.Prefecture);
        if (!check.IsSuccess)
        {
            return check.Error;
        }

        return await changes.RunAsync<Guid>(
            actor,
            operationId,
            async change =>
            {
                var digits = number.Value.Digits;
                if (await change.Db.Set<Firm>().AnyAsync(firm => firm.CorporateNumber == digits, ct))
                {
                    return new FirmExists(digits);
                }

                var firm = new Firm
                {
                    Id = ids.New(),
                    CorporateNumber = digits,
                    NameJa = details.NameJa,
                    NameEn = details.NameEn,
                    Sector = details.Sector,
                    Size = details.Size,
                    Prefecture = details.Prefecture,
                    Version = 1,
                };
                change.Db.Add(firm);
                change.Record(RecordedAction.FirmRegistered, new Subject("firm", firm.Id.ToString(), FirmId: firm.Id), null, firm);
                return firm.Id;
            },
            (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
            ct);
    }
}
