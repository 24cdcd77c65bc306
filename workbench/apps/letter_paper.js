// A letter on the screen: read in its own direction, amended, copied or handed to the mail program.
const LONGEST_ADDRESS = 1900; // mail programs cut or refuse longer ones

function labelled(kind, classes) {
  const label = document.createElement("label");
  const words = document.createElement("span");
  const field = document.createElement(kind);
  field.className = classes;
  label.append(words, field);
  return { label, words, field };
}

function render({ model, el }) {
  el.classList.add("wb-letter-paper");
  const subject = labelled("input", "wb-letter-subject");
  const text = labelled("textarea", "wb-letter-text");
  const copy = document.createElement("button");
  const again = document.createElement("button");
  const mail = document.createElement("a");
  const said = document.createElement("span");
  const row = document.createElement("div");
  subject.field.type = "text";
  copy.type = again.type = "button";
  copy.className = "wb-letter-copy";
  row.className = "wb-letter-row";
  said.setAttribute("role", "status");
  row.append(copy, mail, again, said);
  el.append(subject.label, text.label, row);

  const part = (field) => encodeURIComponent(field.value.replaceAll("\n", "\r\n"));
  const whole = () => `mailto:?subject=${part(subject.field)}&body=${part(text.field)}`;
  const isShort = () => whole().length <= LONGEST_ADDRESS;
  const address = () => {
    mail.href = isShort() ? whole() : `mailto:?subject=${part(subject.field)}`;
  };

  function draw() {
    const words = model.get("words");
    subject.words.textContent = words.subject;
    text.words.textContent = words.text;
    copy.textContent = words.copy;
    again.textContent = words.again;
    mail.textContent = words.mail;
    for (const [name, { field }] of [["subject", subject], ["text", text]]) {
      field.dir = model.get("direction");
      field.lang = model.get("language");
      if (field.value !== model.get(name)) field.value = model.get(name);
    }
    text.field.rows = Math.min(24, Math.max(8, text.field.value.split("\n").length + 1));
    address();
  }

  function amend() {
    model.set("subject", subject.field.value);
    model.set("text", text.field.value);
    model.save_changes();
    said.textContent = "";
    address();
  }

  async function take(words) {
    try {
      await navigator.clipboard.writeText(text.field.value);
    } catch {
      text.field.select(); // no clipboard without https: the browser's older way
      document.execCommand("copy");
    }
    said.textContent = words;
  }

  const fresh = () => (said.textContent = "");
  subject.field.addEventListener("input", amend);
  text.field.addEventListener("input", amend);
  copy.addEventListener("click", () => take(model.get("words").copied));
  mail.addEventListener("click", () => isShort() || take(model.get("words").paste));
  again.addEventListener("click", () => model.send({ kind: "again" }));
  model.on("change:words change:direction change:language change:subject change:text", draw);
  model.on("change:key", fresh);
  draw();
  return () => {
    model.off("change:words change:direction change:language change:subject change:text", draw);
    model.off("change:key", fresh);
  };
}

export default { render };
