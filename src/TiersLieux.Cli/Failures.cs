using System.Net.Sockets;
using Npgsql;

namespace TiersLieux.Cli;

/// <summary>What an operator reads when a command fails: one sentence that says what to do. <c>--verbose</c> adds the rest.</summary>
internal static class Failures
{
    public static string Describe(Exception failure) =>
        failure is CommandRefusedException ? failure.Message
        : Find<PostgresException>(failure) is { } refused ? Describe(refused)
        : Find<NpgsqlException>(failure) is not null || Find<SocketException>(failure) is not null
            ? $"La base de données ne répond pas ({Innermost(failure)}). Vérifiez {Data.DataRegistration.ConnectionSetting} et que le serveur tourne."
        : $"Erreur inattendue : {Innermost(failure)} Ajoutez --verbose pour le détail.";

    private static string Describe(PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.InvalidSchemaName =>
            "La base de données n’est pas au schéma de cette version : lancez « tl migrate ».",
        PostgresErrorCodes.InvalidCatalogName => "Cette base de données n’existe pas : « tl migrate » la crée, si le compte en a le droit.",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"La base de données refuse ce compte ou ce mot de passe : vérifiez {Data.DataRegistration.ConnectionSetting}.",
        PostgresErrorCodes.InsufficientPrivilege => $"Le compte n’a pas les droits nécessaires : {refused.MessageText}.",
        PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.UndefinedFile =>
            $"Il manque une extension au serveur (postgis, pg_trgm et unaccent sont nécessaires) : {refused.MessageText}.",
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections =>
            $"La base de données n’accepte pas de connexion pour l’instant : {refused.MessageText}.",
        _ => $"La base de données a refusé : {refused.MessageText} ({refused.SqlState}). Ajoutez --verbose pour le détail.",
    };

    private static T? Find<T>(Exception failure)
        where T : Exception =>
        failure as T ?? (failure.InnerException is { } inner ? Find<T>(inner) : null);

    private static string Innermost(Exception failure) => failure.GetBaseException().Message.Split('\n')[0].Trim();
}

/// <summary>The command cannot run; the message, in French, says what is expected.</summary>
internal sealed class CommandRefusedException(string message, Exception? inner = null) : Exception(message, inner);
