using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Data.Messages;

public sealed class PersonalDataErasureTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Run_ErasesWhatIsPast_AndNothingElse()
    {
        await database.WithDbAsync(async db =>
        {
            db.AddRange(
                Proposal("fini il y a un an", ProposalState.Refused, Now.AddYears(-1).AddDays(-1)),
                Proposal("fini récemment", ProposalState.Accepted, Now.AddYears(-1).AddDays(1)),
                Proposal("toujours ouvert", ProposalState.Waiting, Now.AddYears(-3)));
            db.AddRange(Link("échu depuis longtemps", Now.AddDays(-31)), Link("échu depuis peu", Now.AddDays(-29)), Link("vivant", Now.AddDays(1)));
            db.AddRange(Email("parti depuis longtemps", sent: Now.AddDays(-31)), Email("parti depuis peu", sent: Now.AddDays(-29)), Email("à envoyer"));
            await db.SaveChangesAsync();
        });

        (await RunAsync()).Should().Be(3);
        (await RunAsync()).Should().Be(0);

        await database.WithDbAsync(async db =>
        {
            (await db.Proposals.Where(proposal => proposal.AuthorEmail != null).Select(proposal => proposal.Note).ToListAsync()).Should().BeEquivalentTo("fini récemment", "toujours ouvert");
            (await db.SecretLinks.Select(link => link.Email).ToListAsync()).Should().BeEquivalentTo("échu depuis peu", "vivant");
            (await db.OutgoingEmails.Select(email => email.Subject).ToListAsync()).Should().BeEquivalentTo("parti depuis peu", "à envoyer");
        });
    }

    private Task<int> RunAsync() => database.WithDbAsync(db => PersonalDataErasure.RunAsync(db, Now, default));

    private static Proposal Proposal(string note, ProposalState state, DateTimeOffset at) => new()
    {
        Kind = ProposalKind.Report, State = state, Note = note, AuthorEmail = "camille@exemple.org", CreatedAt = at, UpdatedAt = at,
        DecidedAt = state is ProposalState.Waiting ? null : at,
    };

    private static SecretLink Link(string email, DateTimeOffset expires) => new()
    {
        SecretSha256 = SecretLinks.Sha256(email), Purpose = LinkPurpose.FollowProposal, Email = email, CreatedAt = expires.AddDays(-30), ExpiresAt = expires,
    };

    private static OutgoingEmail Email(string subject, DateTimeOffset? sent = null) => new()
    {
        To = "camille@exemple.org", Subject = subject, Text = "", Html = "", CreatedAt = Now.AddYears(-1), NextAttemptAt = Now, SentAt = sent,
    };
}
