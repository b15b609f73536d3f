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
// What is fetched again and again changes the page only where it is news, and leads to the fault where it fails.
let last;
document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
  detail.shouldSwap &&= detail.serverResponse !== last;
  last = detail.serverResponse;
});
document.body.addEventListener("htmx:responseError", ({ detail }) => location.assign(detail.pathInfo.requestPath));
document.body.addEventListener("htmx:sendError", () => {
  document.querySelector("[role=status]").textContent =
    "caseload does not answer: it has been ended. Start it again; what was decided is kept.";
});
