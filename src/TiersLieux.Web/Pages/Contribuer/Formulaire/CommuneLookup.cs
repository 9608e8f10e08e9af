using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Search;
using TiersLieux.Domain.Territories;
using TiersLieux.Import.Geocoding;

namespace TiersLieux.Web.Pages.Contribuer.Formulaire;

/// <param name="Label">« Crest (Drôme, 26) ».</param>
public sealed record CommuneFound(int Id, string Code, string Name, string Label);

/// <summary>Finds the commune of a <see cref="LocationInput"/>, with or without the suggestions of the browser, and the point of its address.</summary>
public sealed class CommuneLookup(TiersLieuxDbContext db, TerritorySearch search, IServiceProvider services)
{
    private const int MaximumChoices = 12;

    /// <summary>Nobody waits longer for a position that a commune can stand for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <returns>What is wrong with the commune, in French; null when it is found, abroad, or not given.</returns>
    public async Task<string?> CompleteAsync(LocationInput input, CancellationToken cancellationToken)
    {
        if (Typed.Text(input.Choice) is { } choice && await ByCodeAsync(choice, null, cancellationToken) is { } chosen)
        {
            (input.Commune, input.CommuneCode) = (chosen.Name, chosen.Code);
        }

        var typed = Typed.Text(input.Commune);
        if (input.IsAbroad || typed is null || typed.Length > 200)
        {
            return null;
        }

        input.Found = await ByCodeAsync(Typed.Text(input.CommuneCode), typed, cancellationToken);
        if (input.Found is null && await ByTextAsync(input, typed, cancellationToken) is { } problem)
        {
            return problem;
        }

        await GeocodeAsync(input, cancellationToken);
        return null;
    }

    /// <summary>The code chosen, as long as it goes with what is written: without JavaScript the text may have changed since.</summary>
    /// <param name="typed">Null when nothing was typed besides the code.</param>
    private async Task<CommuneFound?> ByCodeAsync(string? code, string? typed, CancellationToken cancellationToken)
    {
        if (code is not { Length: <= 10 })
        {
            return null;
        }

        var commune = await db.Communes.Where(known => known.Code == code && known.RetiredAt == null)
            .Select(known => new { known.Id, known.Code, known.Name, DepartementName = known.Departement!.Name, DepartementCode = known.Departement.Code })
            .SingleOrDefaultAsync(cancellationToken);
        if (commune is null)
        {
            return null;
        }

        var label = TerritoryNames.Label(TerritoryKind.Commune, commune.Code, commune.Name, commune.DepartementName, commune.DepartementCode);
        return typed is null || SearchKey.From(typed) is var key && (key == SearchKey.From(commune.Name) || key == SearchKey.From(label)) ? new(commune.Id, commune.Code, commune.Name, label) : null;
    }

    private async Task<string?> ByTextAsync(LocationInput input, string typed, CancellationToken cancellationToken)
    {
        var found = (await search.FindAsync(typed, TerritoryKind.Commune, 0, MaximumChoices, cancellationToken)).Items;
        if (Typed.Text(input.PostalCode) is { Length: 5 } postalCode && found.Count(item => item.Closeness == TerritoryCloseness.Exact) > 1)
        {
            var here = await db.PostalCodes.Where(postal => postal.Code == postalCode).Select(postal => postal.CommuneId).ToListAsync(cancellationToken);
            found = found.Where(item => here.Contains(item.Id)).ToList() is { Count: > 0 } kept ? kept : found;
        }

        if (found.Count == 0 || found[0].Closeness == TerritoryCloseness.Alike)
        {
            input.Choices = [.. found.Take(3).Select(Found)];
            return $"Aucune commune ne s’appelle « {typed} ».{(found.Count == 0 ? "" : " Choisissez parmi les plus ressemblantes, ou corrigez.")}";
        }

        var best = found.Where(item => item.Closeness == found[0].Closeness).ToList();
        if (best.Count > 1 && !(found[0].Closeness == TerritoryCloseness.Exact && SearchKey.From(found[0].Label) == SearchKey.From(typed)))
        {
            input.Choices = [.. best.Select(Found)];
            return $"Plusieurs communes répondent à « {typed} » : choisissez la bonne.";
        }

        input.Found = Found(found[0]);
        return null;
    }

    private async Task GeocodeAsync(LocationInput input, CancellationToken cancellationToken)
    {
        if (services.GetService<IGeocoder>() is not { } geocoder || Typed.Text(input.Latitude) is not null || Typed.Text(input.Street) is not { } street)
        {
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var query = new AddressQuery($"{street} {Typed.Text(input.PostalCode)} {input.Found!.Name}", input.Found.Code);
            input.Geocoded = (await geocoder.FindAsync([query], patience.Token))[0] is { } answer ? AddressGeocoding.Position(answer) : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // The place is shown at its commune, and its point can be given by hand.
        }
    }

    private static CommuneFound Found(TerritorySuggestion item) => new(item.Id, item.Code, item.Name, item.Label);
}
