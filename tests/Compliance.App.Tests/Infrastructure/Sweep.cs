using System.Collections;
using System.Reflection;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.App.Tests.Infrastructure;

/// <summary>
/// Everything that somebody can read of a case: every query of the platform that takes an actor and can be asked about this
/// case is asked, and every text in every answer collected. A query that is written later is asked as well.
/// </summary>
internal static class Sweep
{
    private const int Deep = 12;

    private static readonly IReadOnlyList<MethodInfo> Queries =
    [
        .. typeof(CaseQueries).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, IsPublic: true } && type.Name.EndsWith("Queries", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Actor)),
    ];

    /// <summary>All texts that the actor is shown of the case and its item.</summary>
    /// <param name="services">The platform.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="itemId">The item.</param>
    /// <returns>The texts, and the names of the queries that were asked.</returns>
    public static async Task<(HashSet<string> Texts, HashSet<string> Asked)> ReadAsync(IServiceProvider services, Actor actor, Guid inspectionId, string itemId)
    {
        var (texts, asked) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var method in Queries)
        {
            var given = method.GetParameters().Select(parameter => Argument(parameter, actor, inspectionId, itemId)).ToArray();
            if (Array.Exists(given, argument => argument is DBNull) || services.GetService(method.DeclaringType!) is not { } query)
            {
                continue;
            }

            asked.Add($"{method.DeclaringType!.Name}.{method.Name}");
            var answer = method.Invoke(query, given);
            if (answer is Task task)
            {
                await task;
                answer = task.GetType().GetProperty("Result")?.GetValue(task);
            }

            Collect(answer, texts, new HashSet<object>(ReferenceEqualityComparer.Instance), Deep);
        }

        return (texts, asked);
    }

    // DBNull: nothing that fits.
    private static object? Argument(ParameterInfo parameter, Actor actor, Guid inspectionId, string itemId) => parameter switch
    {
        { ParameterType: var type } when type == typeof(Actor) => actor,
        { ParameterType: var type } when type == typeof(CancellationToken) => CancellationToken.None,
        { ParameterType: var type, Name: "inspectionId" } when type == typeof(Guid) => inspectionId,
        { ParameterType: var type, Name: "itemId" } when type == typeof(string) => itemId,
        { ParameterType: var type } when type == typeof(PageRequest) => new PageRequest(0, 200),
        { HasDefaultValue: true } => parameter.DefaultValue,
        { ParameterType: var type } when type == typeof(bool) => true,
        _ when new NullabilityInfoContext().Create(parameter).ReadState is NullabilityState.Nullable => null,
        _ => DBNull.Value,
    };

    private static void Collect(object? value, HashSet<string> texts, HashSet<object> seen, int depth)
    {
        if (value is string text)
        {
            texts.Add(text);
        }
        else if (value is not null && depth > 0 && !value.GetType().IsPrimitive && (value.GetType().IsValueType || seen.Add(value)))
        {
            if (value is IEnumerable many)
            {
                foreach (var one in many)
                {
                    Collect(one, texts, seen, depth - 1);
                }
            }
            else if (value.GetType().Namespace?.StartsWith("Compliance", StringComparison.Ordinal) == true || value.GetType().Namespace == "System.Collections.Generic" || value is System.Runtime.CompilerServices.ITuple)
            {
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
                {
                    // The value of a refusal is not there to be read.
                    if (property.Name != "Value" || value.GetType().GetProperty("IsSuccess")?.GetValue(value) is not false)
                    {
                        Collect(property.GetValue(value), texts, seen, depth - 1);
                    }
                }
            }
        }
    }
}
