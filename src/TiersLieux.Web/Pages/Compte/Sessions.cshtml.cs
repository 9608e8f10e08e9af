using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Accounts;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>The browsers one is signed in with; any of them can be signed out from here.</summary>
public sealed class SessionsModel(TiersLieuxDbContext db, CurrentViewer viewer, TimeProvider clock) : PageModel
{
    public IReadOnlyList<AccountSession> Open { get; private set; } = [];

    public Guid? Current => User.SessionId();

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Open = await db.OpenSessions(viewer.AccountId!.Value, clock.GetUtcNow()).AsNoTracking()
            .OrderByDescending(session => session.LastSeenAt).ThenBy(session => session.Id).ToListAsync(cancellationToken);

    public async Task<IActionResult> OnPostFermerAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var session = await db.OpenSessions(viewer.AccountId!.Value, now).SingleOrDefaultAsync(open => open.Id == id, cancellationToken);
        if (session is null)
        {
            return NotFound();
        }

        session.EndedAt = now;
        db.Audit("session-fermee", now, viewer.AccountId);
        await db.SaveChangesAsync(cancellationToken);
        return this.Done("/compte/sessions", $"{session.Device} est déconnecté.");
    }

    public async Task<IActionResult> OnPostFermerLesAutresAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.EndSessionsAsync(viewer.AccountId!.Value, now, cancellationToken, except: Current);
        db.Audit("session-fermee", now, viewer.AccountId, "Toutes les autres");
        await db.SaveChangesAsync(cancellationToken);
        return this.Done("/compte/sessions", "Vos autres appareils sont déconnectés.");
    }
}
