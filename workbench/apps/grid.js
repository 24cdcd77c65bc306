// One page of rows as a real table. Python keeps the whole list; data is only ever set as text.
const KEYS = ["1", "2", "3", "4", "u", "x", "?"];

function make(tag, attributes = {}, text = "") {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.textContent = text;
  return node;
}

function cellOf(column, value) {
  const [text, tone] = Array.isArray(value) ? value : [value, ""];
  const isName = column.kind === "name";
  const cell = make(isName ? "th" : "td", { class: `wb-${column.kind} wb-tone-${tone}` }, text ?? "");
  if (isName) cell.scope = "row";
  if (isName || column.kind === "who") cell.dir = "auto";
  return cell;
}

function render({ model, el }) {
  const label = make("label", { class: "wb-search" });
  const box = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  const words = make("span");
  label.append(words, box);
  const table = make("table", { role: "grid" });
  const scroller = make("div", { class: "wb-scroller" });
  const head = make("thead");
  const body = make("tbody");
  const empty = make("p", { class: "wb-empty" });
  const pager = make("div", { class: "wb-pager" });
  const [before, place, after] = [make("button"), make("span"), make("button")];
  table.append(head, body);
  scroller.append(table);
  pager.append(before, place, after);
  el.classList.add("wb-grid");
  el.dataset.lmSuppressShortcuts = "true";
  el.append(label, scroller, empty, pager);

  const set = (name, value) => { model.set(name, value); model.save_changes(); };
  const drawn = new WeakMap();  // what each row says
  const rows = () => [...body.rows];
  const current = () => rows().find((row) => row.tabIndex === 0);
  const turn = (step) => {
    const page = model.get("page") + step;
    if (page >= 0 && page < model.get("pages")) set("page", page);
  };

  function mark() {
    const chosen = String(model.get("selected"));
    const stop = rows().find((row) => row.dataset.id === chosen) ?? rows()[0];
    for (const row of rows()) {
      row.setAttribute("aria-selected", String(row.dataset.id === chosen));
      row.tabIndex = row === stop ? 0 : -1;
    }
  }

  function pick(row) {
    if (!row) return;
    set("selected", Number(row.dataset.id));
    mark();
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  }

  function drawWords() {
    const said = model.get("words");
    table.setAttribute("aria-label", model.get("caption"));
    words.textContent = said.search ?? "";
    empty.textContent = model.get("page_rows").length ? "" : (said.empty ?? "");
    before.textContent = said.before ?? "";
    after.textContent = said.after ?? "";
    place.textContent = said.place ?? "";
    scroller.hidden = !model.get("page_rows").length;  // without rows it scrolls, and no key reaches it
    pager.hidden = model.get("pages") < 2;
    label.hidden = !model.get("searchable");
    before.disabled = model.get("page") < 1;
    after.disabled = model.get("page") >= model.get("pages") - 1;
  }

  function draw() {
    const held = body.contains(document.activeElement);
    const columns = model.get("columns");
    const titles = make("tr");
    for (const column of columns) {
      titles.append(make("th", { scope: "col", class: `wb-${column.kind}` }, column.title));
    }
    head.replaceChildren(titles);
    const wanted = model.get("page_rows");
    wanted.forEach(([id, ...cells], index) => {
      const said = JSON.stringify([columns.map((column) => column.kind), id, cells]);
      const old = body.rows[index];
      if (drawn.get(old) === said) return;  // a row that says the same stays: it may be being clicked
      const row = make("tr", { "data-id": id });
      row.append(...cells.map((value, at) => cellOf(columns[at], value)));
      drawn.set(row, said);
      if (old) old.replaceWith(row); else body.append(row);
    });
    while (body.rows.length > wanted.length) body.rows[wanted.length].remove();
    drawWords();
    mark();
    if (held) current()?.focus();
  }

  // A key overtakes what was picked or typed just before it, so it carries both.
  const press = (key, row) => {
    const typed = el.closest(".wb-desk")?.querySelector('.wb-foot input[type="text"]')?.value ?? null;
    model.send({ kind: "key", key, row: Number(row.dataset.id), typed });
  };

  const moves = {
    ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, Home: -Infinity, End: Infinity,
  };
  body.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = rows();
    const at = all.indexOf(event.target.closest("tr"));
    const { key } = event;
    if (key in moves) pick(all[Math.max(0, Math.min(all.length - 1, at + moves[key]))]);
    else if (key === "PageDown") turn(1);
    else if (key === "PageUp") turn(-1);
    else if (key === "/") box.focus();
    else if (key === "Enter") press(key, all[at]);
    else if (KEYS.includes(key)) press(key, all[at]);
    else return;
    event.preventDefault();
  });
  // A row drawn anew between press and release hears no click of its own: it is known by its id.
  let pressed = null;
  body.addEventListener("pointerdown", (event) => { pressed = event.target.closest("tr")?.dataset.id; });
  body.addEventListener("click", (event) => {
    pick(event.target.closest("tr") ?? rows().find((row) => row.dataset.id === pressed));
  });
  before.addEventListener("click", () => turn(-1));
  after.addEventListener("click", () => turn(1));
  let later;
  box.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(() => set("query", box.value), 150);
  });
  box.addEventListener("keydown", (event) => {
    if (["Enter", "ArrowDown", "Escape"].includes(event.key)) { current()?.focus(); event.stopPropagation(); }
  });
  const focusRow = (message) => { if (message.kind === "focus") current()?.focus(); };
  const changes = { "change:page_rows change:columns": draw, "change:selected": mark, "change:words change:caption": drawWords, "msg:custom": focusRow };
  for (const [names, act] of Object.entries(changes)) model.on(names, act);
  box.value = model.get("query");
  draw();
  return () => { for (const [names, act] of Object.entries(changes)) model.off(names, act); };
}

export default { render };
