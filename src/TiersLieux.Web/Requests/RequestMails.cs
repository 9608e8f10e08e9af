using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Requests;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Requests;

/// <summary>The words of the e-mails about a request. No address of anybody is in them: answers go through the site.</summary>
public static class RequestMails
{
    private const string OnThePage = "Répondez sur cette page plutôt qu’à ce courriel : votre adresse n’est pas donnée, et la sienne non plus.";

    public static (string Subject, EmailBody Body) Confirm(ContactRequest request, string recipients, Uri link) => ("Confirmez votre demande", new EmailBody()
        .Paragraph("Bonjour,")
        .Paragraph($"Vous avez écrit à {recipients} depuis l’annuaire des tiers-lieux ruraux. Votre demande partira quand vous aurez ouvert ce lien, dans les deux jours.")
        .Button("Envoyer ma demande", link)
        .Paragraph("Gardez ce courriel : le même lien vous permettra de suivre votre demande. Si ce n’est pas vous, ne faites rien, elle sera effacée."));

    public static (string Subject, EmailBody Body) Sent(string recipients, Uri link) => ("Votre demande est partie", new EmailBody()
        .Paragraph("Bonjour,")
        .Paragraph($"Votre demande est transmise à {recipients}. Vous serez prévenu à chaque réponse, et vous pouvez la suivre, la compléter ou la clore à tout moment.")
        .Button("Suivre ma demande", link));

    /// <param name="names">The recipients reached at this address.</param>
    /// <param name="passedBy">Who passed it on; null when the visitor chose.</param>
    public static (string Subject, EmailBody Body) Letter(ContactRequest request, string names, string? passedBy, bool isReminder, Uri link)
    {
        var body = new EmailBody().Paragraph("Bonjour,");
        body = isReminder
            ? body.Paragraph($"Cette demande adressée à {names} attend toujours votre réponse. Un mot suffit, même pour dire que vous ne pouvez pas donner suite.")
            : passedBy is null
                ? body.Paragraph($"{request.Name} s’adresse à {names} depuis l’annuaire des tiers-lieux ruraux.")
                : body.Paragraph($"{passedBy} pense que {names} peut répondre à cette demande, reçue depuis l’annuaire des tiers-lieux ruraux.");
        return ($"{(isReminder ? "Rappel : demande" : "Demande")} de {request.Name} pour {names}", body
            .Quote(request.Text ?? "").Paragraph(About(request)).Button("Lire et répondre", link).Paragraph(OnThePage));
    }

    public static (string Subject, EmailBody Body) Word(ContactRequest request, string text, Uri link) => ($"{request.Name} ajoute un mot à sa demande", new EmailBody()
        .Paragraph("Bonjour,").Paragraph($"{request.Name} complète sa demande :").Quote(text).Button("Lire et répondre", link).Paragraph(OnThePage));

    public static (string Subject, EmailBody Body) Ended(ContactRequest request) => ($"La demande de {request.Name} est close", new EmailBody()
        .Paragraph("Bonjour,")
        .Paragraph($"{request.Name} a clos sa demande{(request.Result == RequestResults.Found ? " : la réponse est trouvée" : "")}. Vous n’avez plus rien à faire. Merci."));

    /// <param name="told">What happened, a sentence.</param>
    /// <param name="text">Words of the recipient; null without.</param>
    public static (string Subject, EmailBody Body) ToVisitor(string subject, string told, string? text, Uri link)
    {
        var body = new EmailBody().Paragraph("Bonjour,").Paragraph(told);
        return (subject, (text is null ? body : body.Quote(text)).Button("Suivre ma demande", link));
    }

    /// <summary>« Projet à Crest (Drôme), en idéation, pour un financement. Réponse souhaitée avant le 3 mai 2026. »</summary>
    public static string About(ContactRequest request)
    {
        var parts = new[]
        {
            $"Projet {French.At(request.Commune!.Name)} ({request.Commune.Departement!.Name})",
            request.Phase is { } phase ? "phase : " + Lower(OfferPhases.All.Label(phase)) : null,
            request.Need is { } need ? "besoin : " + Lower(OfferNeeds.All.Label(need)) : null,
        };
        return string.Join(", ", parts.OfType<string>()) + "." + (request.WishedBy is { } day ? $" Réponse souhaitée avant le {French.Date(day)}." : "");
    }

    /// <summary>« A », « A et B », « A, B et C ».</summary>
    public static string Names(IEnumerable<string> names) => names.Distinct().Select(name => $"« {name} »").ToList() switch
    {
        [] => "personne",
        [var one] => one,
        var many => $"{string.Join(", ", many.SkipLast(1))} et {many[^1]}",
    };

    private static string Lower(string label) => char.ToLower(label[0], System.Globalization.CultureInfo.GetCultureInfo("fr-FR")) + label[1..];
}
