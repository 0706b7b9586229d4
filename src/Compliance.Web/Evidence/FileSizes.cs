using System.Globalization;

namespace Compliance.Web.Evidence;

/// <summary>Sizes of files for people, in the steps of 1024 that their systems show.</summary>
internal static class FileSizes
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>A size with at most one decimal; the script of the dropzone writes it alike.</summary>
    public static string Text(long bytes)
    {
        double value = bytes;
        var unit = 0;
        while (value >= 1024 && unit < Units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return value.ToString(unit == 0 || value >= 100 ? "#,0" : "#,0.#", CultureInfo.CurrentCulture) + " " + Units[unit];
    }
}
