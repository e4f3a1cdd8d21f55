// Proposes titles under a search field while somebody types. Without this file the form works just the same.

const WAIT_MS = 180;
const MIN_LETTERS = 2;

function element(tag, attributes, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

/** A combobox with a list of links, as the ARIA practices describe it: arrows choose, Enter goes, Escape closes. */
function propose(form) {
  const input = form.querySelector("input[type=search]");
  const words = form.querySelector("[data-words]").content;
  const word = (name) => words.querySelector(`[data-${name}]`).textContent;
  const list = element("ul", { class: "search-box__list", id: `${input.id}-lijst`, role: "listbox", "aria-label": word("label"), hidden: "" });
  const status = element("p", { class: "visually-hidden", role: "status" });
  form.append(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }
  let chosen = -1;
  let timer = 0;
  let asked = "";

  function choose(index) {
    chosen = index;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[index].id);
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function show(suggestions) {
    list.replaceChildren(
      ...suggestions.map(({ title, url, kind }, place) => {
        const option = element("li", { id: `${list.id}-${place}`, role: "option", "data-url": url, "data-kind": kind }, title);
        // Before the field loses focus and the list closes.
        option.addEventListener("mousedown", (event) => event.preventDefault());
        option.addEventListener("click", () => window.location.assign(url));
        return option;
      }),
    );
    choose(-1);
    list.hidden = !suggestions.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = suggestions.length === 1 ? word("one") : word("many").replace("{n}", suggestions.length);
  }

  async function ask() {
    const query = input.value.trim();
    if (query.length < MIN_LETTERS) return close();
    asked = query;
    try {
      const answer = await fetch(`${form.dataset.suggestions}?${new URLSearchParams({ q: query })}`, { credentials: "omit" });
      const { suggestions } = await answer.json();
      if (asked === query && document.activeElement === input) show(suggestions);
    } catch {
      close();
    }
  }

  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, WAIT_MS);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.key === "Escape" && count) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(chosen < 0 && step < 0 ? count - 1 : (chosen + step + count) % count);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      window.location.assign(list.children[chosen].dataset.url);
    }
  });
}

document.querySelectorAll("[data-suggestions]").forEach(propose);
