using System.Text;
using Compliance.App.Oscal;

namespace Compliance.App.Tests.Oscal;

/// <summary>Whatever a file holds, reading it ends soon, in bounds, and with an answer.</summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \n", "empty")]
    [InlineData("<catalog/>", "XML")]
    [InlineData("catalog:\n  uuid: x\n", "YAML")]
    [InlineData("null", "neither a JSON object")]
    [InlineData("[]", "no OSCAL document")]
    [InlineData("{}", "expected one of catalog")]
    [InlineData("""{"catalogue":{}}""", "expected one of catalog")]
    [InlineData("""{"catalog":{}""", "not JSON: line 1")]
    [InlineData("""{"catalog":{}} x""", "not JSON: line 1")]
    [InlineData("""{"catalog":{},}""", "not JSON: line 1")]
    [InlineData("{\"catalog\":\n{\"uuid\":\"a\u0000\"}}", "not JSON: line 2")]
    public void What_is_no_OSCAL_document_is_refused_with_its_reason(string text, string reason)
    {
        Assert.Null(OscalDocument.Read(Encoding.UTF8.GetBytes(text), out var refusal));
        Assert.Contains(reason, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused()
    {
        Assert.Null(OscalDocument.Read([.. "{\"catalog\":{\"uuid\":\""u8, 0xFF, .. "\"}}"u8], out var refusal));
        Assert.Contains("UTF-8", refusal, StringComparison.Ordinal);
        Assert.Null(OscalDocument.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray(), out refusal));
        Assert.Contains("UTF-16", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_accepted()
    {
        var document = OscalDocument.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Documents.Catalogue)], out _);
        Assert.Equal(("catalog", 0), (document!.Model, document.Faults.Count));
    }

    [Fact]
    public void Nesting_is_read_to_128_levels_and_refused_beyond()
    {
        static string Nested(int groups) => $$"""{ "catalog": { {{Documents.Head}}, "groups": {{string.Concat(Enumerable.Repeat("""[{"title":"x","groups":""", groups))}}[{"title":"x"}]{{string.Concat(Enumerable.Repeat("}]", groups))}} } }""";
        Assert.Empty(Documents.Read(Nested(62)).Faults);
        Assert.Null(OscalDocument.Read(Encoding.UTF8.GetBytes(Nested(63)), out var refusal));
        Assert.Contains("deeper than 128", refusal, StringComparison.Ordinal);
        Assert.Null(OscalDocument.Read(Encoding.UTF8.GetBytes(new string('[', 1_000_000)), out _));
    }

    [Fact]
    public void More_values_than_any_real_document_has_are_refused()
    {
        var content = Encoding.UTF8.GetBytes($$"""{ "catalog": { {{Documents.Head}}, "params": [{{string.Concat(Enumerable.Repeat("0,", 1_000_000))}}0] } }""");
        Assert.Null(OscalDocument.Read(content, out var refusal));
        Assert.Contains("more than 1000000 values", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Fifty_megabytes_are_read_and_one_byte_more_is_refused()
    {
        var content = new byte[50_000_001];
        content.AsSpan().Fill((byte)' ');
        Encoding.UTF8.GetBytes(Documents.Catalogue, content);
        Assert.NotNull(OscalDocument.Read(content.AsSpan(0, 50_000_000), out _));
        Assert.Null(OscalDocument.Read(content, out var refusal));
        Assert.Contains("50000001 bytes", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_larger_file_is_refused_by_its_length()
    {
        using var folder = new OscalFolder();
        var path = folder.Write("large.json", "{");
        using (var file = File.OpenWrite(path))
        {
            // Sparse: it takes no room and could not be read in any time to speak of.
            file.SetLength(1L << 40);
        }

        Assert.Null(OscalFile.Read(path, out var refusal));
        Assert.Contains("at most 50000000 are read", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/")]
    [InlineData("/nowhere/at/all.json")]
    [InlineData("a\0b")]
    [InlineData("")]
    public void No_path_makes_reading_throw_or_hang(string path)
    {
        Assert.Null(OscalFile.Read(path, out var refusal));
        Assert.NotEmpty(refusal);
    }

    [Fact]
    public void A_name_that_stands_twice_is_a_fault_where_it_stands()
    {
        var document = Documents.Read($$"""{ "catalog": { {{Documents.Head}}, "groups": [ { "title": "a", "id": "g", "title": "b" } ] } }""");
        var fault = Assert.Single(document.Faults);
        Assert.Equal("/catalog/groups/0/title", fault.Pointer);
        Assert.Contains("once", fault.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_a_fault_and_a_whole_one_is_not()
    {
        var document = Documents.Read($$"""{ "catalog": { {{Documents.Head}}, "groups": [ { "title": "\ud83d\ude00" }, { "title": "\ud83d" }, { "title": "\ude00" }, { "title": "a\\ud83d" } ] } }""");
        Assert.Equal(["/catalog/groups/1/title", "/catalog/groups/2/title"], document.Faults.Select(fault => fault.Pointer));
    }

    [Fact]
    public void Names_are_escaped_in_pointers() =>
        Assert.Equal(["/catalog/a~1b~0c"], Documents.Pointers($$"""{ "catalog": { {{Documents.Head}}, "a/b~c": 1 } }"""));

    [Fact]
    public void Faults_are_listed_up_to_a_bound_and_counted_beyond()
    {
        var faults = Documents.Read($$"""{ "catalog": { {{Documents.Head}}, "params": [{{string.Join(',', Enumerable.Repeat("0", 10_002))}}] } }""").Faults;
        Assert.Equal(10_001, faults.Count);
        Assert.Equal(("", "2 more faults are not listed"), (faults[^1].Pointer, faults[^1].Message.En));
    }
}
