// The line that says what happened, heard by screen readers; and what makes a box a desk.
function render({ model, el }) {
  const notice = document.createElement("p");
  const error = document.createElement("p");
  notice.setAttribute("role", "status");
  error.setAttribute("role", "alert");
  el.classList.add("wb-status");
  el.append(notice, error);

  function dress() {
    const desk = el.closest(".wb-desk");
    if (!desk) return requestAnimationFrame(dress);
    desk.lang = model.get("language");
    desk.setAttribute("role", "region");
    desk.setAttribute("aria-label", model.get("title"));
    desk.dataset.lmSuppressShortcuts = "true";
    if (desk.dataset.keys) return undefined;
    desk.dataset.keys = "on";
    const backToList = (event) => {
      const isWritten = event.key === "Enter" && event.target.matches('.wb-foot input[type="text"]');
      if (isWritten || event.key === "Escape") desk.querySelector('.wb-grid tr[tabindex="0"]')?.focus();
    };
    desk.addEventListener("keydown", backToList, true); // fields keep their keys to themselves
    return undefined;
  }

  function draw() {
    notice.textContent = model.get("notice");
    error.textContent = model.get("error");
    dress();
  }
  const names = "change:notice change:error change:language change:title";
  model.on(names, draw);
  draw();
  return () => model.off(names, draw);
}

export default { render };
