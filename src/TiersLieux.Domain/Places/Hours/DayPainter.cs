namespace TiersLieux.Domain.Places.Hours;

/// <summary>
/// Applies the rules in order to the minutes of one day, as paint: each minute ends with the number of the rule that decides it, from 1,
/// or 0 when none does. A night that overflows belongs to the next day's minutes, where a later rule may cut it, as in the reference implementation.
/// </summary>
internal sealed class DayPainter(IReadOnlyList<HoursRule> rules)
{
    /// <param name="minutes">1440 minutes, or 2880 to let a night run on.</param>
    /// <param name="today">Whether a rule applies to the day.</param>
    /// <param name="yesterday">Whether it applied to the day before; null to leave out nights that began before.</param>
    public void Paint(Span<ushort> minutes, Func<HoursRule, bool> today, Func<HoursRule, bool>? yesterday)
    {
        minutes.Clear();
        for (var index = 0; index < rules.Count; index++)
        {
            var rule = rules[index];
            if (today(rule))
            {
                if (rule.Replaces(index == 0 ? null : rules[index - 1]))
                {
                    minutes.Clear();
                }

                Paint(minutes, index, 0);
            }

            if (yesterday is not null && rule.Spans.Any(span => span.End > TimeRange.Day) && yesterday(rule))
            {
                Paint(minutes, index, -TimeRange.Day);
            }
        }
    }

    /// <summary>The rule that decides a painted minute; null where no rule applies.</summary>
    public HoursRule? RuleOf(ushort paint) => paint == 0 ? null : rules[paint - 1];

    public OpeningState StateOf(ushort paint) => RuleOf(paint)?.State ?? OpeningState.Closed;

    private void Paint(Span<ushort> minutes, int index, int shift)
    {
        foreach (var span in rules[index].Spans)
        {
            var (from, to) = (Math.Max(span.Start + shift, 0), Math.Min(span.End + shift, minutes.Length));
            if (from >= to)
            {
                continue;
            }

            var stroke = minutes[from..to];
            if (rules[index].Link == RuleLink.Fallback)
            {
                FillClosed(stroke, (ushort)(index + 1));
            }
            else
            {
                stroke.Fill((ushort)(index + 1));
            }
        }
    }

    private void FillClosed(Span<ushort> stroke, ushort paint)
    {
        foreach (ref var minute in stroke)
        {
            minute = StateOf(minute) == OpeningState.Closed ? paint : minute;
        }
    }
}
