(function () {
  "use strict";
  const root = document.documentElement;
  const by = (id) => document.getElementById(id);
  const sections = Array.from(document.querySelectorAll(".document"));
  const search = by("search"), choice = by("walk"), status = by("status"), original = by("original");
  const MOST = 5000; // places that a search marks
  const highlights = typeof CSS !== "undefined" && CSS.highlights;
  let current = null; // the document that is shown
  let places = null; // what n and p go through: elements, or ranges of a search; null until it is asked for
  let at = -1;
  let group = null; // the beginning of the ids that are gone through
  let ranges = null; // of a search

  root.classList.add("js");
  root.classList.toggle("several", sections.length > 1);

  function rect(place) {
    return place.getBoundingClientRect();
  }

  function element(place) {
    return place instanceof Range ? place.startContainer.parentElement : place;
  }

  function clear() {
    for (const old of document.querySelectorAll(".now, .same")) old.classList.remove("now", "same");
    if (highlights) highlights.delete("current");
  }

  function forget() {
    clear();
    places = null;
    group = null;
    at = -1;
    status.textContent = "";
  }

  function say(place) {
    const count = at + 1 + " / " + places.length;
    const words = place instanceof Range ? "" : place.title;
    status.textContent = words ? count + "  " + words : count;
  }

  // What is hidden with its kind, or folded, is shown again.
  function reveal(place) {
    const dropped = element(place).closest(".DROPPED");
    if (!dropped) return;
    by("show-DROPPED").checked = true;
    const fold = dropped.closest("details");
    if (fold) fold.open = true;
  }

  function show(place) {
    clear();
    reveal(place);
    if (place instanceof Range) {
      if (highlights) highlights.set("current", new Highlight(place));
      else getSelection().setBaseAndExtent(place.startContainer, place.startOffset, place.endContainer, place.endOffset);
    } else {
      if (group) for (const other of places) other.classList.add("same");
      place.classList.add("now");
    }
    const { top, bottom } = rect(place);
    if (top < 0.2 * innerHeight || bottom > 0.8 * innerHeight) element(place).scrollIntoView({ block: "center" });
    say(place);
  }

  // Each mark once: what was cut where marks cross has an id in its first piece alone.
  function marked(kind) {
    const all = kind ? "." + kind + "[id]" : "span[id], .DROPPED[id]";
    return Array.from(current.querySelectorAll("article " + all.split(", ").join(", article ")));
  }

  function is_shown(mark) {
    const kind = mark.classList[0];
    const box = by("show-" + kind);
    return kind === choice.value || !box || box.checked;
  }

  // The first place that is not above the middle of the window.
  function nearest() {
    for (let i = 0; i < places.length; i++) if (rect(places[i]).top > 0.4 * innerHeight) return i;
    return 0;
  }

  function step(by_how_much) {
    if (!places) {
      places = ranges && ranges.length ? ranges : marked(choice.value).filter(is_shown);
      at = places.length ? nearest() - (by_how_much > 0 ? 1 : 0) : -1;
    }
    if (!places.length) {
      status.textContent = "0";
      return;
    }
    at = (at + by_how_much + places.length) % places.length;
    show(places[at]);
  }

  function walk_group(mark) {
    group = mark.id.replace(/\d+$/, "");
    places = Array.from(current.querySelectorAll('article [id^="' + group + '"]'));
    at = Math.max(0, places.indexOf(mark));
    show(mark);
  }

  function open_document(section) {
    if (section === current) return;
    current = section;
    for (const other of sections) other.classList.toggle("current", other === section);
    for (const link of document.querySelectorAll("nav a"))
      if (link.hash === "#" + section.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    forget();
    for (const box of document.querySelectorAll(".legend input[id^='show-']"))
      box.parentElement.querySelector("small").textContent = marked(box.id.slice(5)).length;
    if (search.value) find();
  }

  function follow_hash() {
    const target = by(decodeURIComponent(location.hash.slice(1)));
    const section = target && target.closest(".document");
    if (section) open_document(section);
    if (section && target !== section) walk_group(target);
  }

  // ---- search ----

  function texts_of(line) {
    const skipped = original && original.checked ? "INS" : "DEL";
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(skipped) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  }

  function lower(text) {
    const small = text.toLowerCase();
    return small.length === text.length ? small : text;
  }

  function find_in(line, wanted, found) {
    if (!lower(line.textContent).includes(wanted) && !line.querySelector("del")) return;
    const nodes = texts_of(line);
    const starts = [];
    let text = "";
    for (const node of nodes) {
      starts.push(text.length);
      text += lower(node.data);
    }
    let node = 0;
    const place = (offset, is_end) => {
      while (node > 0 && starts[node] > offset) node--;
      while (node + 1 < nodes.length && (is_end ? starts[node + 1] < offset : starts[node + 1] <= offset)) node++;
      return [nodes[node], offset - starts[node]];
    };
    for (let from = text.indexOf(wanted); from >= 0 && found.length < MOST; from = text.indexOf(wanted, from + wanted.length)) {
      const range = document.createRange();
      range.setStart(...place(from, false));
      range.setEnd(...place(from + wanted.length, true));
      found.push(range);
    }
  }

  function filter_panel(wanted) {
    for (const entry of current.querySelectorAll("aside li"))
      entry.classList.toggle("hidden", wanted !== "" && !lower(entry.textContent).includes(wanted));
    for (const fold of current.querySelectorAll("aside details")) {
      const left = fold.querySelectorAll("li:not(.hidden)").length;
      fold.classList.toggle("hidden", left === 0);
      if (wanted !== "" && left > 0) fold.open = true;
    }
  }

  function find() {
    const wanted = lower(search.value.trim());
    forget();
    ranges = null;
    if (highlights) highlights.delete("found");
    filter_panel(wanted);
    if (wanted === "") return;
    ranges = [];
    for (const line of current.querySelectorAll("article > :not(details), article > details > p")) {
      find_in(line, wanted, ranges);
      if (ranges.length >= MOST) break;
    }
    if (highlights && ranges.length) highlights.set("found", new Highlight(...ranges));
    status.textContent = (ranges.length >= MOST ? MOST + "+" : ranges.length) + " × " + search.value.trim();
  }

  // ---- events ----

  let timer = 0;
  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(find, 150);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    clearTimeout(timer);
    if (!ranges || ranges.wanted !== search.value) {
      find();
      if (ranges) ranges.wanted = search.value;
    }
    step(event.shiftKey ? -1 : 1);
  });
  choice.addEventListener("change", () => {
    search.value = "";
    find();
  });
  if (original) original.addEventListener("change", () => search.value && find());
  by("next").addEventListener("click", () => step(1));
  by("previous").addEventListener("click", () => step(-1));

  document.addEventListener("click", (event) => {
    const link = event.target.closest("aside a, nav a");
    if (link) {
      event.preventDefault();
      history.replaceState(null, "", link.hash);
      follow_hash();
      if (link.closest("nav")) scrollTo(0, 0);
      return;
    }
    const mark = event.target.closest("article [id]");
    if (mark && getSelection().isCollapsed) walk_group(mark);
  });

  function another_document(by_how_much) {
    const next = sections[sections.indexOf(current) + by_how_much];
    if (!next) return;
    open_document(next);
    scrollTo(0, 0);
  }

  const keys = {
    n: () => step(1),
    p: () => step(-1),
    "/": () => search.focus(),
    o: () => original && original.click(),
    "[": () => another_document(-1),
    "]": () => another_document(1),
    Escape: () => {
      search.value = "";
      find();
      document.activeElement.blur();
    },
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input[type=search], select");
    const act = event.ctrlKey || event.altKey || event.metaKey || (typing && event.key !== "Escape") ? null : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  addEventListener("hashchange", follow_hash);
  if (sections.length) {
    open_document(sections[0]);
    follow_hash();
  }
})();
