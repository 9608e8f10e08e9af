using TiersLieux.Data.Search;
using TiersLieux.Domain.Premises;

namespace TiersLieux.Data.Sheets;

/// <summary>What a search of premises asks besides words and territories: <c>sorte</c>, <c>surface</c> and <c>ouvertes</c> of the query string.</summary>
/// <param name="Types">Codes of <see cref="PremisesTypes"/>; none means all.</param>
/// <param name="MinimumM2">Square metres at least.</param>
/// <param name="OpenOnly">Without those whose last day has passed.</param>
public sealed record PremisesFilter(IReadOnlyList<string> Types, decimal? MinimumM2, bool OpenOnly)
{
    /// <summary>Never throws: what cannot be understood becomes an error and is left out.</summary>
    public static (PremisesFilter Filter, IReadOnlyList<SearchError> Errors) Bind(IEnumerable<KeyValuePair<string, string>> query)
    {
        var values = query.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).ToLookup(pair => pair.Key, pair => pair.Value.Trim());
        var errors = new List<SearchError>();
        var types = values["sorte"].Distinct().Take(PremisesTypes.All.Terms.Count + 1).ToList();
        foreach (var unknown in types.Where(type => !PremisesTypes.All.Knows(type)))
        {
            errors.Add(new("sorte", $"« {(unknown.Length > 60 ? unknown[..60] : unknown)} » n’est pas un type d’annonce : {string.Join(", ", PremisesTypes.All.Terms.Select(term => term.Code))}."));
        }

        decimal? surface = null;
        if (values["surface"].FirstOrDefault() is { } text)
        {
            surface = decimal.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var read) && read is > 0 and < 1_000_000 ? read : null;
            if (surface is null)
            {
                errors.Add(new("surface", "La surface est un nombre entier de mètres carrés."));
            }
        }

        return (new([.. types.Where(PremisesTypes.All.Knows)], surface, values["ouvertes"].FirstOrDefault() == "1"), errors);
    }

    public IQueryable<PremisesNotice> Apply(IQueryable<PremisesNotice> notices, DateOnly today)
    {
        if (Types.Count > 0)
        {
            notices = notices.Where(notice => Types.Contains(notice.Type));
        }

        if (MinimumM2 is { } minimum)
        {
            notices = notices.Where(notice => notice.SurfaceM2 >= minimum);
        }

        return OpenOnly ? notices.Where(notice => notice.Deadline == null || notice.Deadline >= today) : notices;
    }

    /// <summary>As in an address.</summary>
    public IEnumerable<KeyValuePair<string, string>> ToParameters() =>
    [
        .. Types.Select(type => KeyValuePair.Create("sorte", type)),
        .. MinimumM2 is { } minimum ? [KeyValuePair.Create("surface", minimum.ToString("0", System.Globalization.CultureInfo.InvariantCulture))] : Array.Empty<KeyValuePair<string, string>>(),
        .. OpenOnly ? [KeyValuePair.Create("ouvertes", "1")] : Array.Empty<KeyValuePair<string, string>>(),
    ];
}
