namespace TiersLieux.Domain.Places.Hours;

/// <summary>The usual week and its exceptions in French.</summary>
internal static class HoursText
{
    public static IReadOnlyList<DayHours> Week(IReadOnlyList<HoursRule> rules, DayPainter painter)
    {
        if (!rules.Any(IsUsual))
        {
            return [];
        }

        // A night stays with the evening it began.
        var minutes = new ushort[2 * TimeRange.Day];
        var week = new List<DayHours>();
        for (var index = 0; index < 7; index++)
        {
            var day = FrenchWords.Day(index);
            painter.Paint(minutes, rule => IsUsual(rule) && rule.Days.MatchesWeekly(day), yesterday: null);
            var parts = Parts(minutes, painter);
            var ranges = parts.Where(part => part.Rule.State == OpeningState.Open).Select(part => part.Range).ToList();
            week.Add(new(day, FrenchWords.Days[index], ranges, parts.Count == 0 ? "fermé" : Text(parts)));
        }

        return week;
    }

    public static IReadOnlyList<string> Exceptions(IReadOnlyList<HoursRule> rules) => [.. rules.SelectMany(Sentences).Distinct()];

    private static bool IsUsual(HoursRule rule) => rule.Days.IsWeekly && rule.Link != RuleLink.Fallback;

    private static IEnumerable<string> Sentences(HoursRule rule)
    {
        if (rule.Link == RuleLink.Fallback)
        {
            var days = rule.Days.IsEveryDay ? "le reste du temps" : $"le reste du temps, {DayWords.Describe(rule.Days)}";
            yield return Sentence(rule, days);
        }
        else if (!rule.Days.IsWeekly)
        {
            yield return Sentence(rule, DayWords.Describe(rule.Days));
        }
        else if (DayWords.BesidesTheWeek(rule.Days) is { } others)
        {
            // « Mo-Fr,PH 10:00-12:00 »: the week shows Monday to Friday, the sentence tells of the holidays.
            yield return Sentence(rule, DayWords.Describe(others));
        }
    }

    private static string Sentence(HoursRule rule, string days)
    {
        var remark = string.IsNullOrEmpty(rule.Comment) ? "" : $" ({rule.Comment})";
        if (rule.State == OpeningState.Closed)
        {
            var times = rule.Times.Count == 0 ? "" : $", {Times(rule)}";
            return $"Fermé {days}{times}{remark}";
        }

        return FrenchWords.Capitalised($"{DayWords.AsSubject(days)} : {Text([.. rule.Spans.Select(span => (span, rule))])}");
    }

    private static string Times(HoursRule rule) => string.Join(", ", rule.Times.Select(range => range.ToFrench()));

    private static List<(TimeRange Range, HoursRule Rule)> Parts(ushort[] minutes, DayPainter painter)
    {
        var parts = new List<(TimeRange, HoursRule)>();
        for (var minute = 0; minute < minutes.Length;)
        {
            var paint = minutes[minute];
            var same = minutes.AsSpan(minute).IndexOfAnyExcept(paint);
            var end = same < 0 ? minutes.Length : minute + same;
            if (painter.RuleOf(paint) is { } rule && rule.State != OpeningState.Closed)
            {
                parts.Add((new(minute, end, rule.Spans.Any(span => span.OpenEnd && span.End == end)), rule));
            }

            minute = end;
        }

        return parts;
    }

    /// <summary>« 9 h – 12 h, 14 h – 18 h (sur rendez-vous) »: the remark once, after the last range of its rule.</summary>
    private static string Text(List<(TimeRange Range, HoursRule Rule)> parts)
    {
        if (parts is [{ Range: { Start: 0, End: TimeRange.Day }, Rule: { State: OpeningState.Unknown } only }])
        {
            return only.Comment is { Length: > 0 } remark ? remark : "horaires non précisés";
        }

        return string.Join(", ", parts.Select((part, index) =>
        {
            var remark = part.Rule.Comment is { Length: > 0 } comment ? comment : part.Rule.State == OpeningState.Unknown ? "à confirmer" : null;
            var isLast = index == parts.Count - 1 || parts[index + 1].Rule != part.Rule;
            return part.Range.ToFrench() + (remark is not null && isLast ? $" ({remark})" : "");
        }));
    }
}
