using System.Globalization;
using System.Text.Json.Serialization;
using Compliance.App.Oscal;
using Compliance.Domain;
using Compliance.Domain.Evidence;
using Compliance.Web.Checklists;
using Compliance.Web.Components.Shared;

namespace Compliance.Web.Endpoints;

/// <summary>Refusals as problem details: a code for programs, a sentence in both languages for people.</summary>
internal static class EvidenceProblem
{
    /// <summary>
    /// The answer for a refusal. It carries nothing of the one request, such as a trace id: what is foreign answers in the same
    /// bytes as what is unknown.
    /// </summary>
    /// <param name="error">The refusal.</param>
    /// <param name="faults">What is wrong with a file, where the refusal lists it; in the language of the request.</param>
    public static IResult For(Error error, IReadOnlyList<UploadFault>? faults = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        var status = StatusOf(error);
        var problem = new Problem(
            error.Code, status, ErrorText.For(error), error.Code, Languages.All.ToDictionary(language => language, language => In(language, error), StringComparer.Ordinal), faults);
        return TypedResults.Json(problem, contentType: "application/problem+json", statusCode: status);
    }

    private static int StatusOf(Error error) => error switch
    {
        NotAllowed => StatusCodes.Status403Forbidden,
        NotFound => StatusCodes.Status404NotFound,
        Conflict or SameContent or Quarantined or OscalNotReady => StatusCodes.Status409Conflict,
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

    private sealed record Problem(
        string Title,
        int Status,
        string Detail,
        string Code,
        IReadOnlyDictionary<string, string> Messages,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<UploadFault>? Faults);
}
