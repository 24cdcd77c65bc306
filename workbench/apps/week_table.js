// The week as a table of boxes to tick. Arrow keys go from box to box; text is only ever set as text.
function make(tag, attributes = {}, text = "") {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.textContent = text;
  return node;
}

function render({ model, el }) {
  el.classList.add("wb-week");
  el.dataset.lmSuppressShortcuts = "true";
  const table = make("table");
  el.append(table);
  const boxes = () => [...table.querySelectorAll("input")];

  function keep() {
    model.set("ticked", boxes().filter((box) => box.checked).map((box) => box.name));
    model.save_changes();
  }

  function move(event) {
    const parts = model.get("parts").length;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: parts, ArrowUp: -parts }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = boxes();
    const next = all[all.indexOf(event.target) + step];
    if (next) next.focus();
  }

  function cellOf(cell) {
    const data = make("td", { class: `wb-shade-${cell.shade}${cell.is_marked ? " wb-marked" : ""}` });
    const label = make("label");
    const box = make("input", { type: "checkbox", name: cell.slot, "aria-label": cell.label });
    box.checked = cell.is_ticked;
    box.addEventListener("change", keep);
    box.addEventListener("keydown", move);
    label.append(box, make("span", { class: "wb-figure" }, cell.figure));
    for (const line of cell.lines) label.append(make("span", { class: "wb-small-line" }, line));
    if (cell.mark) label.append(make("strong", {}, cell.mark));
    data.append(label);
    return data;
  }

  function rowOf(day) {
    const line = make("tr");
    line.append(make("th", { scope: "row" }, day.title), ...day.cells.map(cellOf));
    return line;
  }

  function draw() {
    const focused = boxes().find((box) => box === document.activeElement)?.name;
    const head = make("thead");
    const titles = make("tr");
    titles.append(make("td"), ...model.get("parts").map((part) => make("th", { scope: "col" }, part)));
    head.append(titles);
    const body = make("tbody");
    body.append(...model.get("days").map(rowOf));
    table.replaceChildren(make("caption", {}, model.get("caption")), head, body);
    boxes().find((box) => box.name === focused)?.focus();
  }

  const names = "change:days change:parts change:caption";
  model.on(names, draw);
  draw();
  return () => model.off(names, draw);
}

export default { render };
