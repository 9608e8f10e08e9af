using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>A right in French: « Coordination, Drôme (26) », « Coordination, Fabriques de territoire ».</summary>
internal static class GrantWords
{
    /// <param name="grant">With its territory, its programme and its network.</param>
    public static string Of(RoleGrant grant) => Of(grant.Role, grant.Territory, grant.Programme, grant.Network);

    public static string Of(AccountRole role, Territory? territory, Programme? programme, Network? network) => RoleWords.Of(
        role, territory is null ? programme?.Name ?? network?.Name : TerritoryNames.Label(territory.Kind, territory.Code, territory.Name));
}
