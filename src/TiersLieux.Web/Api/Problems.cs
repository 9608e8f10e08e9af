using System.Diagnostics;
using System.Text.Json.Serialization;
using TiersLieux.Data.Search;

namespace TiersLieux.Web.Api;

/// <summary>An error for programs (RFC 9457), in French.</summary>
/// <param name="Title">What the status means.</param>
/// <param name="Detail">What to do about it; null when there is no more to say.</param>
/// <param name="Errors">Messages by parameter, when parameters are at fault.</param>
/// <param name="TraceId">The request in the logs.</param>
public sealed record Problem(
    int Status, string Title, string? Detail, string Instance, string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors = null)
{
    public string Type => "about:blank";
}

/// <summary>The one way an endpoint answers an error.</summary>
public static class Problems
{
    public const string ContentType = "application/problem+json";

    public static IResult BadRequest(string detail) => new ProblemResult(StatusCodes.Status400BadRequest, detail, null);

    /// <summary>400 with the message of each parameter.</summary>
    public static IResult BadRequest(IEnumerable<SearchError> errors)
    {
        var byParameter = errors.GroupBy(error => error.Parameter).ToDictionary(group => group.Key, group => group.Select(error => error.Message).ToArray());
        return new ProblemResult(StatusCodes.Status400BadRequest, string.Join(" ", byParameter.Values.SelectMany(messages => messages)), byParameter);
    }

    public static IResult NotFound(string detail) => new ProblemResult(StatusCodes.Status404NotFound, detail, null);

    /// <summary>410, for what was withdrawn.</summary>
    public static IResult Gone(string detail) => new ProblemResult(StatusCodes.Status410Gone, detail, null);

    internal static Task WriteAsync(HttpContext context, int status, string? detail, IReadOnlyDictionary<string, string[]>? errors = null)
    {
        context.Response.StatusCode = status;
        var problem = new Problem(
            status, Title(status), detail, context.Request.Path, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier, errors);
        return context.Response.WriteAsJsonAsync(problem, options: null, contentType: ContentType, context.RequestAborted);
    }

    /// <summary>French title of a status, for problems and error pages alike.</summary>
    public static string Title(int status) => status switch
    {
        400 => "Demande incorrecte",
        401 => "Connexion nécessaire",
        403 => "Accès refusé",
        404 => "Introuvable",
        405 => "Méthode non acceptée",
        406 => "Format non proposé",
        410 => "Retiré de l’annuaire",
        413 => "Envoi trop volumineux",
        414 => "Demande trop longue",
        415 => "Format non accepté",
        429 => "Trop de demandes",
        503 => "Momentanément indisponible",
        >= 500 => "Erreur de notre côté",
        _ => "Demande refusée",
    };

    private sealed class ProblemResult(int status, string detail, IReadOnlyDictionary<string, string[]>? errors) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, status, detail, errors);
    }
}
