using System.Globalization;

namespace TiersLieux.Domain.Places.Hours;

/// <summary>« d’avril à septembre, du lundi au vendredi », « les jours fériés », « le 1er mercredi du mois ».</summary>
internal static class DayWords
{
    public const string SchoolHolidays = "pendant les vacances scolaires (calendrier non vérifié)";

    public static string Describe(DaySelector days)
    {
        var parts = new List<string>();
        Add(parts, days.Dates.Select(DateWords.Describe));
        Add(parts, days.Years.Select(range => Range(range, "en ", "de ")));
        Add(parts, days.Weeks.Select(range => Range(range, "la semaine ", "les semaines ")));
        foreach (var group in days.Days)
        {
            Add(parts, group.Select(Describe));
        }

        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    /// <summary>What a weekly rule also covers and the week cannot show: holidays, nth days of the month. Null when nothing.</summary>
    public static DaySelector? BesidesTheWeek(DaySelector days)
    {
        var groups = days.Days.Select(group => (IReadOnlyList<DayItem>)[.. group.Where(item => !item.IsWeekly)]).Where(group => group.Count > 0).ToList();
        return groups.Count == 0 ? null : days with { Days = groups };
    }

    /// <summary>« le 1er mercredi du mois » becomes « 1er mercredi du mois » at the head of a sentence.</summary>
    public static string AsSubject(string days) =>
        days.StartsWith("le reste", StringComparison.Ordinal) ? days
        : days.StartsWith("le ", StringComparison.Ordinal) ? days[3..]
        : days.StartsWith("les ", StringComparison.Ordinal) ? days[4..]
        : days;

    private static void Add(List<string> parts, IEnumerable<string> words) => parts.Add(FrenchWords.And([.. words]));

    private static string Describe(DayItem item) => item switch
    {
        Weekdays { Nth.Count: > 0 } nth => Nth(nth),
        Weekdays range when range.From == range.To => $"le {FrenchWords.Days[range.From]}",
        Weekdays range => $"du {FrenchWords.Days[range.From]} au {FrenchWords.Days[range.To]}",
        PublicHoliday => "les jours fériés",
        _ => SchoolHolidays,
    };

    private static string Nth(Weekdays days)
    {
        var name = FrenchWords.Days[days.From];
        var ranks = days.Nth.Select(Rank).ToList();
        return ranks.Count == 1 ? $"le {ranks[0]} {name} du mois" : $"les {FrenchWords.And(ranks)} {name}s du mois";
    }

    private static string Rank(int rank) => rank switch
    {
        -1 => "dernier",
        -2 => "avant-dernier",
        < 0 => $"{FrenchWords.Ordinal(-rank)} avant la fin",
        _ => FrenchWords.Ordinal(rank),
    };

    private static string Range(NumberRange range, string one, string several)
    {
        var (from, to) = (Number(range.From), Number(range.To));
        var step = range.Step == 1 ? "" : range.Step == 2 ? ", une sur deux" : $", une sur {Number(range.Step)}";
        return range.To == range.From ? one + from
            : range.To == 9999 ? $"à partir de {from}"
            : $"{several}{from} à {to}{step}";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
