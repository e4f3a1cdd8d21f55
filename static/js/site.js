// Enhancement only: every page works without this file.

const EXIT_WINDOW_MS = 5000;

/** Leave for a neutral page and take this one out of the history, so that "back" does not return here. */
function leave(link) {
  document.body.hidden = true;
  document.title = "";
  window.location.replace(link.href);
}

function watchExit(link) {
  let presses = [];
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      presses = [];
      return;
    }
    presses = [...presses, event.timeStamp].filter((time) => event.timeStamp - time < EXIT_WINDOW_MS);
    if (presses.length >= 3) leave(link);
  });
}

/** Tell what the server cannot see, without any identifier: `docs/adr/0007-counting-without-watching.md`. */
function tell(what) {
  if (navigator.doNotTrack === "1" || navigator.globalPrivacyControl) return;
  const body = new URLSearchParams(what);
  fetch("/telling/", { method: "POST", body, keepalive: true, referrerPolicy: "no-referrer" }).catch(() => {});
}

/** A page that the browser gives from its own cache never reached the server, which counts all others. */
function watchReading(read) {
  const [visit] = performance.getEntriesByType("navigation");
  const isKept = visit?.decodedBodySize && !visit.transferSize && !visit.workerStart;
  if (document.prerendering) document.addEventListener("prerenderingchange", () => tell({ read }), { once: true });
  else if (isKept || visit?.activationStart) tell({ read });
  window.addEventListener("pageshow", ({ persisted }) => persisted && tell({ read }));
}

const { read } = document.body.dataset;
if (read) watchReading(read);

// Without this file the browser itself tells of a tap on a way to reach somebody, if it knows `ping`.
document.addEventListener("click", ({ target }) => {
  const link = target.closest("a[ping]");
  if (!link) return;
  link.ping = "";
  tell({ to: link.href, at: location.pathname });
});

const exit = document.querySelector("[data-exit]");
if (exit) watchExit(exit);

// After a form came back with errors, reading starts at what must be mended.
document.querySelector("[data-focus]")?.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
