using System.Globalization;
using TiersLieux.Domain.Places.Hours;

namespace TiersLieux.Import.People.Decisions;

/// <summary>What the e-mails of decisions take from the site.</summary>
/// <param name="Address">Absolute address of a path of the site.</param>
/// <param name="FieldName">French name of a field of a sheet.</param>
public sealed record SiteWords(Func<string, Uri> Address, Func<string, string> FieldName)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« 10 mars 2026 à 10 h 05 », « 1er mars 2026 à 9 h 00 », at the legal time of Paris; the hour is not cut from its minutes.</summary>
    public static string Moment(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, FrenchTimeZones.Paris);
        return local.ToString(local.Day == 1 ? "1'er' MMMM yyyy 'à' H'\u00a0h\u00a0'mm" : "d MMMM yyyy 'à' H'\u00a0h\u00a0'mm", French);
    }
}
