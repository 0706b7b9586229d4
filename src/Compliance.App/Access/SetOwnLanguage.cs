using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Access;

/// <summary>Remembers in which language a person reads.</summary>
public sealed class SetOwnLanguage(Changes changes)
{
    /// <summary>The languages there are.</summary>
    public static readonly IReadOnlyList<string> Languages = ["ja", "en"];

    /// <summary>Stores the actor's own choice.</summary>
    public async Task<Result<Done>> RunAsync(Actor actor, Guid operationId, string language, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!Languages.Contains(language))
        {
            return new InvalidField("language", "Unknown");
        }

        return await changes.RunAsync(actor, operationId, async change =>
        {
            var user = await change.Db.Users.SingleOrDefaultAsync(user => user.Id == actor.UserId && !user.IsDisabled, ct);
            if (user is null)
            {
                return new NotFound();
            }

            if (user.Language == language)
            {
                return Done.Value;
            }

            var before = new { user.Id, user.Language };
            user.Language = language;
            change.Record(RecordedAction.AccountLanguageSet, new Subject("user", user.Id.ToString(), FirmId: user.FirmId), before, new { user.Id, user.Language });
            return Done.Value;
        }, ct);
    }
}
