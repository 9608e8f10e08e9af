using TiersLieux.Domain;
using TiersLieux.Web.Requests;

namespace TiersLieux.Web.Pages.Demandes;

/// <summary>The search of another contact, and what is chosen in it; shown by the partial <c>_PassOn</c>.</summary>
/// <param name="Search">Address of the search.</param>
/// <param name="Query">What was searched; null before.</param>
/// <param name="Results">Those that already have the request left out.</param>
/// <param name="IsConsented">The contact is written to at once.</param>
public sealed record PassOnInput(string Search, string? Query, IReadOnlyList<RequestTarget> Results, bool IsConsented)
{
    /// <summary>Key of a <see cref="RequestTarget"/>.</summary>
    public string? Target { get; init; }

    public string? Words { get; init; }

    public IEnumerable<Term> Terms => Results.Where(target => target.IsReachable).Select(target => new Term(target.Key, target.Name, "", target.Label));

    public IEnumerable<RequestTarget> OutOfReach => Results.Where(target => !target.IsReachable);
}
