namespace TiersLieux.Domain.Contributions;

/// <summary>Codes (addresses) and French words of the kinds and states of proposals.</summary>
public static class ProposalWords
{
    public static readonly Vocabulary Kinds = new("nature",
        new("nouveau", "Nouveau lieu", "Nouveaux lieux"),
        new("correction", "Correction", "Corrections"),
        new("signalement", "Signalement", "Signalements"),
        new("revendication", "Revendication", "Revendications"),
        new("conflit", "Conflit avec une source", "Conflits avec une source"),
        new("doublon", "Doublon possible", "Doublons possibles"),
        new("confirmation", "Fiche à confirmer", "Fiches à confirmer"),
        new("publication", "Publication à relire", "Publications à relire"),
        new("commentaire", "Commentaire à relire", "Commentaires à relire"));

    private static readonly string[] StateLabels =
        ["brouillon", "envoi à confirmer", "en attente", "question posée", "acceptée", "acceptée en partie", "refusée", "close sans suite"];

    public static string Label(this ProposalKind kind) => Kinds.Terms[(int)kind - 1].Label;

    public static string Code(this ProposalKind kind) => Kinds.Terms[(int)kind - 1].Code;

    /// <returns>Null when <paramref name="code"/> is none of the list.</returns>
    public static ProposalKind? ParseKind(string? code)
    {
        var index = Kinds.Terms.ToList().FindIndex(term => term.Code == code);
        return index < 0 ? null : (ProposalKind)(index + 1);
    }

    /// <summary>Feminine, as « proposition » is.</summary>
    public static string Label(this ProposalState state) => StateLabels[(int)state - 1];
}
