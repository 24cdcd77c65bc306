// A score for each aspect, by its words, then a comment. What is written is only ever set as text.
function make(tag, attributes = {}, text = "") {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.textContent = text;
  return node;
}

function render({ model, el }) {
  el.classList.add("wb-sheet");
  el.dataset.lmSuppressShortcuts = "true";
  const aspects = make("div");
  const label = make("label");
  const words = make("span");
  const comment = make("textarea", { rows: "3", dir: "auto" });
  const hint = make("p", { class: "wb-quiet" });
  label.append(words, comment);
  el.append(aspects, label, hint);
  const fields = () => [...aspects.querySelectorAll("select"), comment];
  // A key overtakes what was written just before it, so it carries that too.
  const press = (key) => model.send({ kind: "key", key, scores: written(), comment: comment.value });

  function written() {
    const chosen = [...aspects.querySelectorAll("select")].filter((field) => field.value !== "");
    return Object.fromEntries(chosen.map((field) => [field.name, Number(field.value)]));
  }

  function keep() {
    model.set("scores", written());
    model.save_changes();
  }

  let later;
  function keepComment() {
    clearTimeout(later);
    if (comment.value === model.get("comment")) return;
    model.set("comment", comment.value);
    model.save_changes();
  }

  function next(field) {
    const all = fields();
    all[Math.min(all.indexOf(field) + 1, all.length - 1)].focus();
  }

  function aspectOf(aspect) {
    const line = make("label");
    const field = make("select", { name: aspect.name });
    field.append(make("option", { value: "" }, model.get("words").choose));
    aspect.anchors.forEach((anchor, score) => {
      field.append(make("option", { value: String(score) }, anchor));
    });
    line.append(make("span", { class: "wb-aspect" }, aspect.title), make("span", { class: "wb-quiet" }, aspect.question), field);
    field.addEventListener("change", keep);
    field.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { key } = event;
      if (key.length === 1 && "01234".includes(key)) { field.value = key; keep(); }
      else if (key === "Enter") next(field);
      else if (key === "u" || key === "?") press(key);
      else return;
      event.preventDefault();
    });
    return line;
  }

  function drawScores() {
    const scores = model.get("scores");
    for (const field of aspects.querySelectorAll("select")) {
      const value = scores[field.name];
      field.value = value === undefined || value === null ? "" : String(value);
      field.disabled = !model.get("is_open");
    }
    comment.disabled = !model.get("is_open");
    if (comment.value !== model.get("comment")) comment.value = model.get("comment");
  }

  let drawn = "";
  function draw() {
    const now = JSON.stringify([model.get("aspects"), model.get("words")]);
    if (now !== drawn) {
      drawn = now;
      aspects.replaceChildren(...model.get("aspects").map(aspectOf));
      words.textContent = model.get("words").comment ?? "";
      hint.textContent = model.get("words").hint ?? "";
    }
    drawScores();
  }

  comment.addEventListener("input", () => { clearTimeout(later); later = setTimeout(keepComment, 250); });
  comment.addEventListener("blur", keepComment);
  comment.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    keepComment();
    press("Enter");
  });
  const focus = (message) => {
    if (message.kind !== "focus") return;
    const empty = [...aspects.querySelectorAll("select")].find((field) => field.value === "");
    (empty ?? comment).focus();
  };
  const names = "change:aspects change:words change:scores change:comment change:is_open";
  model.on(names, draw);
  model.on("msg:custom", focus);
  draw();
  return () => { clearTimeout(later); model.off(names, draw); model.off("msg:custom", focus); };
}

export default { render };
