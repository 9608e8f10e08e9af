namespace TiersLieux.Domain.Messages;

/// <summary>What the link of an e-mail allows. Only a hash of the secret is stored: reading the database opens nothing.</summary>
public sealed class SecretLink
{
    public long Id { get; private set; }

    /// <summary>Hexadecimal SHA-256 of the secret.</summary>
    public required string SecretSha256 { get; init; }

    public required LinkPurpose Purpose { get; init; }
    public int? AccountId { get; init; }
    public int? ProposalId { get; init; }
    public int? PlaceId { get; init; }
    public int? InvitationId { get; init; }
    public int? PlaceMessageId { get; init; }
    public int? RequestId { get; init; }

    /// <summary>Code of <see cref="EmailTopics"/> an <see cref="LinkPurpose.Unsubscribe"/> stops.</summary>
    public string? Topic { get; init; }

    /// <summary>Address it was sent to.</summary>
    public required string Email { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When a single-use link was used.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}

public enum LinkPurpose
{
    /// <summary>Single use: proves the address of a new account, or a new address.</summary>
    ConfirmAccount = 1,

    /// <summary>Single use.</summary>
    ResetPassword = 2,

    /// <summary>Single use.</summary>
    AcceptInvitation = 3,

    /// <summary>Follow, resume, change and answer a proposal, as long as the link lives; its first opening confirms the address.</summary>
    FollowProposal = 4,

    /// <summary>Single use: « toujours à jour » without a password.</summary>
    ConfirmPlace = 5,

    /// <summary>Single use: proves an address at the place's domain.</summary>
    ProveClaim = 6,

    /// <summary>Stops a topic for an address; serves as often as one likes.</summary>
    Unsubscribe = 7,

    /// <summary>Single use: lets a <see cref="PlaceMessage"/> leave, its sender having read mail at the address they gave.</summary>
    SendMessage = 8,

    /// <summary>Follow, confirm and close a <see cref="Requests.ContactRequest"/>, as long as the link lives.</summary>
    FollowRequest = 9,

    /// <summary>Read and answer a <see cref="Requests.ContactRequest"/>, for whoever reads this address today.</summary>
    AnswerRequest = 10,
}
