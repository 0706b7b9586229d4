using Compliance.App.Access;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.Web.Components.Account;
using Microsoft.EntityFrameworkCore;

namespace Compliance.Web;

/// <summary>What must hold before the first request is served.</summary>
public static class Start
{
    /// <summary>Refuses to serve on a schema that is not current or a database that may lose an acknowledged commit.</summary>
    public static async Task CheckAsync(IServiceProvider services, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(services);
        await using (var db = await services.GetRequiredService<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync(ct))
        {
            var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
            if (pending.Count > 0)
            {
                throw new InvalidOperationException($"The database lacks {pending.Count} migration(s), the first is '{pending[0]}'. Run 'migrate' first.");
            }
        }

        await services.GetRequiredService<DatabaseStart>().AssertDurableAsync(ct);
        await services.GetRequiredService<PublishedFiles>().RefreshAsync(ct);
        if (!services.GetRequiredService<HostSettings>().Demonstration && await services.GetRequiredService<AccountReader>().IsEmptyAsync(ct))
        {
            // On the console and not in the log: logs are kept and forwarded, and this address is a key.
            await Console.Out.WriteLineAsync($"There is no account yet. Create the first administrator at {services.GetRequiredService<FirstRunToken>().Path}");
        }
    }
}
