using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Programmes;

public enum EligibilityAnswer
{
    Yes = 1,

    /// <summary>The directory cannot tell for a whole commune: the programme does.</summary>
    ToCheck = 2,

    No = 3,
}

/// <summary>Whether a commune may be in a programme, and why.</summary>
/// <param name="Nature">Code of <see cref="Domain.Programmes.ProgrammeNatures"/>.</param>
/// <param name="Reason">French, whole sentences.</param>
/// <param name="IsMember">The commune, or its intercommunalité, is in it today.</param>
public sealed record EligibleProgramme(
    int Id, string Slug, string Name, string? Summary, string Nature, EligibilityAnswer Answer, string Reason, bool IsMember);

/// <summary>What the rules read of a commune.</summary>
public sealed record EligibleCommune(string Name, int? DensityLevel, string? FrrClass);

/// <summary>A territory of the area of a programme that holds the commune.</summary>
public sealed record EligibleArea(TerritoryKind Kind, string Code, string Name);

/// <summary>The commune, or its intercommunalité, in a programme: now or in the past.</summary>
public sealed record EligibleMembership(string Name, string? Cohort, DateOnly? StartsOn, DateOnly? EndsOn);

/// <summary>What the rules read of a programme, for one commune.</summary>
/// <param name="Rule">Code of <see cref="Domain.Programmes.EligibilityRules"/>.</param>
/// <param name="HasArea">Its area is said.</param>
/// <param name="IsAround">The commune is in the circle of its area.</param>
/// <param name="Areas">Territories of its area the commune is in.</param>
public sealed record EligibilityFacts(
    string? Rule, string? Note, DateOnly? Until, bool IsEverywhere, bool HasArea, bool IsAround, IReadOnlyList<EligibleArea> Areas,
    IReadOnlyList<EligibleMembership> Memberships);
