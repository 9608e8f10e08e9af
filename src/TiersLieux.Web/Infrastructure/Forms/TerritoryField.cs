using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Web.Infrastructure.Forms;

/// <summary>A territory typed in a form: the one chosen in the autocomplete, else the one its text names.</summary>
public static class TerritoryField
{
    /// <param name="form">May hold the chosen code under the name of its kind: <c>epci=200040459</c>.</param>
    /// <param name="text">What was typed: a name, a postal code, a code.</param>
    /// <returns>The territory, or what is wrong, in French.</returns>
    public static async Task<(Territory? Territory, string? Problem)> ReadAsync(
        TiersLieuxDbContext db, TerritorySearch search, IFormCollection form, string text, CancellationToken cancellationToken)
    {
        foreach (var words in TerritoryKindWords.All)
        {
            var (kind, code) = (words.Kind, form[words.Parameter].ToString());
            if (code.Length is > 0 and <= 20)
            {
                return await db.Territories.SingleOrDefaultAsync(known => known.Kind == kind && known.Code == code && known.RetiredAt == null, cancellationToken) is { } chosen
                    ? (chosen, null)
                    : (null, "Ce territoire n’existe pas, ou n’existe plus.");
            }
        }

        var found = await search.ResolveAsync(text, cancellationToken);
        return found switch
        {
            { Best: null } => (null, "Aucun territoire ne porte ce nom."),
            { IsGuess: true } => (null, $"Aucun territoire ne porte ce nom. Vouliez-vous dire « {found.Best!.Label} » ?"),
            { IsAmbiguous: true } => (null, $"Plusieurs territoires portent ce nom : précisez, par exemple « {found.Best!.Label} » ou « {found.Others[0].Label} »."),
            _ => (await db.Territories.SingleAsync(known => known.Id == found.Best!.Id, cancellationToken), null),
        };
    }
}
