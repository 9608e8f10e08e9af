using TiersLieux.Web.Pages.Lieux;

namespace TiersLieux.Web.Infrastructure.Sheets;

/// <summary>Years, months and days (<c>2021</c>, <c>2021-03</c>, <c>2021-03-15</c>) within a French sentence.</summary>
public static class SheetDates
{
    /// <summary>« depuis 2021 », « depuis mars 2021 », « depuis le 15 mars 2021 ».</summary>
    public static string Since(string text) => $"depuis {(IsDay(text) ? "le " : "")}{FactsDisplay.When(text)}";

    /// <summary>« jusqu’en 2024 », « jusqu’au 31 mars 2024 ».</summary>
    public static string Until(string text) => $"jusqu’{(IsDay(text) ? "au" : "en")} {FactsDisplay.When(text)}";

    /// <summary>« en 2024 », « le 31 mars 2024 ».</summary>
    public static string At(string text) => $"{(IsDay(text) ? "le" : "en")} {FactsDisplay.When(text)}";

    /// <summary>First day of a membership; the year alone when it begins with it: that is what sources say.</summary>
    public static string Start(DateOnly day) => day is { Month: 1, Day: 1 } ? $"{day.Year}" : French.Date(day);

    /// <summary>Last day of a membership; the year alone when it ends with it.</summary>
    public static string End(DateOnly day) => day is { Month: 12, Day: 31 } ? $"{day.Year}" : French.Date(day);

    private static bool IsDay(string text) => text.Length > 7;
}
