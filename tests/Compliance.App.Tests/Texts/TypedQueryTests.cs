using System.Reflection;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using static Compliance.App.Tests.Infrastructure.TestDatabase;

namespace Compliance.App.Tests.Texts;

/// <summary>Whatever stands in a search box or an address, no query fails on it.</summary>
public sealed class TypedQueryTests
{
    public static TheoryData<DatabaseKind> BothDatabases => Both;

    [Theory, MemberData(nameof(BothDatabases))]
    public async Task NoTextBreaksAQuery(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.FactCheck);
        var inputs = TextInputs.Methods(queries: true).SelectMany(method => TextInputs.Of(method).Select(input => (method, input))).ToList();
        Assert.NotEmpty(inputs);
        var stopped = new List<string>();
        foreach (var (method, input) in inputs)
        {
            var name = $"{method.DeclaringType!.Name}.{method.Name}: {input}";
            var passed = false;
            foreach (var actor in made.People.Values)
            {
                var error = await AskAsync(made, method, actor, input, name);
                passed |= error is not NotAllowed;
            }

            // Refused to everybody, it would have shown nothing.
            if (!passed)
            {
                stopped.Add(name);
            }
        }

        Assert.Empty(stopped);
    }

    private static async Task<Error?> AskAsync(ReviewCase made, MethodInfo method, Actor actor, string poisoned, string name)
    {
        var queries = made.App.Services.GetService(method.DeclaringType!);
        var arguments = method.GetParameters().Select(parameter =>
            parameter.ParameterType == typeof(Actor) ? actor : Value(made, parameter.ParameterType, parameter.Name!, poisoned)).ToArray();
        var task = (Task)method.Invoke(queries, arguments)!;
        var failure = await Record.ExceptionAsync(() => task);
        Assert.True(failure is null, $"{name} as {actor.Name}: {failure}");
        var result = task.GetType().GetProperty("Result")!.GetValue(task);
        return result?.GetType().GetProperty("Error")?.GetValue(result) as Error;
    }

    private static object? Value(ReviewCase made, Type type, string name, string poisoned)
    {
        if (TextInputs.IsText(type))
        {
            return name != poisoned ? Usual(name) : type == typeof(string) ? TextInputs.Poison : new[] { TextInputs.Poison };
        }

        return type switch
        {
            _ when type == typeof(Guid) => made.Id,
            _ when type == typeof(int) => 1,
            _ when TextInputs.IsRecord(type) => TextInputs.MakerOf(type).Invoke(
                [.. TextInputs.MakerOf(type).GetParameters().Select(part => Value(made, part.ParameterType, part.Name!, poisoned))]),
            _ when Nullable.GetUnderlyingType(type) is not null => null,
            _ when type.IsValueType => Activator.CreateInstance(type),
            _ when type.IsGenericType && type.GetGenericArguments() is [var element] => Array.CreateInstance(element, 0),
            _ => null,
        };
    }

    // What lets the rest of a call through.
    private static string? Usual(string name) => name switch
    {
        "programmeId" => "cmmc-level-2",
        "itemId" => "3.1.1",
        _ => null,
    };
}
