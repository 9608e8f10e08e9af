using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Territories;
using TiersLieux.Web.Mails;

namespace TiersLieux.Web.Infrastructure;

/// <param name="Statut">« prêt », « incomplet » (usable, see <paramref name="Manques"/>) or « indisponible ».</param>
/// <param name="Manques">French sentences: what is missing, for the operator.</param>
/// <param name="Courriels">Where e-mails go: « serveur », « dossier » or « nulle part ».</param>
internal sealed record Readiness(string Statut, IReadOnlyList<string> Manques, string Courriels);

internal static class Health
{
    /// <summary>/health/live: the process answers. /health/ready: 200 while the site is usable, 503 without a database at the right schema.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => new { statut = "vivant" }).ExcludeFromDescription();
        app.MapGet("/health/ready", async (TiersLieuxDbContext db, MailSettings mails, ILogger<Readiness> logger, CancellationToken cancellationToken) =>
        {
            try
            {
                var readiness = await CheckAsync(db, mails, cancellationToken);
                return Results.Json(readiness, statusCode: readiness.Statut == "indisponible" ? 503 : 200);
            }
            catch (Exception exception) when (exception is DbException or InvalidOperationException or TimeoutException)
            {
                logger.LogError(exception, "La base de données ne répond pas");
                return Results.Json(new Readiness("indisponible", ["La base de données ne répond pas."], Words(mails)), statusCode: 503);
            }
        }).ExcludeFromDescription();
    }

    private static string Words(MailSettings mails) => mails.Host is not null ? "serveur" : mails.Folder is not null ? "dossier" : "nulle part";

    private static async Task<Readiness> CheckAsync(TiersLieuxDbContext db, MailSettings mails, CancellationToken cancellationToken)
    {
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            return new Readiness("indisponible", ["La base de données n’est pas au schéma de cette version : lancez « tl migrate »."], Words(mails));
        }

        var missing = new List<string>();
        await RequireAsync(db.Communes.AnyAsync(cancellationToken), "Les communes ne sont pas chargées : aucune recherche par territoire n’est possible.");
        await RequireAsync(db.Epcis.AnyAsync(cancellationToken), "Les intercommunalités ne sont pas chargées.");
        await RequireAsync(db.ZonesEmploi.AnyAsync(cancellationToken), "Les zones d’emploi ne sont pas chargées.");
        await RequireAsync(db.PostalCodes.AnyAsync(cancellationToken), "Les codes postaux ne sont pas chargés.");
        await RequireAsync(
            db.Communes.AnyAsync(commune => commune.Contour != null, cancellationToken),
            "Les contours des communes ne sont pas chargés : les positions sont approximatives et la carte n’a pas de fond.");
        await RequireAsync(db.Set<TerritoryShape>().AnyAsync(cancellationToken), "Les tracés de la carte ne sont pas calculés.");
        await RequireAsync(db.Communes.AnyAsync(commune => commune.DensityLevel != null, cancellationToken), "La grille de densité n’est pas chargée.");
        await RequireAsync(
            db.Communes.AnyAsync(commune => commune.FrrClass != null, cancellationToken), "Le zonage France Ruralités Revitalisation n’est pas chargé.");
        await RequireAsync(db.Places.AnyAsync(cancellationToken), "Aucun lieu n’est chargé.");
        missing.AddRange(await db.Sources
            .Where(source => source.Subject == DataSourceSubject.Places && source.LoadedAt == null).OrderBy(source => source.Id)
            .Select(source => $"La source « {source.Name} » n’a pas pu être lue : ses lieux manquent.").ToListAsync(cancellationToken));
        if (mails.Host is null && mails.Folder is null)
        {
            missing.Add($"Aucun serveur de courriel n’est réglé ({MailSettings.HostSetting}) : les courriels restent dans la boîte d’envoi, et personne ne peut confirmer un envoi ni un compte.");
        }

        return new Readiness(missing.Count == 0 ? "prêt" : "incomplet", missing, Words(mails));

        async Task RequireAsync(Task<bool> present, string otherwise)
        {
            if (!await present)
            {
                missing.Add(otherwise);
            }
        }
    }
}
