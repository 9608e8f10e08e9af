namespace TiersLieux.Domain.Accounts;

/// <summary>The places a right reaches: all, or those of territories, of programmes, or named one by one. Ids of the database.</summary>
public sealed record Scope(bool IsEverywhere, int[] TerritoryIds, int[] ProgrammeIds, int[] PlaceIds)
{
    public static readonly Scope Nowhere = new(false, [], [], []);
    public static readonly Scope Everywhere = new(true, [], [], []);

    public bool IsNowhere => !IsEverywhere && TerritoryIds.Length + ProgrammeIds.Length + PlaceIds.Length == 0;
}
