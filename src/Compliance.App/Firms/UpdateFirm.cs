using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Firms;

/// <summary>Corrects what the register says about a firm; its Corporate Number never changes.</summary>
public sealed class UpdateFirm(Changes changes)
{
    /// <summary>Administrators and programme officers.</summary>
    public async Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid firmId, FirmDetails details, int version, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(details);
        if (!FirmAccess.MayRegister(actor))
        {
            return new NotAllowed();
        }

        details = details with { NameJa = TypedText.CleanLine(details.NameJa), NameEn = TypedText.CleanLine(details.NameEn) };
        var check = FirmRules.Check(details.NameJa, details.NameEn, details.Sector, details.Size, details.Prefecture);
        if (!check.IsSuccess)
        {
            return check.Error;
        }

        return await changes.RunAsync(actor, operationId, async change =>
        {
            var firm = await change.Db.Set<Firm>().SingleOrDefaultAsync(firm => firm.Id == firmId, ct);
            if (firm is null)
            {
                return new NotFound();
            }

            if (firm.Version != version)
            {
                return new Conflict(firm.Version);
            }

            var before = Snapshot(firm);
            firm.NameJa = details.NameJa;
            firm.NameEn = details.NameEn;
            firm.Sector = details.Sector;
            firm.Size = details.Size;
            firm.Prefecture = details.Prefecture;
            firm.Version++;
            change.Record(RecordedAction.FirmUpdated, new Subject("firm", firm.Id.ToString(), FirmId: firm.Id), before, Snapshot(firm));
            return Done.Value;
        }, ct);
    }

    private static object Snapshot(Firm firm) =>
        new { firm.Id, firm.CorporateNumber, firm.NameJa, firm.NameEn, firm.Sector, firm.Size, firm.Prefecture, firm.Version };
}
