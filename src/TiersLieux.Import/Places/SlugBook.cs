using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Places;

namespace TiersLieux.Import.Places;

/// <summary>Gives each new place an address nobody has or had.</summary>
internal sealed class SlugBook
{
    private readonly HashSet<string> taken;
    private readonly Dictionary<string, int> suffixes = new(StringComparer.Ordinal);

    private SlugBook(HashSet<string> taken) => this.taken = taken;

    public static async Task<SlugBook> ReadAsync(TiersLieuxDbContext db, CancellationToken cancellationToken) => new(
        (await db.Places.Select(place => place.Slug).Concat(db.FormerPlaceSlugs.Select(former => former.Slug)).ToListAsync(cancellationToken))
        .ToHashSet(StringComparer.Ordinal));

    /// <summary>Only the addresses that begin like the one wanted: enough to name one place.</summary>
    public static async Task<SlugBook> ReadAsync(TiersLieuxDbContext db, string wanted, CancellationToken cancellationToken) => new(
        (await db.Places.Where(place => place.Slug.StartsWith(wanted)).Select(place => place.Slug)
            .Concat(db.FormerPlaceSlugs.Where(former => former.Slug.StartsWith(wanted)).Select(former => former.Slug)).ToListAsync(cancellationToken))
        .ToHashSet(StringComparer.Ordinal));

    /// <summary>« fab-unit-crest », then « fab-unit-crest-2 »…</summary>
    public string Take(string? name, string? commune)
    {
        var slug = Slug.From(name, commune);
        if (taken.Add(slug))
        {
            return slug;
        }

        var number = suffixes.GetValueOrDefault(slug, 1);
        while (!taken.Add($"{slug}-{++number}"))
        {
        }

        suffixes[slug] = number;
        return $"{slug}-{number}";
    }
}
