namespace Compliance.App.Oscal.Export;

/// <summary>The models of OSCAL in which a case can be handed on.</summary>
public enum OscalModel
{
    /// <summary>What is inspected, by which objectives, when.</summary>
    AssessmentPlan,

    /// <summary>What was found.</summary>
    AssessmentResults,

    /// <summary>What stayed open and until when it is to be closed.</summary>
    PlanOfAction,
}

/// <summary>How far a case is for one model.</summary>
public enum OscalReadiness
{
    /// <summary>It can be exported.</summary>
    Ready,

    /// <summary>The firm was not told of the case yet.</summary>
    NotNotified,

    /// <summary>The case is not concluded.</summary>
    NotConcluded,

    /// <summary>Every item is met, so there is nothing to plan.</summary>
    NothingOpen,
}

/// <summary>Names of the models.</summary>
public static class OscalModels
{
    /// <summary>The edition of OSCAL that exports are written in.</summary>
    public const string Edition = "1.2.1";

    /// <summary>The name of the root in a document.</summary>
    public static string RootOf(OscalModel model) => model switch
    {
        OscalModel.AssessmentPlan => "assessment-plan",
        OscalModel.AssessmentResults => "assessment-results",
        OscalModel.PlanOfAction => "plan-of-action-and-milestones",
        _ => throw new ArgumentOutOfRangeException(nameof(model)),
    };

    /// <summary>The short name in addresses, file names and on the command line.</summary>
    public static string NameOf(OscalModel model) => model is OscalModel.PlanOfAction ? "poam" : RootOf(model);

    /// <summary>The model of that short name, or null.</summary>
    public static OscalModel? Find(string? name)
    {
        foreach (var model in Enum.GetValues<OscalModel>())
        {
            if (NameOf(model) == name)
            {
                return model;
            }
        }

        return null;
    }

    /// <summary>The name to save a document under; ASCII.</summary>
    public static string FileName(string reference, OscalModel model) => $"{reference}-{NameOf(model)}.json";
}
