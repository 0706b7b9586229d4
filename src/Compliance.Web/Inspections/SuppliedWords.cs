using Compliance.Domain.Inspections;
using Compliance.Web.Components.Shared;

namespace Compliance.Web.Inspections;

/// <summary>What was supplied for an item, in words; alike in the workbench, on the answer and in the list of requests.</summary>
internal static class SuppliedWords
{
    private static string Comma => Languages.Current == "ja" ? "、" : ", ";

    private static string Semicolon => Languages.Current == "ja" ? "。" : "; ";

    /// <summary>What became of the answer.</summary>
    public static string Answer(SuppliedItem item)
    {
        var claim = item.ClaimBefore == item.ClaimAfter ? RequestsText.ClaimSame : RequestsText.ClaimChanged.Fill(Claim(item.ClaimBefore), Claim(item.ClaimAfter));
        return item.StatementChanged ? claim + Semicolon + RequestsText.StatementChanged : claim;
    }

    /// <summary>What became of the evidence.</summary>
    public static string Evidence(SuppliedItem item)
    {
        List<string> said = [];
        if (item.Added.Count > 0)
        {
            said.Add(RequestsText.Added.Fill(string.Join(Comma, item.Added.Select(file => file.FileName))));
        }

        if (item.Removed.Count > 0)
        {
            said.Add(RequestsText.Removed.Fill(string.Join(Comma, item.Removed.Select(file => file.FileName))));
        }

        return said.Count == 0 ? RequestsText.EvidenceSame : string.Join(Semicolon, said);
    }

    /// <summary>Both in one sentence; that nothing changed where nothing did.</summary>
    public static string Of(SuppliedItem item) => item.IsAny ? Answer(item) + Semicolon + Evidence(item) : RequestsText.Unchanged;

    private static string Claim(Claim? claim) => claim is { } given ? EnumText.For(given) : RequestsText.NoClaim;
}
