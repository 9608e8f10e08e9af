namespace TiersLieux.Domain.Places.Hours;

/// <summary>« Apr-Sep », « Dec 24,25 », « 2026 Jan 01-2026 Jan 10 », « easter -2 days ».</summary>
internal static class DateParser
{
    public static bool IsDate(HoursReader reader, int ahead) =>
        IsMonth(reader.Ahead(ahead)) || reader.Ahead(ahead) is { Kind: TokenKind.Word, Text: "easter" } || IsYearOfDate(reader, ahead);

    public static List<DateItem> Parse(HoursReader reader)
    {
        var items = new List<DateItem> { Item(reader) };
        while (reader.AtSymbol(","))
        {
            if (IsDate(reader, 1))
            {
                reader.Take();
                items.Add(Item(reader));
            }
            else if (items[^1] is DateRange { To: { Day: not null } last } && IsDay(reader, 1))
            {
                reader.Take();
                var from = last with { Day = Day(reader, last.Month) };
                items.Add(new DateRange(from, End(reader, from)));
            }
            else
            {
                break;
            }
        }

        return items;
    }

    private static DateItem Item(HoursReader reader)
    {
        if (reader.TakeWord("easter"))
        {
            return new EasterDay(Offset(reader));
        }

        var from = Date(reader, null);
        return new DateRange(from, End(reader, from));
    }

    private static PartialDate End(HoursReader reader, PartialDate first)
    {
        if (!reader.TakeSymbol("-"))
        {
            return first;
        }

        if (first.Day is not null && IsDay(reader, 0))
        {
            return first with { Day = Day(reader, first.Month) };
        }

        var to = Date(reader, first.Day);
        return first.Year is null && to.Year is not null
            ? throw reader.Unexpected("la première date doit aussi porter son année")
            : to;
    }

    private static PartialDate Date(HoursReader reader, int? startDay)
    {
        int? year = IsYearOfDate(reader, 0) ? reader.TakeNumber(1000, 9999, "l’année") : null;
        if (!IsMonth(reader.Current))
        {
            throw reader.Unexpected("un mois est attendu ici (Jan, Feb, Mar…)");
        }

        var month = FrenchWords.MonthIndex(reader.Take().Text);
        if (IsDay(reader, 0))
        {
            return new(year, month, Day(reader, month));
        }

        return startDay is null ? new(year, month, null) : throw reader.Unexpected("un jour du mois est attendu ici");
    }

    private static int Day(HoursReader reader, int month) => reader.TakeNumber(1, DateTime.DaysInMonth(2024, month), "le jour du mois");

    private static int Offset(HoursReader reader)
    {
        var sign = reader.TakeSymbol("+") ? 1 : reader.TakeSymbol("-") ? -1 : 0;
        if (sign == 0)
        {
            return 0;
        }

        var days = reader.TakeNumber(0, 366, "le nombre de jours");
        return reader.TakeWord("day") || reader.TakeWord("days") ? sign * days : throw reader.Unexpected("« days » est attendu ici");
    }

    private static bool IsMonth(HoursToken token) => token.Kind == TokenKind.Word && FrenchWords.MonthIndex(token.Text) > 0;

    private static bool IsYearOfDate(HoursReader reader, int ahead) =>
        reader.Ahead(ahead) is { Kind: TokenKind.Number, Text.Length: 4 } && IsMonth(reader.Ahead(ahead + 1));

    /// <summary>One or two digits that do not start an hour (« Dec 25 10:00 »); « Mo: » style colons need a space-free hour to be one.</summary>
    private static bool IsDay(HoursReader reader, int ahead)
    {
        var (day, colon, minutes) = (reader.Ahead(ahead), reader.Ahead(ahead + 1), reader.Ahead(ahead + 2));
        var startsHour = colon.Text == ":" && minutes.Kind == TokenKind.Number && minutes.Position == colon.Position + 1;
        return day is { Kind: TokenKind.Number, Text.Length: <= 2 } && !startsHour && !(day.Text == "24" && colon.Text == "/");
    }
}
