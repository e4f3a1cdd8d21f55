// Answers of a child travel in the body of forms. Going back to such a page makes browsers ask to send the form again,
// so the screens are exchanged inside one page: the back key shows the screen before, as it was left. Nothing is stored;
// the address and the history hold only the number of a screen. Without this file the forms work as they are.

const screens = [document.querySelector("main")];
let shown = 0;
let busy = false;

function show(number) {
  screens[shown].replaceWith(screens[number]);
  shown = number;
  window.scrollTo(0, 0);
  screens[number].focus({ preventScroll: true });
}

async function ask(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const answer = await fetch(form.action, { method: "POST", body, referrerPolicy: "no-referrer", cache: "no-store" });
  if (answer.redirected) {
    location.assign(answer.url);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  screens.length = shown + 1;
  screens.push(document.adoptNode(page.querySelector("main")));
  document.documentElement.dataset.mood = page.documentElement.dataset.mood;
  history.pushState({ screen: shown + 1 }, "", location.href);
  show(shown + 1);
}

/** Send the form as if this file were not there. */
function sendPlainly(form, button) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: button?.name ?? "", value: button?.value ?? "" });
  if (field.name) form.append(field);
  form.submit();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  const method = button?.getAttribute("formmethod") ?? form.method;
  if (method !== "post" || !form.closest("main")) return;
  event.preventDefault();
  if (busy) return;
  busy = true;
  ask(form, button)
    .catch(() => sendPlainly(form, button))
    .finally(() => {
      busy = false;
    });
});

window.addEventListener("popstate", (event) => {
  const number = event.state?.screen ?? 0;
  if (screens[number] && number !== shown) show(number);
});

history.replaceState({ screen: 0 }, "", location.href);
