// Cards over the JSON of a wegwijzer. The field stays the only truth: every change is written to it at once, so
// saving, drafts, preview and history are Wagtail's own. Ids of steps never change; people see only titles.

const CHECK_AFTER_MS = 500;
const NEW_STEP = " new";

function el(tag, props = {}, ...children) {
  const node = Object.assign(document.createElement(tag), props);
  for (const [name, value] of Object.entries(props.data ?? {})) node.dataset[name] = value;
  if (props.label) node.setAttribute("aria-label", props.label);
  node.append(...children.filter((child) => child !== null));
  return node;
}

class FlowchartEditor {
  constructor(root) {
    this.root = root;
    this.field = root.querySelector("textarea");
    this.options = JSON.parse(root.querySelector("script[type='application/json']").textContent);
    this.cards = el("div", { className: "flowchart-editor__cards" });
    this.problems = el("ul", { className: "flowchart-editor__problems" });
    this.status = el("p", { className: "flowchart-editor__status", role: "status" });
    this.drawing = el("div", { className: "flowchart-editor__drawing" });
    this.text = el("textarea", { rows: 8, spellcheck: false, label: "Tekst van de wegwijzer (Mermaid of JSON)" });
    this.textStatus = el("p", { role: "status" });
    if (!this.read()) return;
    root.prepend(
      el("div", { className: "flowchart-editor__columns" }, this.cards,
        el("div", { className: "flowchart-editor__side" },
          el("h3", { textContent: "Controle" }), this.status, this.problems,
          el("h3", { textContent: "Schema" }), this.drawing)),
      this.exchange(),
    );
    this.draw();
    this.check();
  }

  read() {
    try {
      const chart = JSON.parse(this.field.value || "{}");
      this.chart = { ...chart, nodes: chart.nodes ?? [], edges: chart.edges ?? [], sources: chart.sources ?? [],
        red_flag: chart.red_flag ?? {} };
      return true;
    } catch {
      this.root.querySelector("details").open = true;
      return false;
    }
  }

  /** Write the chart to the field and have it checked; `redraw` when cards come, go or move. */
  changed({ redraw = false, focus = "" } = {}) {
    const clean = { ...this.chart };
    for (const name of ["sources", "start"]) if (!clean[name]?.length) delete clean[name];
    if (!Object.values(clean.red_flag).some((value) => value?.length)) delete clean.red_flag;
    this.field.value = JSON.stringify(clean, null, 2);
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
    if (redraw) this.draw();
    if (focus) this.cards.querySelector(focus)?.focus();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), CHECK_AFTER_MS);
  }

  async ask(name, values) {
    const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
    const mode = document.getElementById("id_mode")?.value ?? "open";
    const body = new URLSearchParams({ mode, ...values });
    const response = await fetch(this.options.urls[name], { method: "POST", headers: { "X-CSRFToken": token }, body });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  async check() {
    let found;
    try {
      found = await this.ask("check", { chart: this.field.value });
    } catch {
      this.status.textContent = "De controle antwoordt nu niet. Je werk staat nog in dit venster.";
      return;
    }
    const errors = found.problems.filter((problem) => problem.severity === "error").length;
    const warnings = found.problems.length - errors;
    this.status.textContent = errors || warnings
      ? `${errors} fout(en) die je eerst oplost, ${warnings} waarschuwing(en).`
      : "Geen problemen gevonden.";
    this.problems.replaceChildren(...found.problems.map((problem) => this.problem(problem)));
    this.drawing.innerHTML = (found.narrow ?? []).join("");
    for (const link of this.drawing.querySelectorAll("a")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.show(link.getAttribute("href").replace("#stap-", ""));
      });
    }
  }

  problem({ severity, node, message }) {
    const text = `${severity === "error" ? "Fout" : "Waarschuwing"}: ${message}`;
    const item = el("li", { className: `flowchart-editor__${severity}` });
    if (node) item.append(el("button", { type: "button", textContent: text, onclick: () => this.show(node) }));
    else item.textContent = text;
    return item;
  }

  show(id) {
    const card = this.cards.querySelector(`[data-node="${CSS.escape(id)}"]`);
    if (!card) return;
    card.open = true;
    card.scrollIntoView({ block: "center" });
    card.querySelector("input")?.focus({ preventScroll: true });
  }

  draw() {
    const open = new Set([...this.cards.querySelectorAll("details[open]")].map((card) => card.dataset.node));
    this.cards.replaceChildren(
      this.redFlag(),
      ...this.chart.nodes.map((node, place) => this.card(node, place, open.has(node.id) || !node.title)),
      el("p", {}, this.button("Voeg een stap toe", () => {
        const id = this.addStep();
        this.changed({ redraw: true, focus: `[data-node="${id}"] input` });
      })),
      this.sources(),
    );
  }

  button(text, onclick, label = "") {
    return el("button", { type: "button", className: "button button-small button-secondary", textContent: text, onclick, label });
  }

  input(thing, name, label, { long = false, placeholder = "" } = {}) {
    const box = el(long ? "textarea" : "input", { value: thing[name] ?? "", placeholder, rows: 2, data: { name } });
    box.addEventListener("input", () => {
      if (box.value) thing[name] = box.value;
      else if (name === "title" || name === "url") thing[name] = "";
      else delete thing[name];
      if (name === "title") this.renamed(thing);
      this.changed();
    });
    return el("label", {}, label, box);
  }

  services(thing) {
    const chosen = new Set(thing.services ?? []);
    const known = this.options.services.map(({ value }) => value);
    const missing = [...chosen].filter((slug) => !known.includes(slug)).map((slug) => ({ value: slug, label: `${slug} (bestaat niet meer)` }));
    const boxes = [...this.options.services, ...missing].map(({ value, label }) => {
      const box = el("input", { type: "checkbox", checked: chosen.has(value), value });
      box.addEventListener("change", () => {
        if (box.checked) chosen.add(value);
        else chosen.delete(value);
        if (chosen.size) thing.services = [...chosen];
        else delete thing.services;
        summary.textContent = `Hulpdiensten: ${chosen.size}`;
        this.changed();
      });
      return el("label", { className: "flowchart-editor__check" }, box, label);
    });
    const summary = el("summary", { textContent: `Hulpdiensten: ${chosen.size}` });
    return el("details", {}, summary, ...boxes);
  }

  redFlag() {
    const box = this.chart.red_flag;
    return el("fieldset", {}, el("legend", { textContent: "Kader op elke stap: wat als er nu gevaar is?" }),
      this.input(box, "title", "Titel"), this.input(box, "text", "Wie bel je wanneer?", { long: true }), this.services(box));
  }

  kindLabel(kind) {
    return this.options.kinds.find(({ value }) => value === kind)?.label ?? kind;
  }

  heading(node, place) {
    return `${place + 1}. ${this.kindLabel(node.kind)}: ${node.title || "(nog zonder titel)"}`;
  }

  renamed(node) {
    const place = this.chart.nodes.indexOf(node);
    if (place < 0) return;
    this.cards.querySelector(`[data-node="${CSS.escape(node.id)}"] > summary`).textContent = this.heading(node, place);
    for (const option of this.cards.querySelectorAll("select[data-target] option")) {
      if (option.value === node.id) option.textContent = node.title || "(nog zonder titel)";
    }
  }

  card(node, place, open) {
    const kind = el("select", {}, ...this.options.kinds.map(({ value, label }) => el("option", { value, textContent: label, selected: value === node.kind })));
    kind.addEventListener("change", () => {
      node.kind = kind.value;
      this.changed({ redraw: true, focus: `[data-node="${CSS.escape(node.id)}"] select` });
    });
    const isEnd = node.kind === "outcome";
    return el("details", { className: "flowchart-editor__card", open, data: { node: node.id } },
      el("summary", { textContent: this.heading(node, place) }),
      el("label", {}, "Soort", kind),
      this.input(node, "title", node.kind === "question" ? "Vraag" : "Titel"),
      this.input(node, "text", "Uitleg", { long: true }),
      node.kind === "question" ? this.input(node, "why", "Waarom vragen we dit?", { long: true }) : null,
      node.kind === "question" ? null : this.input(node, "role", "Wie doet dit?"),
      node.kind === "question" ? null : this.input(node, "deadline", "Tegen wanneer?", { placeholder: "binnen 2 schooldagen" }),
      this.flag(node), this.services(node), isEnd ? null : this.ways(node),
      el("p", { className: "flowchart-editor__actions" },
        this.button("Omhoog", () => this.move(place, -1)), this.button("Omlaag", () => this.move(place, 1)),
        this.button("Begin hier", () => { this.chart.start = node.id; this.changed(); }),
        this.button("Probeer vanaf hier", () => this.tryFrom(node.id)),
        this.button("Verwijder deze stap", () => this.remove(node))));
  }

  flag(node) {
    const box = el("input", { type: "checkbox", checked: Boolean(node.red_flag) });
    box.addEventListener("change", () => {
      if (box.checked) node.red_flag = true;
      else delete node.red_flag;
      this.changed();
    });
    return el("label", { className: "flowchart-editor__check" }, box, "Hier komt alleen wie in gevaar is");
  }

  ways(node) {
    const edges = this.chart.edges.filter((edge) => edge.source === node.id);
    return el("fieldset", {}, el("legend", { textContent: node.kind === "question" ? "Antwoorden" : "Daarna" }),
      ...edges.map((edge) => this.way(edge)),
      this.button("Voeg een antwoord toe", () => {
        const edge = { source: node.id, target: this.addStep() };
        this.chart.edges.push(edge);
        this.changed({ redraw: true });
        const boxes = this.cards.querySelectorAll(`[data-node="${CSS.escape(node.id)}"] [data-name="answer"]`);
        boxes[boxes.length - 1]?.focus();
      }));
  }

  way(edge) {
    const titles = this.chart.nodes.map((node) => [node.id, node.title || "(nog zonder titel)"]);
    if (!titles.some(([id]) => id === edge.target)) titles.push([edge.target, `${edge.target} (bestaat niet)`]);
    const target = el("select", { data: { target: "" } },
      ...titles.map(([value, textContent]) => el("option", { value, textContent, selected: value === edge.target })),
      el("option", { value: NEW_STEP, textContent: "+ nieuwe stap" }));
    target.addEventListener("change", () => {
      edge.target = target.value === NEW_STEP ? this.addStep() : target.value;
      this.changed({ redraw: true });
    });
    return el("div", { className: "flowchart-editor__way" }, this.input(edge, "answer", "Antwoord"),
      el("label", {}, "leidt naar", target),
      this.button("Weg", () => {
        this.chart.edges.splice(this.chart.edges.indexOf(edge), 1);
        this.changed({ redraw: true });
      }, "Haal dit antwoord weg"));
  }

  sources() {
    return el("fieldset", {}, el("legend", { textContent: "Bronnen" }),
      ...this.chart.sources.map((source) => el("div", { className: "flowchart-editor__way" },
        this.input(source, "title", "Titel"), this.input(source, "url", "Adres"), this.input(source, "date", "Datum van de bron"),
        this.button("Weg", () => {
          this.chart.sources.splice(this.chart.sources.indexOf(source), 1);
          this.changed({ redraw: true });
        }, "Haal deze bron weg"))),
      this.button("Voeg een bron toe", () => {
        this.chart.sources.push({ title: "", url: "" });
        this.changed({ redraw: true });
      }));
  }

  addStep() {
    const ids = new Set(this.chart.nodes.map(({ id }) => id));
    let number = ids.size + 1;
    while (ids.has(`stap${number}`)) number += 1;
    this.chart.nodes.push({ id: `stap${number}`, kind: this.chart.nodes.length ? "action" : "question", title: "" });
    return `stap${number}`;
  }

  move(place, by) {
    const to = place + by;
    if (to < 0 || to >= this.chart.nodes.length) return;
    const [node] = this.chart.nodes.splice(place, 1);
    this.chart.nodes.splice(to, 0, node);
    this.changed({ redraw: true });
  }

  /** Arrows to the step stay, so that the check says which answers now lead nowhere. */
  remove(node) {
    this.chart.nodes.splice(this.chart.nodes.indexOf(node), 1);
    this.chart.edges = this.chart.edges.filter((edge) => edge.source !== node.id);
    if (this.chart.start === node.id) delete this.chart.start;
    this.changed({ redraw: true });
  }

  tryFrom(id) {
    const title = document.getElementById("id_title")?.value ?? "";
    const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
    const values = { csrfmiddlewaretoken: token, "-wegwijzer": JSON.stringify({ ...JSON.parse(this.field.value), title }), "-vanaf": id };
    const form = el("form", { method: "post", action: this.options.urls.try, target: "_blank", hidden: true },
      ...Object.entries(values).map(([name, value]) => el("input", { type: "hidden", name, value })));
    document.body.append(form);
    form.submit();
    form.remove();
  }

  exchange() {
    const write = (format) => async () => {
      const found = await this.ask("write", { chart: this.field.value });
      this.text.value = found[format] ?? "";
      this.textStatus.textContent = (found.problems ?? []).map(({ message }) => message).join(" ");
    };
    const readIn = async () => {
      const found = await this.ask("read", { text: this.text.value });
      this.textStatus.textContent = (found.problems ?? []).map(({ message }) => message).join(" ");
      if (!found.chart) return;
      this.field.value = JSON.stringify(found.chart);
      this.read();
      this.changed({ redraw: true });
      this.textStatus.textContent = "Ingelezen. Bewaar de pagina om het te houden.";
    };
    return el("details", { className: "flowchart-editor__exchange" }, el("summary", { textContent: "Inlezen of uitschrijven als tekst" }),
      this.text, el("p", {}, this.button("Lees deze tekst in", readIn), this.button("Toon als Mermaid", write("mermaid")),
        this.button("Toon als JSON", write("json"))), this.textStatus);
  }
}

for (const root of document.querySelectorAll("[data-flowchart-editor]")) new FlowchartEditor(root);
