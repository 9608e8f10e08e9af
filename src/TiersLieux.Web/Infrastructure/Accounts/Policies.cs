using Microsoft.AspNetCore.Authorization;

namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>Who may open a page. The scope (which places) is checked in the queries, with <c>InScope</c>.</summary>
internal static class Policies
{
    /// <summary>Any account.</summary>
    public const string SignedIn = "connecté";

    /// <summary>Edits places without waiting: managers, agents, coordinators, admins.</summary>
    public const string Editing = "modification";

    /// <summary>Coordinators and admins, with a second factor.</summary>
    public const string Curation = "coordination";

    /// <summary>Admins, with a second factor.</summary>
    public const string Administration = "administration";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        foreach (var name in new[] { Editing, Curation, Administration })
        {
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new RightRequirement(name)));
        }
    }
}

internal sealed record RightRequirement(string Policy) : IAuthorizationRequirement;

internal sealed class RightHandler(CurrentViewer viewer) : AuthorizationHandler<RightRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        var rights = await viewer.RightsAsync(CancellationToken.None);
        var allowed = requirement.Policy switch
        {
            Policies.Administration => rights.IsAdmin,
            Policies.Curation => rights.IsCurator,
            _ => !rights.Editing.IsNowhere,
        };
        if (allowed)
        {
            context.Succeed(requirement);
        }
    }
}
