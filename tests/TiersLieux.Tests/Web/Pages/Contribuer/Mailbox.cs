using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Contribuer;

/// <summary>What the tests of contributions read back: the e-mails of an address, and its last proposal.</summary>
internal static partial class Mailbox
{
    public static Task<List<OutgoingEmail>> MailsToAsync(this TestDatabase site, string address) => site.WithDbAsync(db =>
        db.OutgoingEmails.AsNoTracking().Where(mail => mail.To == address).OrderBy(mail => mail.Id).ToListAsync());

    /// <summary>Path of the link in the last e-mail to an address.</summary>
    public static async Task<string> LastLinkAsync(this TestDatabase site, string address) =>
        new Uri(Link().Match((await site.MailsToAsync(address))[^1].Text).Value).AbsolutePath;

    public static Task<Proposal?> ProposalOfAsync(this TestDatabase site, string address) => site.WithDbAsync(db =>
        db.Proposals.AsNoTracking().Include(proposal => proposal.Messages).Where(proposal => proposal.AuthorEmail == address).OrderByDescending(proposal => proposal.Id).FirstOrDefaultAsync());

    [GeneratedRegex(@"https://annuaire\.exemple\.org/\S+")]
    private static partial Regex Link();
}
