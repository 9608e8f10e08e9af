using TiersLieux.Domain.Places;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Domain.Organisations;

/// <summary>Groups places and organisations, also across borders. Its coordinators curate its members.</summary>
public sealed class Network : Sheet<NetworkContent>
{
    public Network() => Kind = SheetKind.Network;

    public List<NetworkMember> Members { get; } = [];
}

/// <summary>A place or an organisation of a network, while it lasts.</summary>
public sealed class NetworkMember
{
    public int Id { get; private set; }
    public required int NetworkId { get; init; }
    public Network? Network { get; private set; }
    public int? PlaceId { get; set; }
    public Place? Place { get; private set; }
    public int? OrganisationId { get; set; }
    public Organisation? Organisation { get; private set; }
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Null when the catalogue names it.</summary>
    public int? AddedById { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>What one writes of a network.</summary>
public sealed record NetworkContent : SheetContent
{
    /// <summary>ISO 3166 two letters of the countries it spans; null for France alone.</summary>
    public IReadOnlyList<string>? Countries { get; init; }

    /// <summary>Slugs of the networks it relies on or gathers.</summary>
    public IReadOnlyList<string>? Networks { get; init; }

    /// <summary>Slugs of its member places, for the catalogue; people curate members one by one.</summary>
    public IReadOnlyList<string>? Places { get; init; }

    /// <summary>Slugs of its member organisations, for the catalogue.</summary>
    public IReadOnlyList<string>? Organisations { get; init; }

    protected override void Check(SheetProblems problems) =>
        problems.Check(nameof(Countries), Countries?.All(country => country.Length == 2) != false, "Les pays s’écrivent en deux lettres.");
}
