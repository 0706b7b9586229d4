using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Compliance.App.Tests.Reports;

/// <summary>What a reader finds in a document.</summary>
internal static class PdfFacts
{
    /// <summary>All text in reading order, without white space, which lines and columns put anywhere.</summary>
    public static string Text(PdfDocument pdf) => Squeeze(string.Concat(pdf.GetPages().Select(page => page.Text)));

    /// <summary>The text without white space and without invisible places to break.</summary>
    public static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\u200B'));

    /// <summary>Names of the fonts that the pages use.</summary>
    public static IReadOnlyCollection<string> Fonts(PdfDocument pdf) =>
        [.. pdf.GetPages().SelectMany(page => page.Letters).Select(letter => letter.FontName ?? string.Empty).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The alternative text of every figure in the document's structure; empty where a figure has none.</summary>
    public static IReadOnlyList<string> FigureTexts(PdfDocument pdf)
    {
        var texts = new List<string>();
        var seen = new HashSet<IndirectReference>();
        Visit(pdf.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"]);
        return texts;

        void Visit(IToken token)
        {
            switch (token)
            {
                case IndirectReferenceToken reference when seen.Add(reference.Data):
                    Visit(pdf.Structure.GetObject(reference.Data).Data);
                    break;
                case ArrayToken list:
                    list.Data.ToList().ForEach(Visit);
                    break;
                case DictionaryToken element:
                    if (element.Data.GetValueOrDefault("S") is NameToken { Data: "Figure" })
                    {
                        texts.Add(element.Data.GetValueOrDefault("Alt") switch
                        {
                            StringToken text => text.Data,
                            HexToken text => text.Data,
                            _ => string.Empty,
                        });
                    }

                    if (element.Data.TryGetValue("K", out var kids))
                    {
                        Visit(kids);
                    }

                    break;
            }
        }
    }
}
