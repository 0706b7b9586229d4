using System.Globalization;
using Compliance.Domain;
using Compliance.Domain.Evidence;
using Compliance.Web.Components.Shared;

namespace Compliance.Web.Endpoints;

/// <summary>Refusals as problem details: a code for programs, a sentence in both languages for people.</summary>
internal static class EvidenceProblem
{
    /// <summary>The answer for a refusal.</summary>
    public static IResult For(Error error) => TypedResults.Problem(
        statusCode: StatusOf(error),
        title: error.Code,
        detail: ErrorText.For(error),
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["code"] = error.Code,
            ["messages"] = Languages.All.ToDictionary(language => language, language => In(language, error), StringComparer.Ordinal),
        });

    private static int StatusOf(Error error) => error switch
    {
        NotAllowed => StatusCodes.Status403Forbidden,
        NotFound => StatusCodes.Status404NotFound,
        Conflict or SameContent or Quarantined => StatusCodes.Status409Conflict,
        FileTooLarge => StatusCodes.Status413PayloadTooLarge,
        StorageFull => StatusCodes.Status507InsufficientStorage,
        FileDamaged => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status400BadRequest,
    };

    private static string In(string language, Error error)
    {
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return ErrorText.For(error);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }
}
