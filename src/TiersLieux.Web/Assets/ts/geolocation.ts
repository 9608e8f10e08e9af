import { announce } from "./announce";
import { withLocation } from "./location-params";
import { navigate } from "./navigation";

const refusals: Record<number, string> = {
  1: "Vous n’avez pas autorisé la localisation. Indiquez plutôt votre commune.",
  2: "Votre position n’a pas pu être trouvée. Indiquez plutôt votre commune.",
  3: "La localisation a pris trop de temps. Réessayez ou indiquez votre commune.",
};

/** Shows `button`, useless without JavaScript; a click searches around the visitor, whose position is rounded to about 100 m. */
export function setUpGeolocation(button: HTMLButtonElement): void {
  if (!("geolocation" in navigator)) return;
  const message = document.getElementById(button.getAttribute("aria-describedby") ?? "");
  const say = (text: string): void => {
    if (message) message.textContent = text;
    else announce(text);
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    say("Recherche de votre position…");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        button.disabled = false;
        say("");
        const target = new URL(button.dataset["geolocate"] || "/lieux", location.href);
        if (target.pathname === location.pathname) target.search = location.search;
        navigate(
          withLocation(target, {
            lat: coords.latitude.toFixed(3),
            lon: coords.longitude.toFixed(3),
            rayon: button.dataset["rayon"] || "20",
          }),
        );
      },
      (error) => {
        button.disabled = false;
        say(refusals[error.code] ?? "Votre position n’a pas pu être trouvée.");
      },
      { maximumAge: 300_000, timeout: 10_000 },
    );
  });
}
