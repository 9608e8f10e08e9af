using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Search;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Infrastructure.Sheets;

/// <summary>
/// What people type to name a place, a structure, a commune or an area, as the codes a <see cref="SheetContent"/> holds. What is not found,
/// or could be several, becomes a message on the field.
/// </summary>
public sealed class SheetNaming(TiersLieuxDbContext db, TerritorySearch territories)
{
    /// <summary>Address of the sheet on the site, its slug, or the exact name of one place only.</summary>
    /// <returns>The slug of today; null when nothing was typed, or with a message on <paramref name="field"/>.</returns>
    public async Task<string?> PlaceAsync(string? typed, ModelStateDictionary state, string field, CancellationToken cancellationToken)
    {
        if (Typed.Text(typed) is not { } text)
        {
            return null;
        }

        var (slug, key) = (LastSegment(text), SearchKey.From(text));
        var found = await db.Places.Where(place => place.Slug == slug && place.Status == PlaceStatus.Published).Select(place => place.Slug).ToListAsync(cancellationToken);
        if (found.Count == 0)
        {
            found = await db.Places.Where(place => place.SearchKey == key && place.Status == PlaceStatus.Published).OrderBy(place => place.Id).Take(5)
                .Select(place => place.Slug).ToListAsync(cancellationToken);
        }

        return One(found, "lieux", text, "lieu", state, field);
    }

    /// <summary>As <see cref="PlaceAsync"/>, for a published sheet of a kind.</summary>
    public async Task<string?> SheetAsync(SheetKind kind, string? typed, ModelStateDictionary state, string field, CancellationToken cancellationToken)
    {
        if (Typed.Text(typed) is not { } text)
        {
            return null;
        }

        var (slug, key) = (LastSegment(text), SearchKey.From(text));
        var words = SheetWords.Of(kind);
        var found = await db.Sheets.Published().Where(sheet => sheet.Kind == kind && (sheet.Slug == slug || sheet.SearchKey == key))
            .OrderByDescending(sheet => sheet.Slug == slug).Take(5).Select(sheet => sheet.Slug).ToListAsync(cancellationToken);
        return One(found.Contains(slug) ? [slug] : found, words.Segment, text, words.Label.ToLowerInvariant(), state, field);
    }

    /// <returns>Insee code of the commune a text names.</returns>
    public async Task<string?> CommuneAsync(string? typed, ModelStateDictionary state, string field, CancellationToken cancellationToken) =>
        Typed.Text(typed) is { } text && await TerritoryAsync(text, TerritoryKind.Commune, state, field, cancellationToken) is { } commune ? commune.Code : null;

    /// <summary>The area of a form: one territory per line, by name or as <c>epci:200040509</c>.</summary>
    /// <returns>Null when nothing was asked.</returns>
    public async Task<SheetArea?> AreaAsync(AreaInput input, ModelStateDictionary state, string prefix, CancellationToken cancellationToken)
    {
        var codes = new List<string>();
        foreach (var line in (Typed.Paragraphs(input.Lines) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(SheetContent.MaximumItems + 1))
        {
            if (await TerritoryAsync(line, null, state, $"{prefix}.{nameof(input.Lines)}", cancellationToken) is { } found)
            {
                codes.Add($"{TerritoryKindWords.Of(found.Kind).Code}:{found.Code}");
            }
        }

        if (!Typed.TryNumber(input.RadiusKm, out var radius) || radius is <= 0 or > 200)
        {
            state.AddModelError($"{prefix}.{nameof(input.RadiusKm)}", "Un rayon est un nombre de kilomètres, jusqu’à 200.");
        }

        var area = new SheetArea(input.Everywhere, codes.Count == 0 ? null : [.. codes.Distinct()], Typed.Text(input.Name), (double?)radius);
        return area is { Everywhere: false, Territories: null, Name: null, RadiusKm: null } ? null : area;
    }

    /// <summary>An area as its form shows it: names followed by their codes.</summary>
    public async Task<AreaInput> ShowAsync(SheetArea? area, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var code in area?.Territories ?? [])
        {
            var colon = code.IndexOf(':', StringComparison.Ordinal);
            var words = TerritoryKindWords.FromCode(code[..Math.Max(colon, 0)]);
            var name = words is null ? null : await db.Territories.Where(known => known.Kind == words.Kind && known.Code == code.Substring(colon + 1))
                .Select(known => known.Name).SingleOrDefaultAsync(cancellationToken);
            lines.Add(name is null ? code : $"{name} ({code})");
        }

        return new() { Everywhere = area?.Everywhere ?? false, Name = area?.Name, RadiusKm = Typed.Show((decimal?)area?.RadiusKm), Lines = string.Join('\n', lines) };
    }

    private async Task<TerritorySuggestion?> TerritoryAsync(string text, TerritoryKind? kind, ModelStateDictionary state, string field, CancellationToken cancellationToken)
    {
        // « Crestois (epci:200040509) » and « epci:200040509 »: the code says it all.
        var coded = text[(text.LastIndexOf('(') + 1)..].TrimEnd(')').Trim();
        var colon = coded.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && TerritoryKindWords.FromCode(coded[..colon]) is { } words)
        {
            var byCode = (await territories.FindAsync(coded[(colon + 1)..], words.Kind, 0, 1, cancellationToken)).Items;
            if (byCode is [{ Closeness: TerritoryCloseness.Exact } exact])
            {
                return exact;
            }

            state.AddModelError(field, $"Aucun territoire de ce type ne porte le code « {coded[(colon + 1)..]} » ({words.Label.ToLowerInvariant()}).");
            return null;
        }

        var found = kind is null ? await territories.ResolveAsync(text, cancellationToken) : Resolution(await territories.FindAsync(text, kind, 0, 5, cancellationToken));
        if (found is { Best: { } best, IsAmbiguous: false, IsGuess: false })
        {
            return best;
        }

        state.AddModelError(field, found switch
        {
            { Best: null } => $"Aucun territoire ne s’appelle « {text} ».",
            { IsGuess: true } => $"Aucun territoire ne s’appelle « {text} ». Vouliez-vous dire « {found.Best!.Label} » ?",
            _ => $"Plusieurs territoires s’appellent « {text} » : précisez, par exemple « {found.Best!.Label} » ou « {found.Others[0].Label} ».",
        });
        return null;
    }

    private static TerritoryResolution Resolution(TerritorySuggestions found)
    {
        var best = found.Items.Count == 0 ? null : found.Items[0];
        return new(best, [.. found.Items.Skip(1)], best is { Closeness: TerritoryCloseness.Exact } && found.Items.Count(item => item.Closeness == TerritoryCloseness.Exact) > 1);
    }

    private static string? One(List<string> found, string segment, string typed, string what, ModelStateDictionary state, string field)
    {
        if (found.Count == 1)
        {
            return found[0];
        }

        state.AddModelError(field, found.Count == 0
            ? $"L’annuaire ne connaît pas « {typed} » ({what}). Copiez l’adresse de sa page."
            : $"Plusieurs réponses pour « {typed} » : copiez l’adresse de sa page, par exemple /{segment}/{found[0]} ou /{segment}/{found[1]}.");
        return null;
    }

    private static string LastSegment(string text) => text.TrimEnd('/').Split('/')[^1].Split('?', '#')[0];
}

/// <summary>The area of a form; shown by the partial <c>_AreaField</c>.</summary>
public sealed class AreaInput
{
    public bool Everywhere { get; set; }

    /// <summary>One territory per line.</summary>
    public string? Lines { get; set; }

    public string? Name { get; set; }
    public string? RadiusKm { get; set; }
}
