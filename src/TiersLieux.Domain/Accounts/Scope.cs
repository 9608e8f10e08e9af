namespace TiersLieux.Domain.Accounts;

/// <summary>What a right reaches: all, or what is of territories, of programmes, of networks or of organisations, or places named one by one. Ids of the database.</summary>
public sealed record Scope(bool IsEverywhere, int[] TerritoryIds, int[] ProgrammeIds, int[] PlaceIds, int[] NetworkIds, int[] OrganisationIds)
{
    public static readonly Scope Nowhere = new(false, [], [], [], [], []);
    public static readonly Scope Everywhere = Nowhere with { IsEverywhere = true };

    public static Scope OfTerritory(int territoryId) => Nowhere with { TerritoryIds = [territoryId] };

    public static Scope OfProgramme(int programmeId) => Nowhere with { ProgrammeIds = [programmeId] };

    public bool IsNowhere => !IsEverywhere && TerritoryIds.Length + ProgrammeIds.Length + PlaceIds.Length + NetworkIds.Length + OrganisationIds.Length == 0;
}
