using Compliance.App.Oscal.Export;
using Compliance.Domain;

namespace Compliance.App.Oscal;

/// <summary>The case is not far enough to be exported in that model.</summary>
/// <param name="Reason">What is missing.</param>
public sealed record OscalNotReady(OscalReadiness Reason) : Error;
