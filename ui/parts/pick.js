// Shows HTML that Python has escaped, and reports which [data-pick] was chosen by click, Enter, Space or arrow keys.
// Inside a list that scrolls only the list is moved.
function show(here) {
  const list = here?.closest(".library");
  if (list) list.scrollTop = here.offsetTop - list.clientHeight / 2;
  else here?.scrollIntoView({ block: "center" });
}

// Evidence that opens below the window comes into it.
function reveal(panel) {
  if (panel && panel.getBoundingClientRect().top > innerHeight * 0.7) panel.scrollIntoView({ block: "start" });
}

// Of a long list the first rows are shown; the rest comes when it is asked for, and stays.
function open(root) {
  for (const row of root.querySelectorAll("tr[data-rest]")) row.hidden = !root.opened.has(row.dataset.rest);
  for (const more of root.querySelectorAll("tr[data-more]")) more.hidden = root.opened.has(more.dataset.more);
}

export default function ({ data, parentElement, setTriggerValue }) {
  document.documentElement.lang = data.lang;
  const root = parentElement.querySelector(".pick-root");
  root.lang = data.lang;
  root.opened ??= new Set();
  if (root.shown !== data.html) {
    const held = root.contains(document.activeElement) ? document.activeElement.dataset.pick : undefined;
    root.innerHTML = data.html;
    const first = root.shown === undefined;
    root.shown = data.html;
    const rest = root.querySelector("tr[data-rest][aria-selected=true]");
    if (rest) root.opened.add(rest.dataset.rest);
    open(root);
    if (first) show(root.querySelector(".here.first") ?? root.querySelector(".here"));
    else reveal(root.querySelector("[data-reveal]"));
    if (held) [...root.querySelectorAll("tr[data-pick], [data-pick]")].find((e) => e.dataset.pick === held)?.focus();
  }
  const choose = (target) => {
    for (const other of root.querySelectorAll("[aria-selected]"))
      other.setAttribute("aria-selected", String(other.dataset.pick === target.dataset.pick));
    for (const other of root.querySelectorAll("[aria-pressed]"))
      other.setAttribute("aria-pressed", String(other.dataset.pick === target.dataset.pick));
    setTriggerValue("pick", target.dataset.pick);
  };
  root.onclick = (event) => {
    const more = event.target.closest("tr[data-more]");
    if (more) {
      root.opened.add(more.dataset.more);
      open(root);
    }
    const target = event.target.closest("[data-pick]");
    if (target) choose(target);
  };
  root.onkeydown = (event) => {
    const mark = event.target.closest("[data-pick]");
    if (!mark || mark.tagName === "BUTTON") return;
    const rows = [...root.querySelectorAll("tr[data-pick]:not([hidden])")];
    const step = mark.tagName === "TR" && { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step ? rows[rows.indexOf(mark) + step] : event.key === "Enter" || event.key === " " ? mark : null;
    if (!next) return;
    event.preventDefault();
    next.focus();
    choose(next);
  };
}
