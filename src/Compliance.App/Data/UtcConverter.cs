using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Compliance.App.Data;

/// <summary>
/// Keeps an instant as UTC <see cref="DateTime"/>: SQLite cannot order by <see cref="DateTimeOffset"/> and Npgsql
/// rejects one with an offset.
/// </summary>
public sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    value => value.UtcDateTime,
    value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc), TimeSpan.Zero));
