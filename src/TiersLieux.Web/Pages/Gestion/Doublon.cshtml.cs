using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Contributions;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Import.People;
using TiersLieux.Import.People.Decisions;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Pages.Lieux;

namespace TiersLieux.Web.Pages.Gestion;

/// <summary>Two sheets side by side: merged field by field, or kept apart for good. Both must be in the curator's scope.</summary>
public sealed class DoublonModel(TiersLieuxDbContext db, CurrentViewer viewer, DuplicateDecisions decisions) : PageModel
{
    public sealed class MergeInput
    {
        /// <summary>Id of the sheet that stays.</summary>
        public int Survivor { get; set; }

        /// <summary>When each sheet last changed for the curator who compares them, as ticks.</summary>
        public long StampA { get; set; }
        public long StampB { get; set; }

        /// <summary>Fields whose value comes from the first sheet, as « field:a », or from the second, as « field:b ».</summary>
        public Dictionary<string, string> Choices { get; set; } = [];
    }

    public sealed record FieldPair(string Field, JsonElement A, JsonElement B)
    {
        public bool IsSame => FieldChanges.AreEqual(A, B);
        /// <summary>Both sheets say something of it, and not the same.</summary>
        public bool Differs => !IsSame && A.ValueKind != JsonValueKind.Null && B.ValueKind != JsonValueKind.Null;
    }

    [BindProperty]
    public MergeInput Input { get; set; } = new();

    public Place A { get; private set; } = null!;
    public Place B { get; private set; } = null!;
    public IReadOnlyList<FieldPair> Fields { get; private set; } = [];
    public DuplicateCandidate Candidate { get; private set; } = null!;
    public string? Meanwhile { get; private set; }

    public async Task<IActionResult> OnGetAsync(int a, int b, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(a, b, cancellationToken))
        {
            return NotFound();
        }

        // The fuller sheet stays, unless told otherwise.
        Input.Survivor = B.Completeness > A.Completeness ? B.Id : A.Id;
        return Page();
    }

    public Task<IActionResult> OnPostFusionnerAsync(int a, int b, CancellationToken cancellationToken) => DecideAsync(a, b, async reviewer =>
    {
        var (stampA, stampB) = (At(Input.StampA), At(Input.StampB));
        var lostIsA = Input.Survivor == B.Id;
        var fromLost = Input.Choices.Where(choice => choice.Value == (lostIsA ? "a" : "b")).Select(choice => choice.Key).ToList();
        var (lost, survivor) = lostIsA ? ((A.Id, stampA), (B.Id, stampB)) : ((B.Id, stampB), (A.Id, stampA));
        await decisions.MergeAsync(lost, survivor, fromLost, reviewer, cancellationToken);
        return RedirectToPage("/Gestion/Historique", new { slug = lostIsA ? B.Slug : A.Slug });
    }, cancellationToken);

    public Task<IActionResult> OnPostDistinguerAsync(int a, int b, CancellationToken cancellationToken) => DecideAsync(a, b, async reviewer =>
    {
        await decisions.KeepApartAsync(a, b, reviewer, cancellationToken);
        return Redirect("/gestion?nature=doublon");
    }, cancellationToken);

    private async Task<IActionResult> DecideAsync(int a, int b, Func<Authorship, Task<IActionResult>> decide, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(a, b, cancellationToken))
        {
            return NotFound();
        }

        if (Input.Survivor != A.Id && Input.Survivor != B.Id)
        {
            ModelState.AddModelError("Input.Survivor", "Choisissez la fiche qui reste.");
        }

        if (ModelState.IsValid)
        {
            try
            {
                return await decide(await viewer.AuthorshipAsync(null, cancellationToken));
            }
            catch (PlaceChangeException refusal)
            {
                ModelState.AddModelError("", refusal.Message);
            }
            catch (DecidedMeanwhileException told)
            {
                Meanwhile = told.Message;
            }

            db.ChangeTracker.Clear();
            if (!await LoadAsync(a, b, cancellationToken))
            {
                return NotFound();
            }
        }

        Response.StatusCode = Meanwhile is null ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> LoadAsync(int a, int b, CancellationToken cancellationToken)
    {
        var scope = (await viewer.RightsAsync(cancellationToken)).Curation;
        var places = await db.Places.AsNoTracking().InScope(scope).Include(place => place.Commune).Where(place => place.Id == a || place.Id == b)
            .ToDictionaryAsync(place => place.Id, cancellationToken);
        if (a == b || !places.TryGetValue(a, out var one) || !places.TryGetValue(b, out var other))
        {
            return false;
        }

        (A, B) = (one, other);
        var (left, right) = (FieldChanges.Of(A.Facts), FieldChanges.Of(B.Facts));
        Fields = [.. left.Keys.Union(right.Keys, StringComparer.Ordinal).OrderBy(FieldNames.Rank)
            .Select(field => new FieldPair(field, left.GetValueOrDefault(field, FieldChanges.Nothing), right.GetValueOrDefault(field, FieldChanges.Nothing)))];
        Candidate = new(
            DuplicateSide.Of(A.Facts, A.CommuneId, A.Commune?.Name), DuplicateSide.Of(B.Facts, B.CommuneId, B.Commune?.Name),
            DuplicateSearch.Distance(A.Facts.Position, B.Facts.Position));
        return true;
    }

    private static DateTimeOffset At(long ticks) => ticks is >= 0 and <= 3_155_378_975_999_999_999 ? new DateTimeOffset(ticks, TimeSpan.Zero) : default;

    public static string Stamp(Place place) => place.UpdatedAt.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
