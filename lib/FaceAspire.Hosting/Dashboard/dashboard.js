// Keeps the page up to date: the server says that something has changed, and the page asks for itself again.
const status = document.getElementById("connection");

function connect(address, received) {
  const source = new EventSource(address);
  source.onopen = () => { status.textContent = ""; };
  source.onerror = () => { status.textContent = "not connected"; };
  source.onmessage = event => received(event.data);
  return source;
}

function ask() {
  document.querySelectorAll("form[data-confirm]:not([data-confirm=''])").forEach(form => {
    form.onsubmit = () => confirm(form.dataset.confirm);
  });
}

async function renew() {
  const selection = getSelection();
  if (!selection.isCollapsed || document.activeElement?.tagName === "BUTTON") { return; } // somebody is about to copy or to press
  const answer = await fetch(location.href);
  if (!answer.ok) { return; }
  const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("content");
  const open = new Set([...document.querySelectorAll("details[open]")].map(one => one.id));
  next.querySelectorAll("details").forEach(one => { one.open = open.has(one.id); });
  const content = document.getElementById("content");
  if (next.innerHTML !== content.innerHTML) { content.replaceChildren(...next.childNodes); }
  ask();
}

function followConsole(box) {
  const keep = 2000;
  let source = connect(box.dataset.source, data => {
    const { time, level, text } = JSON.parse(data);
    const atEnd = box.scrollTop + box.clientHeight > box.scrollHeight - 40;
    const line = document.createElement("div");
    if (level === "warning") { line.className = "warn"; }
    if (level === "error" || level === "critical") { line.className = "bad"; }
    const at = document.createElement("time");
    at.textContent = time;
    line.append(at, text);
    box.append(line);
    while (box.childElementCount > keep) { box.firstElementChild.remove(); }
    if (atEnd) { box.scrollTop = box.scrollHeight; }
  });
  source.addEventListener("open", () => box.replaceChildren()); // what is kept comes again with each connection
}

const box = document.getElementById("console");
if (box) {
  followConsole(box);
} else {
  const pause = 500; // a busy system changes all the time
  let due = null;
  connect("/changes", () => {
    due ??= setTimeout(async () => {
      try { await renew(); } catch { /* the next change asks again */ } finally { due = null; }
    }, pause);
  });
}
ask();
