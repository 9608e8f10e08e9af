namespace TiersLieux.Domain.Places.Hours;

/// <summary>
/// French public holidays: Code du travail L3133-1; L3134-13 for Alsace-Moselle; decree 83-1003 for the abolition of slavery overseas.
/// In the Pacific only the national ones are known.
/// </summary>
public static class FrenchPublicHolidays
{
    /// <param name="departementCode">Adds the holidays of the département or collectivity (« 67 », « 974 »); null for the national ones only.</param>
    public static bool Includes(DateOnly day, string? departementCode = null) =>
        IsFixed(day.Month, day.Day) || IsFromEaster(day, departementCode) || IsLocal(day.Month, day.Day, departementCode);

    /// <summary>All of a year, in order.</summary>
    public static IReadOnlyList<DateOnly> Of(int year, string? departementCode = null) =>
        [.. Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays).Where(day => Includes(day, departementCode))];

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        var golden = year % 19;
        var (century, yearOfCentury) = int.DivRem(year, 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var sum = epact + weekday - (7 * correction) + 114;
        return new DateOnly(year, sum / 31, (sum % 31) + 1);
    }

    private static bool IsFixed(int month, int day) =>
        (month, day) is (1, 1) or (5, 1) or (5, 8) or (7, 14) or (8, 15) or (11, 1) or (11, 11) or (12, 25);

    private static bool IsFromEaster(DateOnly day, string? departementCode) => day.Month is >= 3 and <= 6
        && (day.DayNumber - Easter(day.Year).DayNumber) switch
        {
            1 or 39 or 50 => true, // Easter Monday, Ascension, Whit Monday
            -2 => IsAlsaceMoselle(departementCode),
            _ => false,
        };

    private static bool IsLocal(int month, int day, string? departementCode) => (departementCode, month, day) switch
    {
        (_, 12, 26) => IsAlsaceMoselle(departementCode),
        ("971", 5, 27) or ("972", 5, 22) or ("973", 6, 10) or ("974", 12, 20) or ("976", 4, 27) => true,
        ("977", 10, 9) or ("978", 5, 28) => true,
        _ => false,
    };

    private static bool IsAlsaceMoselle(string? departementCode) => departementCode is "57" or "67" or "68";
}
