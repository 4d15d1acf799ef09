// What the script of a page of `view` does, checked inside a browser; tests/view/run puts this into a page of two documents.
"use strict";
window.onload = async () => {
  const tap = [];
  const by = (id) => document.getElementById(id);
  const status = () => by("status").textContent;
  const press = (key, where) =>
    (where || document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const display = (selector) => getComputedStyle(document.querySelector(selector)).display;
  const is = (name, got, wanted) => {
    const fine = JSON.stringify(got) === JSON.stringify(wanted);
    tap.push((fine ? "ok " : "not ok ") + (tap.filter((line) => !line.startsWith("#")).length + 1) + " - " + name);
    if (!fine) tap.push("# got " + JSON.stringify(got) + ", wanted " + JSON.stringify(wanted));
  };
  const search = async (words) => {
    by("search").value = words;
    by("search").dispatchEvent(new Event("input"));
    await pause(400);
  };
  const walk = (kind) => {
    by("walk").value = kind;
    by("walk").dispatchEvent(new Event("change"));
    press("n");
  };
  const shown = () => Array.from(document.querySelectorAll(".document")).filter((each) => getComputedStyle(each).display !== "none").map((each) => each.id);
  try {
    is("the first of two documents is shown", shown(), ["1"]);
    document.querySelector("aside .people a").click();
    is("a person leads to the first mention", status(), "1 / 3  Person: Ерлан Сәкенұлы Досжанов");
    is("all mentions are outlined", document.querySelectorAll(".same").length, 3);
    press("n");
    is("n goes to the next mention", document.querySelector(".now").textContent, "Ерлан Досжанов");
    press("n");
    press("n");
    is("after the last comes the first", status().slice(0, 5), "1 / 3");
    press("p");
    is("p goes back", document.querySelector(".now").textContent, "Досжанов");
    press("Escape");
    is("Escape ends it", [status(), document.querySelectorAll(".now, .same").length], ["", 0]);
    walk("DATE");
    is("a kind can be gone through", status().startsWith("1 / 4  Date: 2024-03-11"), true);
    by("show-PERSON").click();
    is("a kind that is not ticked has no colour", getComputedStyle(document.querySelector("article .PERSON")).backgroundColor, "rgba(0, 0, 0, 0)");
    by("show-PERSON").click();
    is("at first the text is as repaired", [display(".REPAIR > ins"), display(".REPAIR > del")], ["inline", "none"]);
    press("o");
    is("o shows it as it was", [display(".REPAIR > ins"), display(".REPAIR > del")], ["none", "inline"]);
    await search("кiтaпхана");
    is("then the words are found that were there", status(), "2 × кiтaпхана");
    press("o");
    await pause(50);
    is("and not when the repaired are shown", status(), "0 × кiтaпхана");
    await search("ДОСЖАНОВ");
    is("capitals are no matter, nor are marks", [status(), CSS.highlights.get("found").size], ["3 × ДОСЖАНОВ", 3]);
    is("the panel has what was looked for alone", document.querySelectorAll("[id='1'] aside li:not(.hidden)").length, 1);
    press("Enter", by("search"));
    press("Enter", by("search"));
    is("Enter goes through what was found", status(), "2 / 3");
    await search("жоқсөз");
    is("what is not there is not found", status(), "0 × жоқсөз");
    press("Escape", by("search"));
    is("Escape clears the search", [by("search").value, document.querySelectorAll(".hidden").length], ["", 0]);
    by("show-DROPPED").click();
    is("dropped lines can be hidden", display("article .DROPPED"), "none");
    walk("DROPPED");
    is("and are shown again when they are gone through", [display("article .DROPPED"), by("show-DROPPED").checked], ["block", true]);
    press("]");
    is("] shows the next document", shown(), ["2"]);
    is("the list of documents knows", document.querySelector("nav [aria-current]").hash, "#2");
    is("the legend counts in it", by("show-PERSON").parentElement.querySelector("small").textContent, String(document.querySelectorAll("[id='2'] .PERSON[id]").length));
    walk("DROPPED");
    is("what is folded is opened when it is gone through", document.querySelectorAll("[id='2'] .left-out[open]").length, 1);
    location.hash = "#1.3.1";
    await pause(300);
    is("an address leads to its document and mark", [shown(), document.querySelector(".now").id], [["1"], "1.3.1"]);
    document.querySelector("article .PERSON").click();
    is("a mark that is clicked is gone through", status(), "1 / 3  Person: Ерлан Сәкенұлы Досжанов");
  } catch (error) {
    tap.push("not ok - " + error.stack);
  }
  tap.push("1.." + tap.filter((line) => !line.startsWith("#")).length);
  document.body.textContent = "TAP\n" + tap.join("\n") + "\nEND\n";
};
