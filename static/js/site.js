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

const exit = document.querySelector("[data-exit]");
if (exit) watchExit(exit);

// After a form came back with errors, reading starts at what must be mended.
document.querySelector("[data-focus]")?.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
