namespace Compliance.Domain.Checklists;

/// <summary>Words facts and their values in both languages: pages and documents say the same.</summary>
public static class FactText
{
    // Divisions of the Japan Standard Industrial Classification, A to T.
    private static readonly LocalizedText[] Sectors =
    [
        new("Agriculture and forestry", "農業、林業"),
        new("Fisheries", "漁業"),
        new("Mining and quarrying", "鉱業、採石業、砂利採取業"),
        new("Construction", "建設業"),
        new("Manufacturing", "製造業"),
        new("Electricity, gas, heat supply and water", "電気・ガス・熱供給・水道業"),
        new("Information and communications", "情報通信業"),
        new("Transport and postal activities", "運輸業、郵便業"),
        new("Wholesale and retail trade", "卸売業、小売業"),
        new("Finance and insurance", "金融業、保険業"),
        new("Real estate and goods rental", "不動産業、物品賃貸業"),
        new("Scientific research, professional and technical services", "学術研究、専門・技術サービス業"),
        new("Accommodations, eating and drinking services", "宿泊業、飲食サービス業"),
        new("Living-related and personal services, amusement", "生活関連サービス業、娯楽業"),
        new("Education, learning support", "教育、学習支援業"),
        new("Medical, health care and welfare", "医療、福祉"),
        new("Compound services", "複合サービス事業"),
        new("Services not elsewhere classified", "サービス業(他に分類されないもの)"),
        new("Government", "公務(他に分類されるものを除く)"),
        new("Industries unable to classify", "分類不能の産業"),
    ];

    /// <summary>What the fact is called: for a question its words.</summary>
    /// <param name="checklist">The checklist that uses the fact.</param>
    /// <param name="fact">Name of the fact.</param>
    public static LocalizedText Title(Checklist checklist, string fact)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        return fact switch
        {
            FirmFacts.Size => new("Size of the company", "企業規模"),
            FirmFacts.Sector => new("Industry", "業種"),
            FirmFacts.Data => new("Kinds of data handled", "取り扱うデータの種類"),
            _ => checklist.Questions.FirstOrDefault(question => question.Id == fact)?.Title ?? new(fact, fact),
        };
    }

    /// <summary>What a value is called. Kinds of data have no title in a checklist and go by their name.</summary>
    /// <param name="checklist">The checklist that uses the fact.</param>
    /// <param name="fact">Name of the fact.</param>
    /// <param name="value">One of its values.</param>
    public static LocalizedText Value(Checklist checklist, string fact, string value)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        return (fact, value) switch
        {
            (FirmFacts.Size, "small") => new("Small", "小規模企業"),
            (FirmFacts.Size, "medium") => new("Medium", "中規模企業"),
            (FirmFacts.Size, "large") => new("Large", "大企業"),
            (FirmFacts.Sector, [>= 'A' and <= 'T' and var letter]) => Sectors[letter - 'A'],
            (FirmFacts.Data, Applicability.NoData) => new("None of these", "いずれも取り扱っていない"),
            _ => checklist.Questions.FirstOrDefault(question => question.Id == fact)?.Answers.FirstOrDefault(answer => answer.Id == value)?.Title
                ?? new(value, value),
        };
    }

    /// <summary>Several values as one text.</summary>
    /// <param name="checklist">The checklist that uses the fact.</param>
    /// <param name="fact">Name of the fact.</param>
    /// <param name="values">Its values; none gives "not known".</param>
    public static LocalizedText Values(Checklist checklist, string fact, IReadOnlyCollection<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var titles = values.Select(value => Value(checklist, fact, value)).ToList();
        return titles.Count == 0
            ? new("Not known", "不明")
            : new(string.Join(", ", titles.Select(title => title.En)), string.Join("、", titles.Select(title => title.Ja)));
    }
}
