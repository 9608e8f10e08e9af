using TiersLieux.Data.Search;
using TiersLieux.Domain.Events;

namespace TiersLieux.Data.Events;

/// <summary>What the agenda is asked, besides where and with which words; read from a query string.</summary>
public sealed record AgendaSearch
{
    public const string KindParameter = "type";
    public const string OnlineParameter = "en-ligne";
    public const string FromParameter = "du";
    public const string ToParameter = "au";
    public const string PastParameter = "passes";

    /// <summary>Names of the query string that say where, with which words, and which page: <see cref="PlaceSearchBinder"/> reads them.</summary>
    private static readonly string[] Shared = ["q", "ou", "commune", "epci", "ze", "departement", "region", "lat", "lon", "rayon", "page", "pageSize"];

    /// <summary><c>type</c>: codes of <see cref="EventKinds"/>.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary><c>en-ligne</c>: only what can be joined from home.</summary>
    public bool Online { get; init; }

    /// <summary><c>du</c>: from this day on, in Paris.</summary>
    public DateOnly? From { get; init; }

    /// <summary><c>au</c>: this day included.</summary>
    public DateOnly? To { get; init; }

    /// <summary><c>passes</c>: what is over, the latest first.</summary>
    public bool Past { get; init; }

    /// <summary><c>lieu</c>, <c>structure</c>, <c>programme</c>, <c>offre</c>: by slug.</summary>
    public string? Place { get; init; }
    public string? Organisation { get; init; }
    public string? Programme { get; init; }
    public string? Offer { get; init; }

    public bool HasFilters => Kinds.Count > 0 || Online || From is not null || To is not null || Place is not null || Organisation is not null || Programme is not null || Offer is not null;

    /// <returns>Where and with which words, the rest, and a French message for each value that cannot be read.</returns>
    public static (PlaceSearch Search, AgendaSearch Agenda, IReadOnlyList<SearchError> Errors) Read(IReadOnlyList<KeyValuePair<string, string>> query)
    {
        var (search, bound) = PlaceSearchBinder.Bind(query.Where(pair => Shared.Contains(pair.Key)));
        var errors = bound.ToList();
        var kinds = Values(KindParameter).Distinct().ToList();
        errors.AddRange(kinds.Where(kind => !EventKinds.All.Knows(kind)).Take(10).Select(kind => new SearchError(KindParameter, $"« {Shortened(kind)} » n’est pas un type de rendez-vous connu.")));
        var agenda = new AgendaSearch
        {
            Kinds = [.. kinds.Where(EventKinds.All.Knows)], Online = Flag(OnlineParameter), Past = Flag(PastParameter), From = Day(FromParameter), To = Day(ToParameter),
            Place = Slug("lieu"), Organisation = Slug("structure"), Programme = Slug("programme"), Offer = Slug("offre"),
        };
        if (agenda.From > agenda.To)
        {
            errors.Add(new(ToParameter, "La fin de la période vient avant son début."));
            agenda = agenda with { To = null };
        }

        return (search, agenda, errors);

        IEnumerable<string> Values(string name) => query.Where(pair => pair.Key == name && !string.IsNullOrWhiteSpace(pair.Value)).Select(pair => pair.Value.Trim());

        bool Flag(string name)
        {
            var value = Values(name).FirstOrDefault();
            if (value is not (null or "0" or "1"))
            {
                errors.Add(new(name, $"Le paramètre « {name} » vaut 1 ou 0."));
            }

            return value == "1";
        }

        DateOnly? Day(string name)
        {
            var text = Values(name).FirstOrDefault();
            var day = EventMoment.ParseDay(text);
            if (text is not null && day is null)
            {
                errors.Add(new(name, $"« {Shortened(text)} » n’est pas une date : écrivez par exemple 2026-03-15."));
            }

            return day;
        }

        string? Slug(string name) => Values(name).FirstOrDefault() is { Length: <= 200 } slug ? slug : null;
    }

    /// <summary>Names and values that <see cref="Read"/> reads back.</summary>
    public IEnumerable<KeyValuePair<string, string>> ToParameters()
    {
        var single = new[]
        {
            (OnlineParameter, Online ? "1" : null), (FromParameter, From?.ToString("O")), (ToParameter, To?.ToString("O")), ("lieu", Place), ("structure", Organisation),
            ("programme", Programme), ("offre", Offer), (PastParameter, Past ? "1" : null),
        };
        return Kinds.Select(kind => KeyValuePair.Create(KindParameter, kind))
            .Concat(single.Where(pair => pair.Item2 is not null).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2!)));
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
