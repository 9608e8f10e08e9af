namespace TiersLieux.Domain.Accounts;

/// <summary>The French words of <see cref="AccountRole"/>.</summary>
public static class RoleWords
{
    /// <summary>« Coordination ».</summary>
    public static string Label(AccountRole role) => role switch
    {
        AccountRole.Agent => "Agent de collectivité",
        AccountRole.Coordinator => "Coordination",
        _ => "Administration",
    };

    /// <summary>« Coordination, Drôme (26) »; the role alone when it has no scope.</summary>
    public static string Of(AccountRole role, string? scope) => scope is null ? Label(role) : $"{Label(role)}, {scope}";
}
