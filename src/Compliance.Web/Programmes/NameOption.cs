namespace Compliance.Web.Programmes;

/// <summary>Something of the checklist that a rule can name.</summary>
/// <param name="Id">As the rule names it.</param>
/// <param name="Label">The id with its title, in the current language.</param>
public sealed record NameOption(string Id, string Label);
