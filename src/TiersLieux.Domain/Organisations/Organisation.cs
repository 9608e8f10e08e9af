using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Domain.Organisations;

/// <summary>
/// A structure: it accompanies, funds, runs a place or a programme, or governs a territory. Its area is where it acts. Its approved
/// members publish in its name; those of a collectivité share the rights on its territory.
/// </summary>
public sealed class Organisation : Sheet<OrganisationContent>
{
    public Organisation() => Kind = SheetKind.Organisation;

    /// <summary>Codes of <see cref="OrganisationRoles"/>.</summary>
    public List<string> Roles { get; private set; } = [];

    /// <summary>Nine digits, unique; for a collectivité, those of the territory in the reference.</summary>
    public string? Siren { get; set; }

    /// <summary>The territory a collectivité governs; null for any other organisation.</summary>
    public int? TerritoryId { get; set; }
    public Territory? Territory { get; private set; }

    /// <summary>When a first agent asked to join the collectivité.</summary>
    public DateTimeOffset? RequestedAt { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }
    public int? ApprovedById { get; set; }

    /// <summary>Where requests are relayed; never shown, never exported.</summary>
    public string? ContactEmail { get; set; }

    public List<OrganisationMember> Members { get; } = [];
    public List<ProgrammeMembership> Memberships { get; } = [];
    public List<NetworkMember> Networks { get; } = [];

    protected override void ApplyOwn(OrganisationContent content, DateTimeOffset now) => Roles = [.. content.Roles ?? []];
}

/// <summary>What one writes of an organisation.</summary>
public sealed record OrganisationContent : SheetContent
{
    /// <summary>Codes of <see cref="OrganisationRoles"/>.</summary>
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>In French: association, SCIC, fondation…</summary>
    public string? LegalForm { get; init; }

    /// <summary>Year it was founded.</summary>
    public int? FoundedIn { get; init; }

    /// <summary>Town and country of the seat when it is abroad.</summary>
    public string? Locality { get; init; }

    /// <summary>ISO 3166, two letters.</summary>
    public string? Country { get; init; }

    public override IEnumerable<string?> SearchWords() => [LegalForm, Locality, .. (Roles ?? []).Select(OrganisationRoles.All.Label)];

    protected override void Check(SheetProblems problems)
    {
        problems.Codes(nameof(Roles), Roles, OrganisationRoles.All);
        problems.Text(nameof(LegalForm), "Le statut", LegalForm, MaximumText);
        problems.Check(nameof(Country), Country is null or { Length: 2 }, "Le pays s’écrit en deux lettres.");
    }
}

/// <summary>What an organisation does.</summary>
public static class OrganisationRoles
{
    public static readonly Vocabulary All = new("rôle",
        new("accompagnement", "Accompagne des projets", "Accompagnateurs"),
        new("financement", "Finance", "Financeurs"),
        new("exploitation", "Fait vivre un lieu", "Structures d’un lieu"),
        new("collectivite", "Collectivité", "Collectivités"),
        new("tete-reseau", "Anime un réseau", "Têtes de réseau"),
        new("cooperative-activite", "Coopérative d’activité et d’emploi", "Coopératives d’activité et d’emploi"),
        new("chambre-consulaire", "Chambre consulaire", "Chambres consulaires"),
        new("formation", "Forme", "Organismes de formation"),
        new("recherche", "Étudie et évalue", "Études et évaluation"),
        new("immobilier", "Achète et rénove des lieux", "Foncières et immobilier"));
}

/// <summary>Somebody who publishes in the name of an organisation, once approved by a coordinator or by a member already approved.</summary>
public sealed class OrganisationMember
{
    public int Id { get; private set; }
    public int OrganisationId { get; init; }
    public Organisation? Organisation { get; init; }
    public required int AccountId { get; init; }
    public Account? Account { get; private set; }
    public required DateTimeOffset RequestedAt { get; init; }
    public DateTimeOffset? ApprovedAt { get; set; }
    public int? ApprovedById { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}
