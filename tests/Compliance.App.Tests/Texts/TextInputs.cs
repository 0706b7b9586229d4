using System.Collections;
using System.Reflection;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.App.Tests.Texts;

/// <summary>Finds by reflection every text that a use case or query takes from outside.</summary>
internal static class TextInputs
{
    /// <summary>What people paste: a NUL, which PostgreSQL stores nowhere, a foreign line end, another control character and half a character.</summary>
    public const string Poison = "a\0b\r\nc\u0007\uD800d";

    /// <summary>The methods of every use case (<paramref name="queries"/>: of every query class).</summary>
    public static IEnumerable<MethodInfo> Methods(bool queries) => typeof(AppRegistration).Assembly.GetTypes()
        .Where(AppRegistration.IsUseCaseOrQueries)
        .Where(type => type.Name.EndsWith("Queries", StringComparison.Ordinal) == queries)
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => method.GetParameters().FirstOrDefault()?.ParameterType == typeof(Actor));

    /// <summary>The texts of a method: a parameter's name, or the path to a property of what it takes.</summary>
    public static IEnumerable<string> Of(MethodInfo method) => method.GetParameters().SelectMany(parameter =>
        IsText(parameter.ParameterType) ? [parameter.Name!] : Inside(parameter.ParameterType, ""));

    public static bool IsText(Type type) =>
        type == typeof(string)
        || type == typeof(Verdict)
        || (typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType && type.GetGenericArguments()[0] == typeof(string));

    public static bool IsRecord(Type type) =>
        type != typeof(Actor) && type is { IsClass: true, IsAbstract: false } && type.Namespace?.StartsWith("Compliance.", StringComparison.Ordinal) == true && type.GetMethod("<Clone>$") is not null;

    /// <summary>What a record is made from.</summary>
    public static ConstructorInfo MakerOf(Type record) => record.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();

    // What a draft holds is cleaned as a whole, whatever texts stand in it.
    private static IEnumerable<string> Inside(Type type, string prefix) =>
        type == typeof(Item) || type == typeof(ChecklistFrame) ? [prefix + type.Name] : !IsRecord(type) ? [] : MakerOf(type).GetParameters().SelectMany(part =>
        IsText(part.ParameterType) ? [prefix + part.Name] : Inside(part.ParameterType, $"{prefix}{part.Name}."));
}
