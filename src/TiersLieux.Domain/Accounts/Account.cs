using Microsoft.AspNetCore.Identity;

namespace TiersLieux.Domain.Accounts;

/// <summary>A person who signs in. The e-mail address is the user name; nothing else is asked but the name to address them by.</summary>
public sealed class Account : IdentityUser<int>
{
    /// <summary>How to address the person; shown to curators, never to the public.</summary>
    public required string DisplayName { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Set when the person deleted the account: name and address are gone, what they did stays under « compte supprimé ».</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>Step of the last code taken from an application (<see cref="Totp"/>): none is taken twice.</summary>
    public long? LastCodeStep { get; private set; }

    public List<RoleGrant> Grants { get; } = [];
    public List<PlaceManager> ManagedPlaces { get; } = [];

    /// <summary>Forgets who the person is; nobody can sign in with it any more.</summary>
    public void Erase(DateTimeOffset now)
    {
        (DisplayName, ErasedAt) = ("Compte supprimé", now);
        (Email, NormalizedEmail, EmailConfirmed, PasswordHash, TwoFactorEnabled) = (null, null, false, null, false);
        UserName = $"supprime-{Id}";
        NormalizedUserName = UserName.ToUpperInvariant();
        (SecurityStamp, ConcurrencyStamp) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
    }
}

/// <summary>The rights one can be granted; a contributor is any account, a manager has a <see cref="PlaceManager"/>.</summary>
public enum AccountRole
{
    /// <summary>Of a collectivité: edits the places of a territory.</summary>
    Agent = 1,

    /// <summary>Decides proposals, merges and restores within a scope.</summary>
    Coordinator = 2,

    /// <summary>Everything, everywhere.</summary>
    Admin = 3,
}

/// <summary>A role on a territory, on the places of a programme or on those of a network; an admin has none of these. Ended, never deleted.</summary>
public sealed class RoleGrant
{
    public int Id { get; private set; }
    public required int AccountId { get; init; }
    public Account? Account { get; private set; }
    public required AccountRole Role { get; init; }
    public int? TerritoryId { get; init; }
    public Territories.Territory? Territory { get; private set; }
    public int? ProgrammeId { get; init; }
    public Programmes.Programme? Programme { get; private set; }
    public int? NetworkId { get; init; }
    public Organisations.Network? Network { get; private set; }
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>Null for the first admin, granted by <c>tl</c>.</summary>
    public int? GrantedById { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>An account that manages a place: edits it without waiting, and is asked to confirm it.</summary>
public sealed class PlaceManager
{
    public int Id { get; private set; }
    public required int PlaceId { get; set; }
    public Places.Place? Place { get; private set; }
    public required int AccountId { get; init; }
    public Account? Account { get; private set; }
    public required DateTimeOffset Since { get; init; }
    public int? GrantedById { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A signed-in browser, which its owner can list and end. No address is kept.</summary>
public sealed class AccountSession
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int AccountId { get; init; }
    public Account? Account { get; private set; }

    /// <summary>« Firefox sur Android ».</summary>
    public required string Device { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>Rights offered to an address; accepted through a single-use link.</summary>
public sealed class Invitation
{
    public int Id { get; private set; }
    public required string Email { get; init; }
    public required AccountRole Role { get; init; }
    public int? TerritoryId { get; init; }
    public Territories.Territory? Territory { get; private set; }
    public int? ProgrammeId { get; init; }
    public Programmes.Programme? Programme { get; private set; }
    public int? NetworkId { get; init; }
    public Organisations.Network? Network { get; private set; }
    public required int InvitedById { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; set; }
    public DateTimeOffset? CancelledAt { get; set; }
}
