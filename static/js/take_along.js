// The card "wat ik wil vertellen": everything stays in this page until somebody prints it or saves it as a file.

const form = document.querySelector("[data-take-along]");

function labelOf(field) {
  return form.querySelector(`label[for="${field.id}"]`).textContent.trim();
}

/** The filled fields as plain text, as they stand on the page. */
function text() {
  const lines = [];
  for (const field of form.querySelectorAll("textarea, input")) {
    if (field.value.trim()) lines.push(labelOf(field), field.value.trim(), "");
  }
  return lines.join("\r\n");
}

function save(said) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text()], { type: "text/plain;charset=utf-8" }));
  link.download = `${said.dataset.fileName}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
  said.textContent = said.dataset.savedText;
}

/** One more empty row in the log; ids and labels get the next number. */
function addRow(log) {
  const row = log.lastElementChild.cloneNode(true);
  const number = log.children.length + 1;
  for (const field of row.querySelectorAll("input, textarea")) {
    const label = row.querySelector(`label[for="${field.id}"]`);
    field.id = field.id.replace(/\d+$/, String(number));
    label.htmlFor = field.id;
    field.value = "";
  }
  log.append(row);
  row.querySelector("input").focus();
}

const said = form.querySelector("[data-said]");
const log = form.querySelector("[data-log]");
const actions = {
  "[data-add]": () => addRow(log),
  "[data-save]": () => save(said),
};
for (const [selector, act] of Object.entries(actions)) {
  form.querySelector(selector).addEventListener("click", act);
}
for (const button of form.querySelectorAll("button[hidden]")) button.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
// What was typed must not come back for the next person at this device.
window.addEventListener("pagehide", () => form.reset());

if ("serviceWorker" in navigator) navigator.serviceWorker.register(form.dataset.worker);
