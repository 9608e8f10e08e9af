using TiersLieux.Domain.Sheets;

namespace TiersLieux.Domain.Programmes;

/// <summary>What one writes of a programme.</summary>
public sealed record ProgrammeContent : SheetContent
{
    /// <summary>Code of <see cref="ProgrammeNatures"/>.</summary>
    public string Nature { get; init; } = "dispositif";

    /// <summary>What a member is called, singular: « Fabrique de territoire ».</summary>
    public string? MemberLabel { get; init; }

    /// <summary>Year, month or day.</summary>
    public string? StartsOn { get; init; }
    public string? EndsOn { get; init; }

    /// <summary>Funders, pilots, operators, evaluators.</summary>
    public IReadOnlyList<ProgrammeParty>? Parties { get; init; }

    /// <summary>What it aims at and where it stands.</summary>
    public IReadOnlyList<ProgrammeIndicator>? Indicators { get; init; }

    public IReadOnlyList<ProgrammeCall>? Calls { get; init; }

    public ProgrammeEligibilityRule? Eligibility { get; init; }

    /// <summary>Members the sheet names itself; those of an imported list come with it.</summary>
    public IReadOnlyList<ProgrammeMember>? Members { get; init; }

    public override IEnumerable<string?> SearchWords() => [MemberLabel, .. (Parties ?? []).Select(party => party.Name)];

    protected override void Check(SheetProblems problems)
    {
        problems.Code(nameof(Nature), Nature, ProgrammeNatures.All);
        problems.Day(nameof(StartsOn), "Le début", StartsOn);
        problems.Day(nameof(EndsOn), "La fin", EndsOn);
        problems.Check(nameof(EndsOn), SheetDays.InOrder(StartsOn, EndsOn), "La fin vient avant le début.");
        problems.Codes(nameof(Parties), Parties?.Select(party => party.Role), ProgrammeRoles.All);
        problems.Items(nameof(Parties), "Les partenaires", Parties, party => [party.Name, party.Organisation, party.Note]);
        problems.Code(nameof(Eligibility), Eligibility?.Rule, EligibilityRules.All);
        problems.Items(nameof(Calls), "Les appels", Calls, call => [call.Name, call.Note]);
        foreach (var call in Calls ?? [])
        {
            problems.Check(nameof(Calls), !string.IsNullOrWhiteSpace(call.Name), "Un appel a un nom.");
            problems.Day(nameof(Calls), "L’ouverture d’un appel", call.OpensOn);
            problems.Day(nameof(Calls), "La clôture d’un appel", call.ClosesOn);
            problems.Check(nameof(Calls), SheetDays.InOrder(call.OpensOn, call.ClosesOn), $"L’appel « {call.Name} » ferme avant d’ouvrir.");
            problems.WebAddress(nameof(Calls), call.Website);
        }

        problems.Items(nameof(Indicators), "Les indicateurs", Indicators, indicator => [indicator.Label, indicator.Unit, indicator.Note]);
    }
}

/// <param name="Role">Code of <see cref="ProgrammeRoles"/>.</param>
/// <param name="Organisation">Slug, when it has a sheet.</param>
public sealed record ProgrammeParty(string Role, string Name, string? Organisation = null, string? Note = null);

/// <param name="Target">What is aimed at; null when nothing is said.</param>
/// <param name="Reached">Where it stands; null when nothing is said.</param>
public sealed record ProgrammeIndicator(string Label, decimal? Target, decimal? Reached, string Unit, int? Year = null, string? Note = null);

/// <summary>A call for projects: open between its dates, closed after.</summary>
public sealed record ProgrammeCall(string Name, string? OpensOn = null, string? ClosesOn = null, string? Website = null, string? Note = null);

/// <summary>Which communes may be in; the area of the sheet is used by the rule « zone ».</summary>
/// <param name="Rule">Code of <see cref="EligibilityRules"/>.</param>
public sealed record ProgrammeEligibilityRule(string Rule, string? Note = null);

/// <summary>Exactly one of place, organisation and territory.</summary>
/// <param name="Territory"><c>commune:26108</c>.</param>
public sealed record ProgrammeMember(string? Place = null, string? Organisation = null, string? Territory = null, string? Cohort = null, string? StartsOn = null, string? EndsOn = null);

/// <summary>What kind of programme it is.</summary>
public static class ProgrammeNatures
{
    public static readonly Vocabulary All = new("nature de programme",
        new("label", "Label", "Labels", "Reconnaît des lieux qui remplissent des conditions, souvent avec une aide."),
        new("territoires", "Programme de territoires", "Programmes de territoires", "Accompagne des communes ou des intercommunalités choisies."),
        new("dispositif", "Dispositif d’accompagnement", "Dispositifs d’accompagnement", "Finance ou anime l’accompagnement de projets."),
        new("appel", "Appel à projets", "Appels à projets", "Choisit des projets entre deux dates."),
        new("europeen", "Programme européen", "Programmes européens", "Financé par l’Union européenne."),
        new("reconnaissance", "Reconnaissance", "Reconnaissances", "Un statut ou une démarche, sans financement propre."));
}

/// <summary>What an organisation does in a programme.</summary>
public static class ProgrammeRoles
{
    public static readonly Vocabulary All = new("rôle dans le programme",
        new("financeur", "Financeur", "Financeurs"),
        new("pilote", "Pilote", "Pilotes"),
        new("operateur", "Opérateur", "Opérateurs"),
        new("evaluation", "Mesure d’impact", "Mesure d’impact"),
        new("animation", "Animation et recherche", "Animation et recherche"),
        new("donnees", "Collecte de données", "Collecte de données"),
        new("partenaire", "Partenaire", "Partenaires"));
}

/// <summary>How one knows whether a commune may be in a programme.</summary>
public static class EligibilityRules
{
    public static readonly Vocabulary All = new("règle d’éligibilité",
        new("france", "Toutes les communes", "Toutes les communes"),
        new("zone", "Les communes de sa zone", "Les communes de sa zone"),
        new("membres", "Les communes retenues", "Les communes retenues"),
        new("rural", "Les communes rurales", "Les communes rurales", "Au sens de la grille de densité de l’Insee."),
        new("frr", "Les communes en zone France ruralités revitalisation", "Les communes en zone France ruralités revitalisation"),
        new("quartiers", "Les quartiers prioritaires de la politique de la ville", "Les quartiers prioritaires de la politique de la ville", "Plus petits que la commune : l’annuaire ne peut pas répondre pour une commune entière."),
        new("a-verifier", "À vérifier auprès du programme", "À vérifier auprès du programme"));
}
