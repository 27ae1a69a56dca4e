// Names in the running text and in tables are ordinary links. The framework opens each in a new tab and a new session;
// this keeps them in the tab and the session where they are, as the framework's own links are. A link that was asked
// to open elsewhere (Ctrl, middle button), leads elsewhere, or points into the page is left alone.
function inside(link) {
  if (!link || link.hasAttribute("download") || !link.closest("[data-testid=stMain]")) return null;
  const address = new URL(link.href, location.href);
  return address.origin === location.origin && !address.hash ? address : null;
}

function follow(event) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const path = event.composedPath();
  const address = inside(path.find((part) => part instanceof HTMLAnchorElement && part.href));
  if (!address) return;
  event.preventDefault();
  event.stopPropagation();
  history.pushState({}, "", address.pathname + address.search);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

// Once per document, and for as long as it is there: between two runs of a page no link may lead to another tab.
export default function () {
  const marks = document.documentElement.dataset;
  if (marks.links === "kept") return;
  document.addEventListener("click", follow, true);
  marks.links = "kept";
}
