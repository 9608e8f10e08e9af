using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Places.Hours;
using TiersLieux.Data;
using TiersLieux.Domain.Accounts;
using TiersLieux.Web.Pages.Shared;

namespace TiersLieux.Web.Pages.Gestion.Administration;

/// <summary>The audit log, the latest first.</summary>
public sealed class JournalModel(TiersLieuxDbContext db) : PageModel
{
    private const int PageSize = 100;

    public sealed record Line(DateTimeOffset At, string Action, string? By, string? Subject, string? Detail, int? ProposalId, string? PlaceSlug);

    public string? Action { get; private set; }
    public string? Qui { get; private set; }
    public DateOnly? Du { get; private set; }
    public DateOnly? Au { get; private set; }
    public int? Compte { get; private set; }
    public IReadOnlyList<Line> Entries { get; private set; } = [];
    public PageLinks Links { get; private set; } = null!;

    /// <summary>What cannot be understood is left out, and the form shows it empty.</summary>
    public async Task OnGetAsync(string? action, string? qui, string? du, string? au, string? compte, CancellationToken cancellationToken)
    {
        (Action, Qui) = (AuditActions.All.Find(action)?.Code, string.IsNullOrWhiteSpace(qui) || qui.Length > 200 ? null : qui.Trim());
        (Du, Au, Compte) = (Day(du), Day(au), int.TryParse(compte, out var id) ? id : null);
        var found = Filter(db.AuditEntries.AsNoTracking());
        Links = new PageLinks(PageLinks.Read(Request), PageSize, await found.CountAsync(cancellationToken), Address);
        Entries = await found.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Skip((Links.Page - 1) * PageSize).Take(PageSize)
            .Select(entry => new Line(
                entry.At, entry.Action, entry.Account!.DisplayName,
                db.Accounts.Where(subject => subject.Id == entry.SubjectAccountId).Select(subject => subject.DisplayName).FirstOrDefault(),
                entry.Detail, entry.ProposalId, db.Places.Where(place => place.Id == entry.PlaceId).Select(place => place.Slug).FirstOrDefault()))
            .ToListAsync(cancellationToken);
    }

    /// <summary>First instant of a day in Paris.</summary>
    private static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, FrenchTimeZones.Paris.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private IQueryable<AuditEntry> Filter(IQueryable<AuditEntry> entries)
    {
        if (Action is not null)
        {
            entries = entries.Where(entry => entry.Action == Action);
        }

        if (Du is { } from)
        {
            var start = StartOf(from);
            entries = entries.Where(entry => entry.At >= start);
        }

        if (Au is { } to)
        {
            var end = StartOf(to.AddDays(1));
            entries = entries.Where(entry => entry.At < end);
        }

        if (Compte is not null)
        {
            entries = entries.Where(entry => entry.AccountId == Compte || entry.SubjectAccountId == Compte);
        }

        if (Qui is not null)
        {
            var words = Qui.ToLowerInvariant();
            var people = db.Accounts.Where(account => account.DisplayName.ToLower().Contains(words) || account.Email!.ToLower().Contains(words)).Select(account => (int?)account.Id);
            entries = entries.Where(entry => people.Contains(entry.AccountId) || people.Contains(entry.SubjectAccountId));
        }

        return entries;
    }

    private string Address(int page) => QueryHelpers.AddQueryString("/gestion/administration/journal", new Dictionary<string, string?>
    {
        ["action"] = Action, ["qui"] = Qui, ["du"] = Du?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["au"] = Au?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["compte"] = Compte?.ToString(CultureInfo.InvariantCulture),
        ["page"] = page.ToString(CultureInfo.InvariantCulture),
    });

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200 ? day : null;
}
