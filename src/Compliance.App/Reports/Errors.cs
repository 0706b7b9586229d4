using Compliance.Domain;

namespace Compliance.App.Reports;

/// <summary>Only a document that failed can be tried again.</summary>
public sealed record DocumentNotFailed : Error;
