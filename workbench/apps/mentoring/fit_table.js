// The fits as a real table to walk through: arrow keys go from cell to cell, Enter or a click picks.
function make(tag, attributes = {}, text = "") {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.textContent = text;
  return node;
}

function render({ model, el }) {
  el.classList.add("wb-fits");
  el.dataset.lmSuppressShortcuts = "true";
  const table = make("table", { role: "grid" });
  el.append(table);
  const all = () => [...table.querySelectorAll("tbody td")];
  const moves = () => {
    const wide = model.get("columns").length;
    return { ArrowRight: 1, ArrowLeft: -1, ArrowDown: wide, ArrowUp: -wide };
  };

  function stand(cell) {
    for (const each of all()) each.tabIndex = -1;
    cell.tabIndex = 0;
  }

  function pick(cell) {
    stand(cell);
    model.set("picked", [Number(cell.dataset.row), Number(cell.dataset.column)]);
    model.save_changes();
  }

  function pressed(event) {
    const step = moves()[event.key];
    if (event.key === "Enter" || event.key === " ") pick(event.currentTarget);
    else if (step === undefined) return;
    else {
      const cells = all();
      const next = cells[cells.indexOf(event.currentTarget) + step];
      if (next) { stand(next); next.focus(); }
    }
    event.preventDefault();
  }

  function cellOf(cell, row, column) {
    const chosen = model.get("picked");
    const is_picked = chosen[0] === row && chosen[1] === column;
    const names = `wb-shade-${cell.shade}${cell.is_blocked ? " wb-blocked" : ""}${cell.is_pair ? " wb-pair" : ""}`;
    const made = make("td", { class: names, role: "gridcell", "aria-label": cell.label, "aria-selected": is_picked }, cell.text);
    made.dataset.row = row;
    made.dataset.column = column;
    made.title = cell.label;
    made.tabIndex = -1;
    made.addEventListener("click", () => { pick(made); made.focus(); });
    made.addEventListener("keydown", pressed);
    return made;
  }

  function draw() {
    const held = document.activeElement?.closest?.("td");
    const at = held && el.contains(held) ? [held.dataset.row, held.dataset.column] : null;
    const head = make("tr");
    head.append(make("th", { scope: "col", class: "wb-corner" }, model.get("corner")));
    for (const title of model.get("columns")) {
      const column = make("th", { scope: "col" });
      column.append(make("span", { dir: "auto" }, title));
      head.append(column);
    }
    const top = make("thead");
    const groups = make("tr", { class: "wb-groups" });
    groups.append(make("td"));
    for (const [title, span] of model.get("groups")) groups.append(make("th", { scope: "colgroup", colspan: span, title }, title));
    if (model.get("groups").length) top.append(groups);
    top.append(head);
    const body = make("tbody");
    model.get("rows").forEach((title, row) => {
      const line = make("tr");
      line.append(make("th", { scope: "row", dir: "auto" }, title));
      line.append(...model.get("cells")[row].map((cell, column) => cellOf(cell, row, column)));
      body.append(line);
    });
    table.replaceChildren(make("caption", {}, model.get("caption")), top, body);
    const chosen = body.querySelector('[aria-selected="true"]') ?? body.querySelector("td");
    if (chosen) chosen.tabIndex = 0;
    if (at) body.querySelector(`[data-row="${at[0]}"][data-column="${at[1]}"]`)?.focus();
  }

  const names = "change:cells change:rows change:columns change:groups change:caption change:picked";
  model.on(names, draw);
  draw();
  return () => model.off(names, draw);
}

export default { render };
