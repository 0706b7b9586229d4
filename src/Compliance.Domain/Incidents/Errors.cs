namespace Compliance.Domain.Incidents;

/// <summary>The incident stands where this cannot be done.</summary>
/// <param name="State">Where it stands.</param>
public sealed record IncidentNotIn(IncidentState State) : Error;

/// <summary>The final report was sent; no message follows it.</summary>
public sealed record FinalReportSent : Error;

/// <summary>Everything that was sent is acknowledged already.</summary>
public sealed record AcknowledgedAlready : Error;

/// <summary>The firm takes part in no programme, so there is no authority to report to here.</summary>
public sealed record NoProgrammeToReportTo : Error;

/// <summary>The case is not one of the firm that reports.</summary>
public sealed record CaseOfAnotherFirm : Error;
