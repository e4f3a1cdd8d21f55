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

/** Words come from the server, where they are translated; `{name}` in them is filled in here. */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);
}

class FlowchartEditor {
  constructor(root) {
    this.root = root;
    this.field = root.querySelector("textarea");
    this.options = JSON.parse(root.querySelector("script[type='application/json']").textContent);
    this.t = this.options.texts;
    this.own = new Set();
    this.cards = el("div", { className: "flowchart-editor__cards" });
    this.problems = el("ul", { className: "flowchart-editor__problems" });
    this.status = el("p", { className: "flowchart-editor__status", role: "status" });
    this.drawing = el("div", { className: "flowchart-editor__drawing" });
    this.text = el("textarea", { rows: 8, spellcheck: false, label: this.t.exchange_field });
    this.textStatus = el("p", { role: "status" });
    if (!this.read()) return;
    root.prepend(
      el("div", { className: "flowchart-editor__columns" }, this.cards,
        el("div", { className: "flowchart-editor__side" },
          el("h3", { textContent: this.t.check }), this.status, this.problems,
          el("h3", { textContent: this.t.drawing }), this.drawing)),
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
    const core = document.getElementById("id_variant_of")?.value ?? "";
    const body = new URLSearchParams({ mode, variant_of: core, ...values });
    const response = await fetch(this.options.urls[name], { method: "POST", headers: { "X-CSRFToken": token }, body });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  async check() {
    let found;
    try {
      found = await this.ask("check", { chart: this.field.value });
    } catch {
      this.status.textContent = this.t.check_away;
      return;
    }
    const errors = found.problems.filter((problem) => problem.severity === "error").length;
    const warnings = found.problems.length - errors;
    this.status.textContent = errors || warnings
      ? fill(this.t.found, { errors, warnings })
      : this.t.sound;
    this.markOwn(found.own ?? []);
    this.problems.replaceChildren(...found.problems.map((problem) => this.problem(problem)));
    this.drawing.innerHTML = (found.narrow ?? []).join("");
    for (const link of this.drawing.querySelectorAll("a")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.show(link.getAttribute("href").replace("#stap-", ""));
      });
    }
  }

  /** A variant shows which steps are its own: the others follow the core. */
  markOwn(ids) {
    this.own = new Set(ids);
    for (const node of this.chart.nodes) this.renamed(node);
  }

  problem({ severity, node, message }) {
    const text = `${severity === "error" ? this.t.error : this.t.warning}: ${message}`;
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
      el("p", {}, this.button(this.t.add_step, () => {
        const id = this.addStep();
        this.changed({ redraw: true, focus: `[data-node="${id}"] input` });
      })),
      this.sources(),
    );
  }

  button(text, onclick, label = "") {
    return el("button", { type: "button", className: "button button-small button-secondary", textContent: text, onclick, label });
  }

  input(thing, name, label, { long = false, placeholder = "", list = "" } = {}) {
    const box = el(long ? "textarea" : "input", { value: thing[name] ?? "", placeholder, rows: 2, data: { name } });
    if (list) box.setAttribute("list", list);
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
    const missing = [...chosen].filter((slug) => !known.includes(slug)).map((slug) => ({ value: slug, label: fill(this.t.gone_service, { slug }) }));
    const boxes = [...this.options.services, ...missing].map(({ value, label }) => {
      const box = el("input", { type: "checkbox", checked: chosen.has(value), value });
      box.addEventListener("change", () => {
        if (box.checked) chosen.add(value);
        else chosen.delete(value);
        if (chosen.size) thing.services = [...chosen];
        else delete thing.services;
        summary.textContent = fill(this.t.services, { count: chosen.size });
        this.changed();
      });
      return el("label", { className: "flowchart-editor__check" }, box, label);
    });
    const summary = el("summary", { textContent: fill(this.t.services, { count: chosen.size }) });
    return el("details", {}, summary, ...boxes);
  }

  redFlag() {
    const box = this.chart.red_flag;
    return el("fieldset", {}, el("legend", { textContent: this.t.red_flag }),
      this.input(box, "title", this.t.title), this.input(box, "text", this.t.red_flag_text, { long: true }), this.services(box));
  }

  kindLabel(kind) {
    return this.options.kinds.find(({ value }) => value === kind)?.label ?? kind;
  }

  heading(node, place) {
    const own = this.own.has(node.id) ? ` ${this.t.own_step}` : "";
    return `${place + 1}. ${this.kindLabel(node.kind)}: ${node.title || this.t.untitled}${own}`;
  }

  renamed(node) {
    const place = this.chart.nodes.indexOf(node);
    if (place < 0) return;
    this.cards.querySelector(`[data-node="${CSS.escape(node.id)}"] > summary`).textContent = this.heading(node, place);
    for (const option of this.cards.querySelectorAll("select[data-target] option")) {
      if (option.value === node.id) option.textContent = node.title || this.t.untitled;
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
      el("label", {}, this.t.kind, kind),
      this.input(node, "title", node.kind === "question" ? this.t.question : this.t.title),
      this.input(node, "text", this.t.text, { long: true }),
      node.kind === "question" ? this.input(node, "why", this.t.why, { long: true }) : null,
      node.kind === "question" ? null : this.input(node, "role", this.t.role),
      node.kind === "question" ? null : this.input(node, "deadline", this.t.deadline, { placeholder: this.t.deadline_example }),
      this.flag(node), this.services(node), node.kind === "handover" ? this.rule(node) : null,
      this.attachments(node), isEnd ? null : this.ways(node),
      el("p", { className: "flowchart-editor__actions" },
        this.button(this.t.up, () => this.move(place, -1)), this.button(this.t.down, () => this.move(place, 1)),
        this.button(this.t.start_here, () => { this.chart.start = node.id; this.changed(); }),
        this.button(this.t.try_here, () => this.tryFrom(node.id)),
        this.button(this.t.remove_step, () => this.remove(node))));
  }

  /** The other way to hand over: the help finder looks up who helps. */
  rule(node) {
    const rules = [{ value: "", label: this.t.no_rule }, ...this.options.rules];
    if (node.rule && !rules.some(({ value }) => value === node.rule)) rules.push({ value: node.rule, label: node.rule });
    const select = el("select", { data: { name: "rule" } },
      ...rules.map(({ value, label }) => el("option", { value, textContent: label, selected: value === (node.rule ?? "") })));
    select.addEventListener("change", () => {
      if (select.value) node.rule = select.value;
      else delete node.rule;
      this.changed();
    });
    return el("label", {}, this.t.rule, select);
  }

  attachments(node) {
    const rows = node.attachments ?? [];
    return el("details", { open: rows.length > 0 }, el("summary", { textContent: fill(this.t.attachments, { count: rows.length }) }),
      ...rows.map((row) => el("div", { className: "flowchart-editor__way" },
        this.input(row, "title", this.t.title), this.input(row, "url", this.t.address, { list: this.options.documents_id }),
        this.button(this.t.remove, () => {
          rows.splice(rows.indexOf(row), 1);
          if (!rows.length) delete node.attachments;
          this.changed({ redraw: true });
        }, this.t.remove_attachment))),
      this.button(this.t.add_attachment, () => {
        node.attachments = [...rows, { title: "", url: "" }];
        this.changed({ redraw: true });
      }));
  }

  flag(node) {
    const box = el("input", { type: "checkbox", checked: Boolean(node.red_flag) });
    box.addEventListener("change", () => {
      if (box.checked) node.red_flag = true;
      else delete node.red_flag;
      this.changed();
    });
    return el("label", { className: "flowchart-editor__check" }, box, this.t.in_danger);
  }

  ways(node) {
    const edges = this.chart.edges.filter((edge) => edge.source === node.id);
    return el("fieldset", {}, el("legend", { textContent: node.kind === "question" ? this.t.answers : this.t.then }),
      ...edges.map((edge) => this.way(edge)),
      this.button(this.t.add_answer, () => {
        const edge = { source: node.id, target: this.addStep() };
        this.chart.edges.push(edge);
        this.changed({ redraw: true });
        const boxes = this.cards.querySelectorAll(`[data-node="${CSS.escape(node.id)}"] [data-name="answer"]`);
        boxes[boxes.length - 1]?.focus();
      }));
  }

  way(edge) {
    const titles = this.chart.nodes.map((node) => [node.id, node.title || this.t.untitled]);
    if (!titles.some(([id]) => id === edge.target)) titles.push([edge.target, fill(this.t.gone_step, { id: edge.target })]);
    const target = el("select", { data: { target: "" } },
      ...titles.map(([value, textContent]) => el("option", { value, textContent, selected: value === edge.target })),
      el("option", { value: NEW_STEP, textContent: this.t.new_step }));
    target.addEventListener("change", () => {
      edge.target = target.value === NEW_STEP ? this.addStep() : target.value;
      this.changed({ redraw: true });
    });
    return el("div", { className: "flowchart-editor__way" }, this.input(edge, "answer", this.t.answer),
      el("label", {}, this.t.leads_to, target),
      this.button(this.t.remove, () => {
        this.chart.edges.splice(this.chart.edges.indexOf(edge), 1);
        this.changed({ redraw: true });
      }, this.t.remove_answer));
  }

  sources() {
    return el("fieldset", {}, el("legend", { textContent: this.t.sources }),
      ...this.chart.sources.map((source) => el("div", { className: "flowchart-editor__way" },
        this.input(source, "title", this.t.title), this.input(source, "url", this.t.address), this.input(source, "date", this.t.source_date),
        this.button(this.t.remove, () => {
          this.chart.sources.splice(this.chart.sources.indexOf(source), 1);
          this.changed({ redraw: true });
        }, this.t.remove_source))),
      this.button(this.t.add_source, () => {
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
      this.textStatus.textContent = this.t.read_done;
    };
    return el("details", { className: "flowchart-editor__exchange" }, el("summary", { textContent: this.t.exchange }),
      this.text, el("p", {}, this.button(this.t.read, readIn), this.button(this.t.as_mermaid, write("mermaid")),
        this.button(this.t.as_json, write("json"))), this.textStatus);
  }
}

for (const root of document.querySelectorAll("[data-flowchart-editor]")) new FlowchartEditor(root);
