namespace TiersLieux.Domain.Accounts;

/// <summary>One line of the audit log: sign-ins, rights, decisions, exports of personal data. Written once, never changed.</summary>
public sealed class AuditEntry
{
    public long Id { get; private set; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Null when nobody is signed in: a failed sign-in, a job.</summary>
    public int? AccountId { get; init; }

    public Account? Account { get; private set; }

    /// <summary>Code of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    /// <summary>French, for an admin, without personal data: « Crest (26108), coordination ».</summary>
    public string? Detail { get; init; }

    public int? ProposalId { get; init; }
    public int? PlaceId { get; init; }
    public int? SubjectAccountId { get; init; }
}

/// <summary>What the audit log covers.</summary>
public static class AuditActions
{
    public static readonly Vocabulary All = new("action",
        new("connexion", "Connexion", "Connexions"),
        new("connexion-refusee", "Connexion refusée", "Connexions refusées"),
        new("compte-verrouille", "Compte verrouillé", "Comptes verrouillés"),
        new("deconnexion", "Déconnexion", "Déconnexions"),
        new("session-fermee", "Session fermée", "Sessions fermées"),
        new("compte-cree", "Compte créé", "Comptes créés"),
        new("compte-supprime", "Compte supprimé", "Comptes supprimés"),
        new("mot-de-passe", "Mot de passe changé", "Mots de passe changés"),
        new("second-facteur", "Second facteur activé", "Seconds facteurs activés"),
        new("second-facteur-ote", "Second facteur retiré", "Seconds facteurs retirés"),
        new("invitation", "Invitation envoyée", "Invitations envoyées"),
        new("invitation-acceptee", "Invitation acceptée", "Invitations acceptées"),
        new("droit-accorde", "Droit accordé", "Droits accordés"),
        new("droit-retire", "Droit retiré", "Droits retirés"),
        new("structure", "Membre d’une structure accepté", "Membres d’une structure acceptés"),
        new("structure-refusee", "Membre d’une structure refusé", "Membres d’une structure refusés"),
        new("reseau-ajout", "Membre ajouté à un réseau", "Membres ajoutés à un réseau"),
        new("reseau-retrait", "Membre retiré d’un réseau", "Membres retirés d’un réseau"),
        new("decision", "Décision", "Décisions"),
        new("fusion", "Fusion", "Fusions"),
        new("fusion-annulee", "Fusion annulée", "Fusions annulées"),
        new("restauration", "Version rétablie", "Versions rétablies"),
        new("export-personnel", "Export de données personnelles", "Exports de données personnelles"));
}
