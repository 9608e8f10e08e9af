namespace TiersLieux.Domain.Contributions;

/// <summary>Who makes a change, and why.</summary>
/// <param name="Role">Shown to the public, never a name: one of <see cref="AuthorRoles"/>.</param>
/// <param name="Reason">Shown to the public; null when there is nothing to say.</param>
/// <param name="ProposalId">The proposal the change comes from.</param>
public sealed record Authorship(string Role, int? AccountId = null, string? Reason = null, int? ProposalId = null);

/// <summary>How the public is told who spoke.</summary>
public static class AuthorRoles
{
    public const string Team = "équipe de l’annuaire";
    public const string Manager = "gestionnaire du lieu";
    public const string Collectivite = "collectivité";
    public const string Coordinator = "coordination";
    public const string Organisation = "structure";
    public const string Contributor = "contribution";
    public const string Import = "import";
}
