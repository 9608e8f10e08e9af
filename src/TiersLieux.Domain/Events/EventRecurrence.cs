using TiersLieux.Domain.Sheets;

namespace TiersLieux.Domain.Events;

/// <summary>A subset of iCalendar's: enough for what places announce.</summary>
/// <param name="Frequency">Code of <see cref="EventFrequencies"/>: jour, semaine, mois or an.</param>
/// <param name="Interval">Every so many; 1 by default.</param>
/// <param name="Days">Codes of the days of the week (lu, ma, me, je, ve, sa, di), for « semaine » and « mois »; for a week, the day of the start by default.</param>
/// <param name="Position">For « mois » with <paramref name="Days"/>: 1 to 4, or −1 for the last: « le premier mardi ».</param>
/// <param name="Until">Last day; required, or <paramref name="Count"/>.</param>
/// <param name="Count">How many times it happens; a day left out does not count.</param>
/// <param name="Except">Days without (<c>2027-01-01</c>), or periods (<c>2026-12-19/2027-01-03</c>, both included).</param>
/// <param name="SkipsHolidays">Not on French public holidays, those of its département included.</param>
public sealed record EventRecurrence(
    string Frequency, int Interval = 1, IReadOnlyList<string>? Days = null, int? Position = null, string? Until = null, int? Count = null,
    IReadOnlyList<string>? Except = null, bool SkipsHolidays = false)
{
    public const int MaximumYears = 10;
    public const int MaximumDates = 500;
    public const int MaximumInterval = 99;

    /// <summary>A pair of days, both included; null when the text is neither a day nor a period.</summary>
    public static (DateOnly First, DateOnly Last)? Period(string? text)
    {
        var parts = (text ?? "").Split('/');
        return parts.Length <= 2 && EventMoment.ParseDay(parts[0]) is { } first && EventMoment.ParseDay(parts[^1]) is { } last && first <= last ? (first, last) : null;
    }

    internal void Check(SheetProblems problems, EventMoment start)
    {
        const string field = nameof(EventContent.Recurrence);
        var before = problems.All.Count;
        problems.Code(field, Frequency, EventFrequencies.All);
        problems.Codes(field, Days, EventDays.All);
        problems.Check(field, Interval is >= 1 and <= MaximumInterval, $"Une répétition a lieu tous les 1 à {MaximumInterval} jours, semaines, mois ou ans.");
        problems.Check(field, Until is not null || Count is not null, "Une répétition a une fin : donnez sa dernière date, ou le nombre de fois.");
        problems.Check(field, Until is null || Count is null, "Donnez la dernière date de la répétition ou le nombre de fois, pas les deux.");
        problems.Check(field, Count is null or (>= 1 and <= MaximumDates), $"Un rendez-vous se répète de 1 à {MaximumDates} fois.");
        problems.Check(field, Until is null || EventMoment.ParseDay(Until) is not null, "La dernière date de la répétition s’écrit 2027-06-30.");
        problems.Check(field, EventMoment.ParseDay(Until) is not { } until || until >= start.Date, "La répétition finit avant la première date.");
        problems.Check(field, EventMoment.ParseDay(Until) is not { } last || last <= start.Date.AddYears(MaximumYears), $"Une répétition dure au plus {MaximumYears} ans.");
        problems.Check(field, Days is null or { Count: 0 } || Frequency is EventFrequencies.Week or EventFrequencies.Month, "Les jours de la semaine se choisissent pour une répétition à la semaine ou au mois.");
        problems.Check(field, Position is null || Frequency == EventFrequencies.Month, "« Le premier », « le dernier » ne se dit que d’une répétition au mois.");
        problems.Check(field, Position is null or -1 or (>= 1 and <= 4), "Dans le mois : le premier, le deuxième, le troisième, le quatrième ou le dernier.");
        problems.Check(field, Frequency != EventFrequencies.Month || (Position is null) == (Days is null or { Count: 0 }), "Pour « le premier mardi du mois », il faut le rang et le jour.");
        problems.Items(field, "Les dates exclues", Except, text => [text]);
        foreach (var text in (Except ?? []).Where(text => Period(text) is null))
        {
            problems.Check(field, false, $"« {text} » n’est pas une date à exclure : écrivez 2027-01-01, ou 2026-12-19/2027-01-03 pour une période.");
        }

        if (problems.All.Count == before)
        {
            CheckDates(problems, start.Date);
        }
    }

    private void CheckDates(SheetProblems problems, DateOnly start)
    {
        const string field = nameof(EventContent.Recurrence);
        var dates = RecurrenceDates.Of(this, start, null);
        problems.Check(field, dates.FollowsTheStart, $"La première date, un {FrenchDates.Day(start)}, n’est pas un jour de la répétition ({RecurrenceWords.Rule(this, start)}).");
        problems.Check(field, !dates.IsTooLong, $"Cette répétition donne plus de {MaximumDates} dates : rapprochez sa fin.");
        problems.Check(field, dates.Kept.Count > 0, "Toutes les dates de cette répétition sont exclues.");
        problems.Check(field, Count is null || dates.IsTooLong || dates.Kept.Count is 0 || dates.Kept.Count == Count, $"En {MaximumYears} ans, cette répétition n’a lieu que {dates.Kept.Count} fois.");
    }
}

/// <summary>How often.</summary>
public static class EventFrequencies
{
    public const string Day = "jour";
    public const string Week = "semaine";
    public const string Month = "mois";
    public const string Year = "an";

    public static readonly Vocabulary All = new("répétition",
        new(Day, "Tous les jours", "Tous les jours"),
        new(Week, "Toutes les semaines", "Toutes les semaines"),
        new(Month, "Tous les mois", "Tous les mois"),
        new(Year, "Tous les ans", "Tous les ans"));
}

/// <summary>Days of the week, Monday first.</summary>
public static class EventDays
{
    public static readonly Vocabulary All = new("jour de la semaine",
        new("lu", "lundi", "lundis"), new("ma", "mardi", "mardis"), new("me", "mercredi", "mercredis"), new("je", "jeudi", "jeudis"),
        new("ve", "vendredi", "vendredis"), new("sa", "samedi", "samedis"), new("di", "dimanche", "dimanches"));

    /// <summary>0 for Monday to 6 for Sunday; −1 for anything else.</summary>
    public static int Index(string code) => All.Terms.TakeWhile(term => term.Code != code).Count() is var index && index < All.Terms.Count ? index : -1;

    public static int Index(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;

    public static string Code(DateOnly day) => All.Terms[Index(day)].Code;
}
