// A staff page, whole in the browser: language, cohort and print ask nothing of the server.
const asked = new URLSearchParams(window.location.search);

function remember(state) {
  const words = new URLSearchParams(window.location.search);
  words.delete("token");
  words.set("lang", state.language);
  if (state.cohort === "all") words.delete("cohort");
  else words.set("cohort", state.cohort);
  window.history.replaceState(null, "", `${window.location.pathname}?${words}`);
}

function showBody(el, content, state) {
  const bodies = content.bodies[state.language];
  const shown = state.cohort in bodies ? state.cohort : "all";
  const body = el.querySelector(".body");
  body.innerHTML = bodies[shown] ?? "";
  const finding = body.querySelector("h1")?.textContent ?? "";
  document.title = `${content.title[state.language]} · ${finding}`;
  for (const link of el.querySelectorAll("a[data-page]")) {
    const words = new URLSearchParams({ lang: state.language });
    if (shown !== "all") words.set("cohort", shown);
    link.setAttribute("href", `${link.dataset.page}.ipynb?${words}`);
  }
  el.querySelector("[role=status]").textContent = state.moved ? finding : "";
}

function showFrame(el, content, state) {
  document.documentElement.lang = state.language;
  el.innerHTML = content.frames[state.language];
  for (const button of el.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
      state.language = button.dataset.language;
      state.moved = true;
      remember(state);
      showFrame(el, content, state);
      el.querySelector(`[data-language=${state.language}]`).focus();
    });
  }
  const filter = el.querySelector("#cohort-filter");
  if (filter) {
    filter.value = state.cohort;
    filter.addEventListener("change", () => {
      state.cohort = filter.value;
      state.moved = true;
      remember(state);
      showBody(el, content, state);
    });
  }
  el.querySelector(".print")?.addEventListener("click", () => window.print());
  showBody(el, content, state);
}

function render({ model, el }) {
  const content = model.get("content");
  const spoken = Object.keys(content.frames);
  const states = Object.keys(content.bodies[content.language]);
  const state = {
    language: spoken.includes(asked.get("lang")) ? asked.get("lang") : content.language,
    cohort: states.includes(asked.get("cohort")) ? asked.get("cohort") : "all",
    moved: false,
  };
  el.classList.add("staff-page");
  el.id = "page";
  showFrame(el, content, state);
  el.dataset.ready = "yes";
}

export default { render };
