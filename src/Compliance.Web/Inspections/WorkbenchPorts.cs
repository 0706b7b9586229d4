using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Inspections;

namespace Compliance.Web.Inspections;

/// <summary>What the editor needs from outside.</summary>
/// <param name="Save">Saves a judgement that was based on a version, under an operation id.</param>
/// <param name="Load">Reads the judgement as it is now; null where that is not possible.</param>
/// <param name="Run">Runs on the page's dispatcher.</param>
/// <param name="Changed">Called after every change of the editor's state.</param>
public sealed record WorkbenchPorts(
    Func<Judgement, int, Guid, Task<Result<int>>> Save,
    Func<Task<JudgementRow?>> Load,
    Func<Func<Task>, Task> Run,
    Action Changed);
