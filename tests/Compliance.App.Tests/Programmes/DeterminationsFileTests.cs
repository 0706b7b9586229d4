using System.Text;
using Compliance.App.Programmes;
using Compliance.App.Tests.Checklists;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.App.Tests.Programmes;

public class DeterminationsFileTests
{
    private const string Header = "item,determination\n";

    private static readonly Checklist Checklist = Repository.Sp800171.Checklist;

    public static TheoryData<string, int, string> Faults => new()
    {
        { "", 1, "found an empty file" },
        { "\uFEFF", 1, "found an empty file" },
        { "\n \n", 1, "found an empty file" },
        { "item;determination\n", 1, "expected the header item,determination, found \"item;determination\"" },
        { "Item,Determination\n", 1, "expected the header" },
        { "determination,item\n", 1, "expected the header" },
        { "item,determination,note\n", 1, "expected the header" },
        { "3.1.1,met\n", 1, "expected the header item,determination, found \"3.1.1,met\"" },
        { Header + "9.9.9,met\n", 2, "unknown item \"9.9.9\": nist-sp-800-171-r2 1.0.0 has no such item" },
        { Header + " 3.1.1,met\n", 2, "unknown item \" 3.1.1\"" },
        { Header + ",met\n", 2, "unknown item \"\"" },
        { Header + "3.1.1,maybe\n", 2, "unknown determination \"maybe\": expected met, not-met, not-applicable" },
        { Header + "3.1.1,\n", 2, "unknown determination \"\"" },
        { Header + "3.1.1, met\n", 2, "unknown determination \" met\"" },
        { Header + "3.1.1,MET\n", 2, "unknown determination \"MET\"" },
        { Header + "3.5.3,encryption-not-fips-validated\n", 2, "expected met, not-met, not-applicable, mfa-remote-and-privileged-only" },
        { Header + "3.1.1,met\n3.1.2,met\n3.1.1,not-met\n", 4, "duplicate item 3.1.1: first judged on line 2" },
        { Header + "3.1.1,met\n3.1.1,met\n", 3, "duplicate item 3.1.1" },
        { Header + "3.1.1\n", 2, "expected 2 fields, an item and a determination, found 1" },
        { Header + "3.1.1,met,extra\n", 2, "found 3" },
        { Header + "3.1.1;met\n", 2, "found 1" },
        { Header + "   \n", 2, "found 1" },
        { Header + "3.1.1,\"met\n3.1.2,met\n", 2, "expected a closing quote" },
        { Header + "3.1.1,me\"t\n", 2, "expected quotes around a whole field" },
        { Header + "\"3.1.1\"x,met\n", 2, "expected a comma after a closing quote" },
        { Header + "\n\r\n\n3.1.1,maybe\n", 5, "unknown determination" },
        { Header.Replace("\n", "\r\n", StringComparison.Ordinal) + "3.1.2,met\r\n3.1.1,maybe\r\n", 3, "unknown determination" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Reports_a_fault_with_its_line(string text, int line, string message)
    {
        var fault = Assert.Single(Read(text, defaultMet: true).Faults);
        Assert.Equal(("cases.csv", line), (fault.File, fault.Line));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_every_fault_in_one_run_by_line()
    {
        var outcome = Read("items,determination\n3.1.1,maybe\n\n9.9.9,maybe\n3.1.2,met,x\n3.1.3,met\n3.1.3,met\n3.1.4,\"met\n3.1.5,no\n", defaultMet: false);
        Assert.Null(outcome.Determinations);
        Assert.Equal([1, 2, 4, 4, 5, 7, 8, 9, 9], outcome.Faults.Select(fault => fault.Line));
        Assert.StartsWith("107 items have no determination before the end of the file: 3.1.2, 3.1.4, 3.1.6,", outcome.Faults[^1].Message, StringComparison.Ordinal);
        Assert.Equal("cases.csv:2: unknown determination \"maybe\": expected met, not-met, not-applicable", outcome.Faults[1].ToString());
    }

    [Theory]
    [InlineData("item,determination")]
    [InlineData("\uFEFFitem,determination\r\n")]
    [InlineData("\"item\",\"determination\"\n")]
    public void With_default_met_a_header_alone_is_everything_met(string text) =>
        Assert.All(Read(text, defaultMet: true).Determinations!, determination => Assert.IsType<Verdict.Met>(determination.Verdict));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Reads_a_whole_file_in_any_line_ending(string end)
    {
        var text = "\uFEFFitem,determination" + end + end + string.Concat(Checklist.Items.Reverse().Select(item =>
            item.Id == "3.13.11" ? $"\"3.13.11\",\"encryption-not-fips-validated\"{end}" : $"{item.Id},not-applicable{end}"));
        var determinations = Read(text, defaultMet: false).Determinations!;
        Assert.Equal(Checklist.Items.Select(item => item.Id), determinations.Select(d => d.ItemId));
        Assert.Equal(new Verdict.Partial("encryption-not-fips-validated"), determinations.Single(d => d.ItemId == "3.13.11").Verdict);
        Assert.Equal(109, determinations.Count(d => d.Verdict is Verdict.NotApplicable));
    }

    [Fact]
    public void Without_default_met_a_missing_item_is_a_fault_at_the_end()
    {
        var text = Header + string.Concat(Checklist.Items.Where(item => item.Id != "3.12.4").Select(item => item.Id + ",met\n"));
        var fault = Assert.Single(Read(text, defaultMet: false).Faults);
        Assert.Equal((110, "1 item has no determination before the end of the file: 3.12.4"), (fault.Line, fault.Message));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_with_their_line()
    {
        var bytes = Encoding.UTF8.GetBytes(Header).Concat<byte>([0x83, 0x65, 0x0A]).ToArray();
        Assert.Equal(2, Assert.Single(DeterminationsFile.Read("f", bytes, Checklist, true).Faults).Line);
        Assert.NotEmpty(DeterminationsFile.Read("f", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Header)).ToArray(), Checklist, true).Faults);
        Assert.NotEmpty(DeterminationsFile.Read("f", Encoding.Unicode.GetBytes(Header), Checklist, true).Faults);
    }

    [Fact]
    public void Messages_hold_no_control_characters_and_no_endless_text()
    {
        var fault = Assert.Single(Read(Header + "\u001b[31m" + new string('x', 5000) + ",met\n", defaultMet: true).Faults);
        Assert.DoesNotContain('\u001b', fault.Message);
        Assert.InRange(fault.Message.Length, 1, 200);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused() =>
        Assert.Contains("at most", Assert.Single(DeterminationsFile.Read("f", new byte[DeterminationsFile.MaximumBytes + 1], Checklist, true).Faults).Message, StringComparison.Ordinal);

    private static DeterminationsOutcome Read(string text, bool defaultMet) =>
        DeterminationsFile.Read("cases.csv", Encoding.UTF8.GetBytes(text), Checklist, defaultMet);
}
