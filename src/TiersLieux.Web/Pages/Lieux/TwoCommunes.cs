using TiersLieux.Data.Search;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>Two communes asked for by name, postal code or Insee code, for those who meet half-way: the page and the API read them alike.</summary>
/// <param name="From">Null when it is not known, as <paramref name="To"/>.</param>
/// <param name="Errors">French, by parameter: <c>de</c> or <c>vers</c>.</param>
public sealed record TwoCommunes(TerritorySuggestion? From, TerritorySuggestion? To, IReadOnlyList<SearchError> Errors)
{
    public bool AreBoth => From is not null && To is not null && Errors.Count == 0;

    public static async Task<TwoCommunes> ReadAsync(TerritorySearch territories, string? from, string? to, CancellationToken cancellationToken)
    {
        var errors = new List<SearchError>();
        var first = await OneAsync("de", from);
        var second = await OneAsync("vers", to);
        if (first is not null && second is not null && first.Id == second.Id)
        {
            errors.Add(new("vers", $"Les deux communes sont la même ({first.Name}) : indiquez celle de l’autre personne."));
        }

        return new(first, second, errors);

        async Task<TerritorySuggestion?> OneAsync(string parameter, string? typed)
        {
            if (string.IsNullOrWhiteSpace(typed))
            {
                errors.Add(new(parameter, parameter == "de" ? "Indiquez la première commune." : "Indiquez la seconde commune."));
                return null;
            }

            if (typed.Length > PlaceSearchBinder.MaximumTextLength)
            {
                errors.Add(new(parameter, $"Votre texte est trop long : {PlaceSearchBinder.MaximumTextLength} caractères au plus."));
                return null;
            }

            var found = (await territories.FindAsync(typed, TerritoryKind.Commune, 0, 4, cancellationToken)).Items;
            switch (found)
            {
                case []:
                    errors.Add(new(parameter, $"Nous ne connaissons pas de commune nommée « {typed} »."));
                    return null;
                case [{ Closeness: TerritoryCloseness.Alike } alike, ..]:
                    errors.Add(new(parameter, $"Aucune commune ne s’appelle « {typed} ». Vouliez-vous dire « {alike.Label} » ?"));
                    return null;
                case [var best, var second, ..] when best.Closeness == second.Closeness && best.Closeness < TerritoryCloseness.Word && best.Label != typed.Trim()
                    && (best.Name == second.Name || TerritoryText.Parse(typed).Code is not null):
                    errors.Add(new(parameter, $"Plusieurs communes répondent à « {typed} » : précisez, par exemple « {best.Label} » ou « {second.Label} »."));
                    return null;
                case [{ Latitude: null } lost, ..]:
                    errors.Add(new(parameter, $"Nous ne savons pas situer {lost.Name}."));
                    return null;
                default:
                    return found[0];
            }
        }
    }
}
