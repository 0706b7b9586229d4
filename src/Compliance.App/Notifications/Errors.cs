using Compliance.Domain;
using Compliance.Domain.Notifications;

namespace Compliance.App.Notifications;

/// <summary>This kind of notice always comes at once to a person with these roles.</summary>
/// <param name="Kind">The kind.</param>
public sealed record NoticeFixed(NoticeKind Kind) : Error;

/// <summary>No mail is given up at the moment, so there is none to try again.</summary>
public sealed record NoMailFailed : Error;
