using Compliance.Domain;

namespace Compliance.App.Firms;

/// <summary>A firm with this Corporate Number is registered already.</summary>
/// <param name="CorporateNumber">The 13 digits.</param>
public sealed record FirmExists(string CorporateNumber) : Error;
