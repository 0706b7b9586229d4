using Compliance.Domain.Firms;

namespace Compliance.App.Firms;

/// <summary>What is known about a firm, as somebody typed it.</summary>
/// <param name="NameJa">Name in Japanese.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Sector">A letter from A to T.</param>
/// <param name="Size">How large it is.</param>
/// <param name="Prefecture">Code of the head office's prefecture, 1 to 47.</param>
public sealed record FirmDetails(string NameJa, string NameEn, string Sector, SizeClass Size, int Prefecture);
