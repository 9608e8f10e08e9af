using TiersLieux.Domain.Places.Hours;

namespace TiersLieux.Domain.Events;

/// <summary>A recurrence in French: « le premier mardi du mois jusqu’au 30 juin 2027, sauf le 1er janvier 2027 ».</summary>
public static class RecurrenceWords
{
    private const int ShownExceptions = 8;
    private static readonly string[] Ranks = ["premier", "deuxième", "troisième", "quatrième"];

    public static string Of(EventRecurrence recurrence, DateOnly start)
    {
        var end = EventMoment.ParseDay(recurrence.Until) is { } until ? $" jusqu’au {FrenchDates.Short(until)}" : recurrence.Count is { } count ? $", {count} fois" : "";
        var except = Exceptions(recurrence).ToList();
        return $"{Rule(recurrence, start)}{end}{(except.Count == 0 ? "" : $", sauf {FrenchWords.And(except)}")}";
    }

    /// <summary>Without its end nor its exceptions: « tous les mardis ».</summary>
    public static string Rule(EventRecurrence recurrence, DateOnly start)
    {
        var every = recurrence.Interval;
        var days = recurrence.Days is { Count: > 0 } given ? given.Distinct().OrderBy(EventDays.Index).ToList() : [EventDays.Code(start)];
        return recurrence.Frequency switch
        {
            EventFrequencies.Day => every == 1 ? "tous les jours" : $"tous les {every} jours",
            EventFrequencies.Week => Week(days, every),
            EventFrequencies.Month when recurrence.Position is { } rank =>
                FrenchWords.And([.. days.Select(day => $"le {(rank == -1 ? "dernier" : Ranks[rank - 1])} {EventDays.All.Label(day)}")]) + " du mois" + Months(every),
            EventFrequencies.Month => every == 1 ? $"le {FrenchDates.Number(start)} de chaque mois" : $"le {FrenchDates.Number(start)} du mois{Months(every)}",
            _ => every == 1 ? $"chaque année, le {FrenchDates.DayAndMonth(start)}" : $"tous les {every} ans, le {FrenchDates.DayAndMonth(start)}",
        };
    }

    private static string Months(int every) => every switch { 1 => "", 2 => ", un mois sur deux", _ => $", tous les {every} mois" };

    private static string Week(List<string> days, int every)
    {
        var isWorkWeek = days.SequenceEqual(EventDays.All.Terms.Take(5).Select(term => term.Code));
        return (days, every) switch
        {
            ({ Count: 7 }, 1) => "tous les jours",
            (_, 1) when isWorkWeek => "du lundi au vendredi",
            (_, 1) => "tous les " + FrenchWords.And([.. days.Select(day => EventDays.All.Label(day) + "s")]),
            ([var only], 2) => $"un {EventDays.All.Label(only)} sur deux",
            (_, 2) => FrenchWords.And([.. days.Select(day => "le " + EventDays.All.Label(day))]) + ", une semaine sur deux",
            _ => FrenchWords.And([.. days.Select(day => "le " + EventDays.All.Label(day))]) + $", toutes les {every} semaines",
        };
    }

    private static IEnumerable<string> Exceptions(EventRecurrence recurrence)
    {
        if (recurrence.SkipsHolidays)
        {
            yield return "les jours fériés";
        }

        var periods = (recurrence.Except ?? []).Select(EventRecurrence.Period).OfType<(DateOnly First, DateOnly Last)>().Order().ToList();
        foreach (var (first, last) in periods.Take(ShownExceptions))
        {
            yield return first == last ? $"le {FrenchDates.Short(first)}" : $"du {FrenchDates.Short(first)} au {FrenchDates.Short(last)}";
        }

        if (periods.Count > ShownExceptions)
        {
            yield return periods.Count == ShownExceptions + 1 ? "une autre date" : $"{periods.Count - ShownExceptions} autres dates";
        }
    }
}
