using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Compliance.App;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Web.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Compliance.Web.Tests.Architecture;

/// <summary>The rules of the house that a compiler does not check. Each asserts that it looked at something.</summary>
public sealed partial class ArchitectureTests
{
    // A capability may use those of its own row (without a cycle) and of the rows above it.
    private static readonly string[][] Layers =
    [
        ["Access", "Audit", "Checklists", "Firms", "Notifications"],
        ["Evidence", "Scoring"],
        ["Inspections"],
        ["Programmes"],
        ["Incidents"],
        ["Oscal"],
        ["Reports"],
    ];

    // The published folder checklists/ holds the programmes as well, one loader reads it, and it refuses what cannot be scored.
    private static readonly (string Project, string From, string To)[] Exceptions = [("App", "Checklists", "Programmes"), ("App", "Checklists", "Scoring")];

    private static readonly string[] BannedInDomain =
        ["System.IO", "System.Net", "System.Threading.Tasks", "System.Diagnostics.Process", "Microsoft"];

    [Fact]
    public void TheDomainReferencesNothing()
    {
        var project = XDocument.Load(Repository.Path("src/Compliance.Domain/Compliance.Domain.csproj"));
        Assert.DoesNotContain(project.Descendants(), element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference" or "Reference");
        var foreign = typeof(Error).Assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ToList();
        Assert.Empty(foreign);
    }

    [Fact]
    public void TheDomainDoesNoInputOrOutput()
    {
        var files = Repository.Files("src/Compliance.Domain", "*.cs");
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            Assert.All(BannedInDomain, banned => Assert.False(
                Regex.IsMatch(text, $@"^\s*using {Regex.Escape(banned)}\b", RegexOptions.Multiline, TimeSpan.FromSeconds(1)) || text.Contains($" {banned}.", StringComparison.Ordinal),
                $"{Path.GetFileName(file)} uses {banned}"));
        }
    }

    [Theory]
    [InlineData("Domain")]
    [InlineData("App")]
    public void CapabilitiesUseOnlyThoseBelowThem(string project)
    {
        var known = Layers.SelectMany(layer => layer).ToList();
        var uses = Uses(project);
        Assert.NotEmpty(uses);
        foreach (var (from, to, file, _) in uses)
        {
            if (from == "Data")
            {
                Assert.True(to == "Access", $"{file}: Data knows Access only, not {to}");
                continue;
            }

            Assert.True(known.Contains(from), $"{file}: '{from}' is no capability of the architecture");
            if (to != "Data")
            {
                Assert.True(Layer(to) <= Layer(from), $"{file}: {from} may not use {to}");
            }
        }

        var graph = uses.Where(use => use.SameProject && use.From != "Data" && use.To != "Data").GroupBy(use => use.From, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(use => use.To).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var start in graph.Keys)
        {
            var edges = string.Join(", ", graph.SelectMany(from => from.Value.Select(to => $"{from.Key}→{to}")).Order(StringComparer.Ordinal));
            Assert.False(Reaches(graph, start, start, []), $"{project}: {start} is part of a cycle in {edges}");
        }
    }

    [Fact]
    public void EveryUseCaseTakesItsActorFirst()
    {
        var types = typeof(AppRegistration).Assembly.GetTypes().Where(AppRegistration.IsUseCaseOrQueries).ToList();
        Assert.NotEmpty(types);
        var wrong = types
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName))
            .Where(method => method.GetParameters().FirstOrDefault()?.ParameterType != typeof(Actor))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void EveryPageSaysWhoMayOpenIt()
    {
        var pages = Components().Where(type => type.GetCustomAttributes<RouteAttribute>().Any()).ToList();
        Assert.NotEmpty(pages);
        foreach (var page in pages)
        {
            var open = page.GetCustomAttribute<AllowAnonymousAttribute>() is not null;
            var guards = page.GetCustomAttributes<AuthorizeAttribute>().ToList();
            Assert.True(open != (guards.Count > 0), $"{page.Name} needs either a policy or [AllowAnonymous]");
            // The account pages are everybody's own; all other pages name a policy that exists.
            var own = page.Namespace!.Contains(".Account.", StringComparison.Ordinal);
            Assert.All(guards, guard => Assert.True(own || (guard.Policy is { } policy && Policies.All.ContainsKey(policy)), $"{page.Name} names no known policy"));
        }
    }

    [Fact]
    public void ComponentsReachTheDatabaseThroughUseCasesOnly()
    {
        Type[] banned = [typeof(ComplianceDb), typeof(IDbContextFactory<ComplianceDb>), typeof(IHttpContextAccessor)];
        var components = Components().Where(type => !type.Namespace!.Contains(".Components.Account", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(components);
        foreach (var component in components)
        {
            var injected = component.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .Where(property => property.GetCustomAttribute<InjectAttribute>() is not null)
                .Select(property => property.PropertyType)
                .Concat(component.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType));
            Assert.All(injected, type => Assert.False(
                banned.Contains(type) || (type.IsGenericType && type.GetGenericTypeDefinition() is { } open && (open == typeof(UserManager<>) || open == typeof(SignInManager<>))),
                $"{component.Name} injects {type.Name}"));
        }
    }

    private static IEnumerable<Type> Components() =>
        typeof(Policies).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IComponent)) && !type.IsAbstract && type.Namespace is not null);

    private static int Layer(string capability) => Array.FindIndex(Layers, layer => layer.Contains(capability, StringComparer.Ordinal));

    private static List<(string From, string To, string File, bool SameProject)> Uses(string project)
    {
        var folder = $"src/Compliance.{project}";
        var uses = new List<(string, string, string, bool)>();
        foreach (var file in Repository.Files(folder, "*.cs"))
        {
            var relative = Path.GetRelativePath(Repository.Path(folder), file);
            var from = relative.Split(Path.DirectorySeparatorChar)[0];
            if (from == relative)
            {
                continue;
            }

            uses.AddRange(CapabilityName().Matches(File.ReadAllText(file))
                .Select(match => (To: match.Groups["capability"].Value, SameProject: match.Groups["project"].Value == project))
                .Where(use => use.To != from && !Exceptions.Contains((project, from, use.To)))
                .Distinct()
                .Select(use => (from, use.To, relative, use.SameProject)));
        }

        return uses;
    }

    private static bool Reaches(Dictionary<string, HashSet<string>> graph, string from, string target, HashSet<string> seen) =>
        graph.TryGetValue(from, out var next) && next.Any(to => to == target || (seen.Add(to) && Reaches(graph, to, target, seen)));

    // Both projects name a capability by the same word, and its rows hold across both; cycles are looked for within one project.
    [GeneratedRegex(@"Compliance\.(?<project>App|Domain)\.(?<capability>Access|Audit|Checklists|Firms|Notifications|Evidence|Scoring|Inspections|Programmes|Incidents|Oscal|Reports|Data)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CapabilityName();
}
