using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Requests;

namespace TiersLieux.Web.Requests;

/// <summary>Loads a request with all that its pages and e-mails tell.</summary>
public static class RequestReading
{
    /// <summary>Locked until the caller's transaction ends, so that an answer, a word and a closing come one after the other. Null when it is no more.</summary>
    public static async Task<ContactRequest?> LockRequestAsync(this TiersLieuxDbContext db, int id, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM contact_requests WHERE id = {id} FOR UPDATE", cancellationToken);
        db.ChangeTracker.Clear();
        return await db.ContactRequests.Complete().SingleOrDefaultAsync(request => request.Id == id, cancellationToken);
    }

    public static IQueryable<ContactRequest> Complete(this IQueryable<ContactRequest> requests) => requests
        .Include(request => request.Commune!.Departement)
        .Include(request => request.Recipients.OrderBy(recipient => recipient.Id)).ThenInclude(recipient => recipient.Place)
        .Include(request => request.Recipients).ThenInclude(recipient => recipient.Sheet!.Organisation)
        .Include(request => request.Messages.OrderBy(message => message.Id))
        .AsSplitQuery();
}
