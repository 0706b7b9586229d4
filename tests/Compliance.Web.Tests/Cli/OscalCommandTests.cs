using System.Text;
using System.Text.Json;
using Compliance.App.Checklists;
using Compliance.Web.Cli;

namespace Compliance.Web.Tests.Cli;

public sealed class OscalCommandTests : IDisposable
{
    private const string Head = """ "uuid": "7401f09f-ef58-4d30-a6e7-46b8ebb0e4f1", "metadata": { "title": "Made up 題", "last-modified": "2026-04-01T09:00:00Z", "version": "1", "oscal-version": "1.2.1" } """;

    private const string Catalogue = $$"""
        { "catalog": { {{Head}}, "groups": [ { "id": "g", "title": "G", "controls": [
          { "id": "a", "title": "A", "controls": [ { "id": "a.1", "title": "A1" } ] },
          { "id": "b", "title": "B", "props": [ { "name": "status", "value": "withdrawn" } ] } ] } ] } }
        """;

    private const string Profile = $$"""{ "profile": { {{Head}}, "imports": [ { "href": "elsewhere.json", "include-controls": [ { "with-ids": [ "a.1" ] } ] } ] } }""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("oscal-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_valid_document_answers_in_json_with_status_0()
    {
        var (status, output, error) = await RunAsync("import", Write("c.json", Catalogue), "--json");
        Assert.Equal((0, ""), (status, error));
        Assert.Equal("""{"model":"catalog","title":"Made up 題","oscalVersion":"1.2.1","items":3,"withdrawn":1,"faults":[]}""" + "\n", output);
    }

    [Fact]
    public async Task Faults_give_status_1_and_stand_in_the_answer()
    {
        var file = Write("c.json", Catalogue.Replace("\"id\": \"a\"", "\"id\": \"1\"", StringComparison.Ordinal));
        var (status, output, error) = await RunAsync("import", "--json", file);
        Assert.Equal((1, ""), (status, error));
        using var json = JsonDocument.Parse(output);
        Assert.Equal(3, json.RootElement.GetProperty("items").GetInt32());
        var fault = Assert.Single(json.RootElement.GetProperty("faults").EnumerateArray());
        Assert.Equal(["pointer", "message"], fault.EnumerateObject().Select(member => member.Name));
        Assert.Equal("/catalog/groups/0/controls/0/id", fault.GetProperty("pointer").GetString());

        var (textStatus, text, _) = await RunAsync("import", file);
        Assert.Equal(1, textStatus);
        Assert.Contains("3 controls, 1 of them withdrawn", text, StringComparison.Ordinal);
        Assert.Contains("1 fault\n  /catalog/groups/0/controls/0/id: expected a token", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<catalog/>")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("catalog: {}")]
    public async Task What_is_no_document_gives_status_2_and_a_message_on_standard_error(string content)
    {
        var (status, output, error) = await RunAsync("import", Write("x.json", content), "--json");
        Assert.Equal((2, ""), (status, output));
        Assert.Contains("no OSCAL document", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "expected one FILE, found 0")]
    [InlineData("import a.json b.json", "expected one FILE, found 2")]
    [InlineData("import a.json --profile", "--profile: a value is missing")]
    [InlineData("import a.json --xml", "unknown argument")]
    [InlineData("import absent.json", "no OSCAL document: it cannot be read")]
    [InlineData("exports", "expected import or export")]
    [InlineData("", "expected import or export")]
    public async Task Faults_of_the_arguments_give_status_2(string arguments, string message)
    {
        var (status, output, error) = await RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2, ""), (status, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import {0} --profile {1} --json")]
    [InlineData("import --profile {1} {0} --json")]
    [InlineData("import --profile={1} --json {0}")]
    [InlineData("import {1} --profile {0} --json")]
    public async Task A_profile_is_resolved_against_the_catalogue(string arguments)
    {
        var (catalogue, profile) = (Write("c.json", Catalogue), Write("p.json", Profile));
        var (status, output, error) = await RunAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, arguments, catalogue, profile).Split(' '));
        Assert.Equal((0, ""), (status, error));
        Assert.Equal("""{"model":"catalog","title":"Made up 題","oscalVersion":"1.2.1","items":1,"withdrawn":0,"faults":[]}""" + "\n", output);
    }

    [Fact]
    public async Task The_draft_is_written_and_loads()
    {
        var draft = Path.Combine(folder.FullName, "draft.yaml");
        var (status, _, error) = await RunAsync("import", Write("c.json", Catalogue), "--out", draft);
        Assert.Equal((0, ""), (status, error));
        var outcome = ChecklistLoader.Load("draft.yaml", await File.ReadAllBytesAsync(draft, TestContext.Current.CancellationToken));
        Assert.Empty(outcome.Faults);
        Assert.Equal(["a", "a.1"], outcome.Value!.Items.Select(item => item.Id));
    }

    [Fact]
    public async Task A_draft_that_cannot_be_made_or_written_is_said()
    {
        var target = Path.Combine(folder.FullName, "no", "such", "folder.yaml");
        var (status, _, error) = await RunAsync("import", Write("c.json", Catalogue), "--out", target);
        Assert.Equal(2, status);
        Assert.Contains("cannot be written", error, StringComparison.Ordinal);

        (status, var output, error) = await RunAsync("import", Write("p.json", Profile), "--out", Path.Combine(folder.FullName, "p.yaml"), "--json");
        Assert.Equal(2, status);
        Assert.Contains("no draft", error, StringComparison.Ordinal);
        Assert.Contains("\"model\":\"profile\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_explains_every_option()
    {
        var (status, output, _) = await RunAsync("--help");
        Assert.Equal(0, status);
        Assert.All(["import FILE", "--profile FILE", "--out FILE", "--json", "Exit status", "oscal export", "--inspection ID", "--model MODEL"], option => Assert.Contains(option, output, StringComparison.Ordinal));
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var status = await OscalCommand.RunAsync(args, output, error);
        return (status, output.ToString(), error.ToString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }
}
