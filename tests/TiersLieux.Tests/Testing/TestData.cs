using NetTopologySuite.Geometries;
using TiersLieux.Data;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Search;
using TiersLieux.Domain.Territories;
using TiersLieux.Spatial;

namespace TiersLieux.Tests.Testing;

/// <summary>Builders of what a test needs, each with codes and names of its own so that tests never meet.</summary>
public sealed class TestData(TestDatabase database)
{
    private static int sequence;

    private static int Next() => Interlocked.Increment(ref sequence);

    public async Task<Region> RegionAsync(string? name = null, string? code = null) =>
        await AddAsync(new Region { Code = code ?? $"R{Next()}", Name = name ?? $"Région {Next()}", SearchKey = "", Vintage = 2025 });

    public async Task<Departement> DepartementAsync(Region? region = null, string? name = null, string? code = null)
    {
        region ??= await RegionAsync();
        return await AddAsync(new Departement
        {
            Code = code ?? $"D{Next()}", Name = name ?? $"Département {Next()}", SearchKey = "", Vintage = 2025, RegionId = region.Id,
        });
    }

    public async Task<Epci> EpciAsync(string? name = null, string? code = null) =>
        await AddAsync(new Epci { Code = code ?? $"2{Next():00000000}", Name = name ?? $"CC numéro {Next()}", SearchKey = "", Vintage = 2025 });

    public async Task<ZoneEmploi> ZoneEmploiAsync(string? name = null, string? code = null) =>
        await AddAsync(new ZoneEmploi { Code = code ?? $"Z{Next()}", Name = name ?? $"Zone {Next()}", SearchKey = "", Vintage = 2025 });

    /// <summary>A commune with a square contour of about <paramref name="sideDegrees"/> around the position.</summary>
    public async Task<Commune> CommuneAsync(
        string? name = null, double latitude = 45, double longitude = 3, Departement? departement = null, Epci? epci = null,
        ZoneEmploi? zoneEmploi = null, string? code = null, int? population = 1000, int? density = 6, string? frr = null,
        string[]? postalCodes = null, double sideDegrees = 0.05)
    {
        departement ??= await DepartementAsync();
        var half = sideDegrees / 2;
        var contour = Wgs84.Factory.CreateMultiPolygon([
            (Polygon)Wgs84.Factory.ToGeometry(new Envelope(longitude - half, longitude + half, latitude - half, latitude + half)),
        ]);
        var commune = await AddAsync(new Commune
        {
            Code = code ?? $"C{Next():0000}", Name = name ?? $"Commune {Next()}", SearchKey = "", Vintage = 2025, Population = population,
            DepartementId = departement.Id, RegionId = departement.RegionId, EpciId = epci?.Id, ZoneEmploiId = zoneEmploi?.Id,
            DensityLevel = density, FrrClass = frr, Position = Wgs84.Point(latitude, longitude), Contour = contour,
        });
        await database.WithDbAsync(async db =>
        {
            db.PostalCodes.AddRange((postalCodes ?? []).Select(postal => new PostalCode { Code = postal, CommuneId = commune.Id }));
            await db.SaveChangesAsync();
        });
        return commune;
    }

    public async Task<DataSource> SourceAsync(string? slug = null, DateOnly? asOf = null) => await database.WithDbAsync(async db =>
    {
        var source = new DataSource
        {
            Slug = slug ?? $"source-{Next()}", Name = "Source d’essai", Producer = "Producteur d’essai", Licence = "Licence Ouverte 2.0",
            Vintage = "2024", AsOf = asOf ?? new DateOnly(2024, 1, 1), Subject = DataSourceSubject.Places,
        };
        db.Add(source);
        await db.SaveChangesAsync();
        return source;
    });

    /// <summary>A published place, through the same layers as an import: a record, then its publication.</summary>
    public async Task<Place> PlaceAsync(
        Commune? commune, PlaceFacts? facts = null, double? latitude = null, double? longitude = null, DataSource? source = null)
    {
        source ??= await SourceAsync();
        var number = Next();
        facts ??= new PlaceFacts();
        facts = facts with
        {
            Name = facts.Name ?? $"Lieu {number}",
            Position = latitude is null ? facts.Position : new PlacePosition(latitude.Value, longitude!.Value, PositionPrecision.Exact),
            Address = facts.Address ?? new PostalAddress(CommuneCode: commune?.Code, Locality: commune?.Name),
        };
        return await database.WithDbAsync(async db =>
        {
            db.Attach(source);
            var now = DateTimeOffset.UtcNow;
            var place = new Place { Slug = Slug.From(facts.Name, commune?.Name, $"n{number}"), CreatedAt = now };
            var record = new SourceRecord
            {
                SourceId = source.Id, Key = $"k{number}", Facts = facts, Raw = [], ContentSha256 = "", AsOf = source.AsOf,
                FirstSeenAt = now, LastSeenAt = now, Place = place,
            };
            db.Add(record);
            db.Entry(record).Reference(r => r.Source).CurrentValue = source;
            var attached = commune is null ? null : await db.Communes.FindAsync(commune.Id);
            var position = facts.Position is { } given ? Wgs84.Point(given.Latitude, given.Longitude) : attached?.Position;
            place.Publish(
                Publication.Compute([record], []), attached, position,
                facts.Position?.Precision ?? (position is null ? null : PositionPrecision.Commune), now);
            await db.SaveChangesAsync();
            return place;
        });
    }

    /// <summary>An account with a confirmed address and no password.</summary>
    public async Task<Account> AccountAsync(string? email = null, string? name = null)
    {
        email ??= $"personne{Next()}@exemple.org";
        return await database.WithDbAsync(async db =>
        {
            var account = new Account
            {
                DisplayName = name ?? $"Personne {Next()}", CreatedAt = DateTimeOffset.UtcNow, Email = email, UserName = email,
                NormalizedEmail = email.ToUpperInvariant(), NormalizedUserName = email.ToUpperInvariant(), EmailConfirmed = true,
                SecurityStamp = Guid.NewGuid().ToString(), LockoutEnabled = true,
            };
            db.Add(account);
            await db.SaveChangesAsync();
            return account;
        });
    }

    /// <summary>An account with a role: sign it in with a second factor for coordinators and admins.</summary>
    public async Task<Account> AccountAsync(AccountRole role, Territory? territory = null, int? programmeId = null, string? email = null, int? networkId = null)
    {
        var account = await AccountAsync(email);
        await database.WithDbAsync(async db =>
        {
            db.Add(new RoleGrant
            {
                AccountId = account.Id, Role = role, TerritoryId = territory?.Id, ProgrammeId = programmeId, NetworkId = networkId, GrantedAt = DateTimeOffset.UtcNow,
            });
            await db.SaveChangesAsync();
        });
        return account;
    }

    /// <summary>An account that manages a place.</summary>
    public async Task<Account> ManagerAsync(Place place)
    {
        var account = await AccountAsync();
        await database.WithDbAsync(async db =>
        {
            db.Add(new PlaceManager { AccountId = account.Id, PlaceId = place.Id, Since = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        });
        return account;
    }

    private async Task<T> AddAsync<T>(T territory) where T : Territory => await database.WithDbAsync(async db =>
    {
        territory.SearchKey = SearchKey.From(territory.Name);
        db.Add(territory);
        await db.SaveChangesAsync();
        return territory;
    });
}
