using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Messages;

namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>The e-mails about an account: all are service messages, one subject and one body each.</summary>
public sealed class AccountMails(SiteAddress site)
{
    private const string NotYou = "Si vous n’avez rien demandé, ne faites rien : personne n’a accès à votre compte.";

    public (string Subject, EmailBody Body) Confirm(string secret) => ("Terminez votre inscription", new EmailBody()
        .Paragraph("Vous avez demandé un compte sur l’annuaire des tiers-lieux ruraux. Il reste à choisir votre mot de passe.")
        .Button("Créer mon compte", site.Of($"/compte/confirmer?jeton={secret}"))
        .Paragraph("Ce lien sert une fois, pendant deux jours. Si vous n’avez rien demandé, ne faites rien : aucun compte ne sera créé."));

    public (string Subject, EmailBody Body) AlreadyRegistered() => ("Vous avez déjà un compte", new EmailBody()
        .Paragraph("Quelqu’un, vous sans doute, a demandé un compte avec cette adresse. Vous en avez déjà un.")
        .Button("Me connecter", site.Of("/compte/connexion"))
        .Button("Choisir un nouveau mot de passe", site.Of("/compte/mot-de-passe-oublie"))
        .Paragraph(NotYou));

    public (string Subject, EmailBody Body) Reset(string secret) => ("Choisissez un nouveau mot de passe", new EmailBody()
        .Paragraph("Vous avez demandé à changer le mot de passe de votre compte sur l’annuaire des tiers-lieux ruraux.")
        .Button("Choisir un mot de passe", site.Of($"/compte/reinitialiser?jeton={secret}"))
        .Paragraph("Ce lien sert une fois, pendant deux heures.").Paragraph(NotYou));

    public (string Subject, EmailBody Body) PasswordChanged() => ("Votre mot de passe a changé", new EmailBody()
        .Paragraph("Le mot de passe de votre compte vient de changer, et les autres appareils ont été déconnectés.")
        .Paragraph("Si ce n’est pas vous, choisissez-en un autre tout de suite :")
        .Button("Choisir un mot de passe", site.Of("/compte/mot-de-passe-oublie")));

    public (string Subject, EmailBody Body) Locked() => ("Votre compte est bloqué un quart d’heure", new EmailBody()
        .Paragraph("Cinq mots de passe ou codes faux ont été donnés de suite pour votre compte. Par prudence, personne ne peut s’y connecter pendant quinze minutes.")
        .Paragraph("Si c’est vous, patientez, ou choisissez un nouveau mot de passe :")
        .Button("Choisir un mot de passe", site.Of("/compte/mot-de-passe-oublie"))
        .Paragraph("Si ce n’est pas vous, personne n’est entré. Un second facteur vous protégera encore mieux."));

    /// <param name="left">Codes that were never used.</param>
    public (string Subject, EmailBody Body) RecoveryCodeUsed(int left) => ("Un code de secours vient de servir", new EmailBody()
        .Paragraph($"Une connexion à votre compte a utilisé un code de secours. Il vous en reste {left}.")
        .Paragraph("Si ce n’est pas vous, changez votre mot de passe et vos codes :")
        .Button("Ouvrir la page Sécurité", site.Of("/compte/securite")));

    public (string Subject, EmailBody Body) SecondFactorRemoved() => ("Votre second facteur est retiré", new EmailBody()
        .Paragraph("Votre compte n’est plus protégé que par son mot de passe. La coordination et l’administration demandent un second facteur.")
        .Button("Ouvrir la page Sécurité", site.Of("/compte/securite")));

    /// <param name="right"><see cref="RoleWords.Of(AccountRole, string?)"/>.</param>
    public (string Subject, EmailBody Body) Invitation(string right, string secret) => ("Votre invitation à l’annuaire des tiers-lieux ruraux", new EmailBody()
        .Paragraph("L’équipe de l’annuaire vous propose ce droit :").Quote(right)
        .Button("Voir l’invitation", site.Of($"/compte/invitation?jeton={secret}"))
        .Paragraph("Ce lien sert une fois, pendant quatorze jours. Si vous ne l’attendiez pas, ne faites rien."));

    public (string Subject, EmailBody Body) AgentApproved(string name, bool isCollectivite) => ("Votre demande est acceptée", new EmailBody()
        .Paragraph(isCollectivite
            ? $"Vous pouvez maintenant modifier les fiches des lieux du territoire de votre collectivité, {name}, et accepter vos collègues."
            : $"Vous pouvez maintenant publier les offres et les rendez-vous de {name}, et accepter vos collègues.")
        .Button("Ouvrir mes structures", site.Of("/compte/structure")));

    public (string Subject, EmailBody Body) AgentRefused(string collectivite) => ("Votre demande n’a pas été acceptée", new EmailBody()
        .Paragraph($"Votre demande de rejoindre {collectivite} n’a pas été acceptée. Vous pouvez toujours proposer des corrections depuis la page de chaque lieu.")
        .Button("Voir mon compte", site.Of("/compte")));

    public (string Subject, EmailBody Body) Erased() => ("Votre compte est supprimé", new EmailBody()
        .Paragraph("Votre nom et votre adresse ont été effacés de l’annuaire, et vos droits ont pris fin. Ce que vous avez fait publier reste en ligne, sans votre nom.")
        .Paragraph("Ce message est le dernier : votre adresse disparaît aussi de la liste des envois une fois celui-ci parti."));
}
