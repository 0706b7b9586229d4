using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Compliance.App.Checklists;

/// <summary>
/// Reads a file into nodes that know their place. It works on parser events, because the library's own object mapper stops
/// at the first fault and forgets lines. Anchors, aliases, tags and further documents are refused: data that a
/// regulator signs off must read the same to every eye and cannot expand into more than was written.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>Largest file accepted, in bytes.</summary>
    public const int MaximumBytes = 16 * 1024 * 1024;

    /// <summary>Deepest nesting accepted.</summary>
    public const int MaximumDepth = 32;

    private readonly FaultList faults;
    private readonly Parser parser;

    private YamlReader(string text, FaultList faults)
    {
        this.faults = faults;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The root node, or null with at least one fault in <paramref name="faults"/>.</summary>
    public static YamlNode? Read(ReadOnlySpan<byte> bytes, FaultList faults)
    {
        if (bytes.Length > MaximumBytes)
        {
            faults.Add(1, 1, "", $"a file of at most {MaximumBytes} bytes", $"{bytes.Length} bytes");
            return null;
        }

        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + bytes[..Math.Max(0, fault.Index)].Count((byte)'\n');
            faults.Add(line, 1, "", "text in UTF-8", "a byte that is not UTF-8");
            return null;
        }

        var reader = new YamlReader(text, faults);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException fault)
        {
            faults.Add((int)fault.Start.Line, (int)fault.Start.Column, "", "YAML", fault.Message);
            return null;
        }
        catch (InvalidOperationException)
        {
            // The parser's own answer to some unbalanced brackets, without a place: the last event is the nearest one known.
            var last = reader.parser.Current?.End ?? Mark.Empty;
            faults.Add((int)last.Line, (int)last.Column, "", "YAML", "brackets or braces that do not match");
            return null;
        }
    }

    private YamlNode? ReadDocument()
    {
        Next<StreamStart>();
        if (parser.Current is not DocumentStart)
        {
            faults.Add(1, 1, "", "a mapping", "an empty file");
            return null;
        }

        Next<DocumentStart>();
        var root = ReadNode(1);
        Next<DocumentEnd>();
        if (parser.Current is DocumentStart second)
        {
            faults.Add((int)second.Start.Line, (int)second.Start.Column, "", "one document in the file", "a second one");
        }

        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        var current = parser.Current ?? throw new YamlException("The file ends too early");
        var (line, column) = ((int)current.Start.Line, (int)current.Start.Column);
        if (depth > MaximumDepth)
        {
            throw new YamlException(current.Start, current.End, $"nesting deeper than {MaximumDepth}");
        }

        if (current is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
        {
            faults.Add(line, column, "", "plain data", "an anchor or a tag");
        }

        parser.MoveNext();
        switch (current)
        {
            case Scalar scalar:
                return new YamlScalar(line, column, scalar.Value, scalar.Style is ScalarStyle.Plain);
            case SequenceStart:
                return new YamlSequence(line, column, ReadUntil<SequenceEnd, YamlNode>(() => ReadNode(depth + 1)));
            case MappingStart:
                return new YamlMapping(line, column, ReadUntil<MappingEnd, (YamlNode, YamlNode)>(() => (ReadNode(depth + 1), ReadNode(depth + 1))));
            default:
                faults.Add(line, column, "", "plain data", "an alias");
                return new YamlScalar(line, column, "", true);
        }
    }

    private List<T> ReadUntil<TEnd, T>(Func<T> read)
        where TEnd : ParsingEvent
    {
        var list = new List<T>();
        while (parser.Current is not TEnd)
        {
            list.Add(read());
        }

        parser.MoveNext();
        return list;
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        // The parser stands before its first event until it is moved once.
        if (parser.Current is null)
        {
            parser.MoveNext();
        }

        if (parser.Current is T)
        {
            parser.MoveNext();
        }
    }
}
