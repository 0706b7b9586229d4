using Compliance.Domain.Access;

namespace Compliance.App.Checklists;

/// <summary>How a programme's file names a qualification.</summary>
internal static class QualificationCodes
{
    /// <summary>What may stand there, for a fault.</summary>
    public const string Expected = "\"assessor\", \"lead-assessor\" or \"quality-assessor\"";

    /// <summary>The qualification of a code; null where there is none.</summary>
    public static QualificationKind? Find(string code) => code switch
    {
        "assessor" => QualificationKind.Assessor,
        "lead-assessor" => QualificationKind.LeadAssessor,
        "quality-assessor" => QualificationKind.QualityAssessor,
        _ => null,
    };

    /// <summary>The code of a qualification.</summary>
    public static string Of(QualificationKind kind) => kind switch
    {
        QualificationKind.Assessor => "assessor",
        QualificationKind.LeadAssessor => "lead-assessor",
        QualificationKind.QualityAssessor => "quality-assessor",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a qualification."),
    };
}
