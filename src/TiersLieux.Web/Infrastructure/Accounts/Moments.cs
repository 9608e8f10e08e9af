using System.Globalization;
using TiersLieux.Domain.Places.Hours;

namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>Instants told in Paris time.</summary>
public static class Moments
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« 10 mars 2026 à 14 h 05 ».</summary>
    public static string At(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, FrenchTimeZones.Paris);
        return $"{French.Date(DateOnly.FromDateTime(local.DateTime))} à {local.ToString("H' h 'mm", Culture)}";
    }

    /// <summary>First instant of a day in Paris.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, FrenchTimeZones.Paris.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
