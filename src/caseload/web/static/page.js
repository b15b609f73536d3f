// The page works without this: it only spares reloading, and moves the focus to what went wrong.
document.querySelector("#faults")?.focus();
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 2000);
  });
}
