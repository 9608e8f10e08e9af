namespace TiersLieux.Domain.Contributions;

public enum ClaimDocumentFormat
{
    Pdf = 1,

    /// <summary>A photo or a scan, drawn anew.</summary>
    Webp = 2,
}

/// <summary>
/// What somebody shows to prove that they manage a place (statutes, lease…): read by the curators of the claim only, erased thirty days
/// after the decision. Kept in the database, so that it comes and goes with its claim.
/// </summary>
public sealed class ClaimDocument
{
    public static readonly TimeSpan KeptAfterDecision = TimeSpan.FromDays(30);

    public int Id { get; private set; }
    public int ProposalId { get; set; }
    public required ClaimDocumentFormat Format { get; init; }

    /// <summary>At most 10 MB.</summary>
    public required byte[] Content { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
}
