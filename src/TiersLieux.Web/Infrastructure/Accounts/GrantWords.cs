using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>A right in French: « Coordination, Drôme (26) », « Coordination, Fabriques de territoire ».</summary>
internal static class GrantWords
{
    /// <param name="grant">With its territory and its programme.</param>
    public static string Of(RoleGrant grant) => Of(grant.Role, grant.Territory, grant.Programme);

    public static string Of(AccountRole role, Territory? territory, Programme? programme) => RoleWords.Of(
        role, territory is null ? programme?.Name : TerritoryNames.Label(territory.Kind, territory.Code, territory.Name));
}
