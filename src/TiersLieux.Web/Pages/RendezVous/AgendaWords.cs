using TiersLieux.Data.Events;
using TiersLieux.Domain.Events;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Pages.RendezVous;

/// <summary>Dates and places of the agenda, in French.</summary>
public static class AgendaWords
{
    private const string To = "\u00a0– ";

    /// <summary>« 18 h – 20 h », « toute la journée », « dès 18 h ».</summary>
    public static string Hours(AgendaRow row) => Hours(new EventDate(row.LocalStart, row.LocalEnd, row.IsAllDay, row.EndIsKnown));

    public static string Hours(EventDate date)
    {
        var lastDay = date.End.AddTicks(-1).Date;
        if (date.IsDay)
        {
            return lastDay == date.Start.Date ? "toute la journée" : $"jusqu’au {FrenchDates.DayAndMonth(DateOnly.FromDateTime(lastDay))}";
        }

        return !date.EndIsKnown ? FrenchDates.Time(date.Start)
            : date.End.Date == date.Start.Date ? FrenchDates.Time(date.Start) + To + FrenchDates.Time(date.End)
            : $"{FrenchDates.Time(date.Start)}, jusqu’au {FrenchDates.DayAndMonth(DateOnly.FromDateTime(date.End))} à {FrenchDates.Time(date.End)}";
    }

    /// <summary>« mardi 3 mars 2026, 18 h – 20 h »; « du mardi 3 au jeudi 5 mars 2026 ».</summary>
    public static string When(EventDate date)
    {
        var (first, last) = (DateOnly.FromDateTime(date.Start), DateOnly.FromDateTime(date.End.AddTicks(-1)));
        return date.IsDay && last > first ? $"du {FrenchDates.Long(first, first.Year != last.Year)} au {FrenchDates.Long(last)}"
            : date.IsDay ? FrenchDates.Long(first) : $"{FrenchDates.Long(first)}, {Hours(date)}";
    }

    /// <summary>« heure de La Réunion »; null for Paris.</summary>
    public static string? Zone(string timeZone) => timeZone == EventZones.Paris ? null : EventZones.All.Find(timeZone)?.Label;

    /// <summary>« Le Moulin des idées, Crest (Drôme) », « en ligne ».</summary>
    public static string Where(AgendaRow row)
    {
        var locality = row.Locality is null ? null : row.DepartementName is { } departement && departement != row.Locality ? $"{row.Locality} ({departement})" : row.Locality;
        var parts = new[] { row.PlaceName, row.PlaceName is null ? row.Location : null, locality }.OfType<string>().ToList();
        return parts.Count > 0 ? string.Join(", ", parts) + (row.IsOnline ? ", et en ligne" : "") : row.IsOnline ? "En ligne" : "Lieu à préciser";
    }

    public static string Count(int count, bool past) => French.Count(count, past ? "rendez-vous passé" : "date à venir", past ? "rendez-vous passés" : "dates à venir", past ? "aucun" : "aucune");
}
