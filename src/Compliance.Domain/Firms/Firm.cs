namespace Compliance.Domain.Firms;

/// <summary>How large a firm is (Small and Medium-sized Enterprise Basic Act of Japan, art. 2, simplified to three classes).</summary>
public enum SizeClass
{
    /// <summary>A small-scale enterprise.</summary>
    Small,

    /// <summary>A medium-sized enterprise.</summary>
    Medium,

    /// <summary>Larger than both.</summary>
    Large,
}

/// <summary>A company that can be inspected.</summary>
public sealed class Firm
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The 13 digits of its Corporate Number, unique.</summary>
    public required string CorporateNumber { get; init; }

    /// <summary>Name in Japanese, 1 to 150 characters.</summary>
    public required string NameJa { get; set; }

    /// <summary>Name in English, 1 to 150 characters.</summary>
    public required string NameEn { get; set; }

    /// <summary>Division of the Japan Standard Industrial Classification, a letter from A to T.</summary>
    public required string Sector { get; set; }

    /// <summary>How large it is.</summary>
    public required SizeClass Size { get; set; }

    /// <summary>Prefecture of the head office by its JIS X 0401 code, 1 to 47.</summary>
    public required int Prefecture { get; set; }

    /// <summary>Grows with every change; a save names the version it saw.</summary>
    public int Version { get; set; }

    /// <summary>The name in a language: Japanese for <c>ja</c>, otherwise English.</summary>
    public string Name(string culture) => new LocalizedText(NameEn, NameJa).In(culture);
}
