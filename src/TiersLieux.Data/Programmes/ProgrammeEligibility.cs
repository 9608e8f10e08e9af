using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Programmes;

/// <summary>« Votre commune est-elle éligible ? », for every published programme, with the reason in French.</summary>
public static class ProgrammeEligibility
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>All published programmes, those the commune may be in first, then by name; two round trips.</summary>
    /// <param name="today">In France: what ended yesterday is past.</param>
    /// <returns>Empty when no commune has this id.</returns>
    public static Task<IReadOnlyList<EligibleProgramme>> OfCommuneAsync(
        TiersLieuxDbContext db, int communeId, DateOnly today, CancellationToken cancellationToken) => ReadAsync(db, communeId, null, today, cancellationToken);

    /// <summary>The same for one programme; null when it is not published or the commune is unknown.</summary>
    public static async Task<EligibleProgramme?> OfCommuneAsync(
        TiersLieuxDbContext db, int communeId, int programmeId, DateOnly today, CancellationToken cancellationToken) =>
        (await ReadAsync(db, communeId, programmeId, today, cancellationToken)).SingleOrDefault();

    private static async Task<IReadOnlyList<EligibleProgramme>> ReadAsync(
        TiersLieuxDbContext db, int communeId, int? programmeId, DateOnly today, CancellationToken cancellationToken)
    {
        var commune = await db.Communes.Where(known => known.Id == communeId).Select(known => new
        {
            known.Name, known.DensityLevel, known.FrrClass, known.Position, known.EpciId,
            Cover = new[] { known.Id, known.DepartementId, known.RegionId, known.EpciId ?? 0, known.ZoneEmploiId ?? 0 },
        }).SingleOrDefaultAsync(cancellationToken);
        if (commune is null)
        {
            return [];
        }

        var (cover, position, epciId) = (commune.Cover, commune.Position, commune.EpciId ?? 0);
        var rows = await db.Programmes.Published().Where(programme => programmeId == null || programme.Id == programmeId).AsSingleQuery().Select(programme => new
        {
            programme.Id, programme.Slug, programme.Name, programme.Summary, programme.Nature,
            Facts = new EligibilityFacts(
                programme.EligibilityRule, programme.EligibilityNote, programme.Until, programme.IsEverywhere,
                programme.IsEverywhere || programme.RadiusKm != null || programme.Territories.Any(),
                programme.RadiusKm != null && position != null && programme.Position!.IsWithinDistance(position, programme.RadiusKm!.Value * 1000),
                programme.Territories.Where(area => cover.Contains(area.TerritoryId)).OrderBy(area => area.TerritoryId)
                    .Select(area => new EligibleArea(area.Territory!.Kind, area.Territory.Code, area.Territory.Name)).ToList(),
                programme.Memberships.Where(member => member.TerritoryId == communeId || member.TerritoryId == epciId).OrderBy(member => member.Id)
                    .Select(member => new EligibleMembership(member.Territory!.Name, member.Cohort, member.StartsOn, member.EndsOn)).ToList()),
        }).ToListAsync(cancellationToken);

        var asked = new EligibleCommune(commune.Name, commune.DensityLevel, commune.FrrClass);
        return
        [
            .. rows.Select(row =>
            {
                var (answer, reason) = Answer(asked, row.Facts, today);
                return new EligibleProgramme(row.Id, row.Slug, row.Name, row.Summary, row.Nature, answer, reason, Current(row.Facts, today) is not null);
            }).OrderBy(found => found.Answer).ThenByDescending(found => found.IsMember).ThenBy(found => found.Name, StringComparer.Create(French, ignoreCase: true)),
        ];
    }

    /// <summary>The rules, on facts already read.</summary>
    public static (EligibilityAnswer Answer, string Reason) Answer(EligibleCommune commune, EligibilityFacts programme, DateOnly today)
    {
        var (answer, reason) = programme.Until is { } until && until < today
            ? (EligibilityAnswer.No, $"Le programme s’est terminé le {Day(until)}.")
            : Current(programme, today) is { } member ? (EligibilityAnswer.Yes, Retained(commune, member)) : ByRule(commune, programme, today);
        return (answer, programme.Note is null ? reason : $"{reason} {programme.Note}");
    }

    private static (EligibilityAnswer Answer, string Reason) ByRule(EligibleCommune commune, EligibilityFacts programme, DateOnly today) => programme.Rule switch
    {
        "france" => (EligibilityAnswer.Yes, "Toutes les communes de France peuvent y entrer."),
        "zone" => ByArea(commune, programme),
        "membres" => (EligibilityAnswer.No, NotRetained(commune, programme, today)),
        "rural" when commune.DensityLevel is not { } => (EligibilityAnswer.ToCheck, $"Réservé aux communes rurales : la grille de densité de l’Insee ne classe pas {commune.Name}."),
        "rural" when Density.IsRural(commune.DensityLevel) =>
            (EligibilityAnswer.Yes, $"{commune.Name} est une commune rurale au sens de l’Insee ({Label(commune)})."),
        "rural" => (EligibilityAnswer.No, $"Réservé aux communes rurales : {commune.Name} n’en est pas une au sens de l’Insee ({Label(commune)})."),
        "frr" when commune.FrrClass is { } frr => (EligibilityAnswer.Yes, $"{commune.Name} est classée France ruralités revitalisation ({frr})."),
        "frr" => (EligibilityAnswer.No, $"Réservé aux communes classées France ruralités revitalisation : {commune.Name} ne l’est pas."),
        "quartiers" => (EligibilityAnswer.ToCheck,
            "Réservé aux quartiers prioritaires de la politique de la ville, plus petits que la commune : à vérifier avec l’adresse du projet."),
        "a-verifier" => (EligibilityAnswer.ToCheck, "Le programme décide au cas par cas : demandez-lui."),
        _ => (EligibilityAnswer.ToCheck, "L’annuaire ne sait pas encore quelles communes peuvent y entrer."),
    };

    private static (EligibilityAnswer Answer, string Reason) ByArea(EligibleCommune commune, EligibilityFacts programme) => programme switch
    {
        { IsEverywhere: true } => (EligibilityAnswer.Yes, "Sa zone est toute la France."),
        { Areas: [{ Kind: TerritoryKind.Commune }, ..] } => (EligibilityAnswer.Yes, $"{commune.Name} est dans sa zone."),
        { Areas.Count: > 0 } => (EligibilityAnswer.Yes,
            $"{commune.Name} est dans sa zone ({string.Join(", ", programme.Areas.Select(area => TerritoryNames.Label(area.Kind, area.Code, area.Name)))})."),
        { IsAround: true } => (EligibilityAnswer.Yes, $"{commune.Name} est dans le rayon où il agit."),
        { HasArea: false } => (EligibilityAnswer.ToCheck, "Sa zone n’est pas encore connue de l’annuaire : à vérifier auprès du programme."),
        _ => (EligibilityAnswer.No, $"{commune.Name} n’est pas dans sa zone."),
    };

    private static string Retained(EligibleCommune commune, EligibleMembership member)
    {
        var details = string.Join(", ", new[] { member.Cohort, member.StartsOn is { } start ? $"depuis le {Day(start)}" : null }.OfType<string>());
        var name = member.Name == commune.Name ? commune.Name : $"{member.Name}, dont {commune.Name} fait partie,";
        return $"{name} est parmi les territoires retenus{(details.Length > 0 ? $" ({details})" : "")}.";
    }

    private static string NotRetained(EligibleCommune commune, EligibilityFacts programme, DateOnly today) => programme.Memberships switch
    {
        [{ EndsOn: { } end }, ..] when end < today => $"{commune.Name} en a fait partie jusqu’au {Day(end)}.",
        [{ StartsOn: { } start }, ..] when start > today => $"{commune.Name} en fera partie à partir du {Day(start)}.",
        _ => $"{commune.Name} n’est pas parmi les communes retenues.",
    };

    private static EligibleMembership? Current(EligibilityFacts programme, DateOnly today) =>
        programme.Memberships.FirstOrDefault(member => (member.StartsOn is null || member.StartsOn <= today) && (member.EndsOn is null || member.EndsOn >= today));

    private static string Label(EligibleCommune commune) => Density.Label(commune.DensityLevel!.Value).ToLower(French);

    private static string Day(DateOnly date) => date.ToString(date.Day == 1 ? "1\\e\\r MMMM yyyy" : "d MMMM yyyy", French);
}
