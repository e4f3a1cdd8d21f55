// Reads the text aloud with the voice of the device itself. A voice that speaks from a server would send the text
// away, so only local voices count; where there is none in Dutch, the button stays hidden.

const TEXT = "h1, h2, h3, p, li, summary, blockquote";
const SILENT = ".reading-aids, .feedback, .sources, form, nav, [hidden], .visually-hidden";

function dutchVoice() {
  const voices = speechSynthesis.getVoices().filter((voice) => voice.localService && /^nl/i.test(voice.lang));
  return voices.find((voice) => /^nl[-_]BE/i.test(voice.lang)) ?? voices[0];
}

/** Sentences as ranges of the page, so that each can light up while it is spoken. */
function sentencesOf(root) {
  const found = [];
  const cutter = new Intl.Segmenter("nl", { granularity: "sentence" });
  const blocks = [...root.querySelectorAll(TEXT)].filter((block) => !block.closest(SILENT) && block.checkVisibility());
  for (const block of blocks.filter((one) => !blocks.some((other) => other !== one && one.contains(other)))) {
    const nodes = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let whole = "";
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: whole.length });
      whole += walker.currentNode.data;
    }
    const place = (offset) => {
      const { node, start } = nodes.findLast((item) => item.start <= offset);
      return [node, Math.min(offset - start, node.length)];
    };
    for (const { segment, index } of cutter.segment(whole)) {
      if (!segment.trim()) continue;
      const range = new Range();
      range.setStart(...place(index));
      range.setEnd(...place(index + segment.length));
      found.push({ text: segment.trim(), range });
    }
  }
  return found;
}

function reader(controls, root) {
  const play = controls.querySelector("[data-play]");
  const stop = controls.querySelector("[data-stop]");
  let sentences = [];
  let next = 0;
  let turn = 0;

  function label(state) {
    for (const name of ["start", "pause", "resume"]) play.querySelector(`[data-${name}]`).hidden = name !== state;
    stop.hidden = state === "start";
  }

  function silence() {
    turn += 1;
    speechSynthesis.cancel();
    CSS.highlights?.delete("read-aloud");
  }

  function end() {
    silence();
    next = 0;
    label("start");
  }

  function speak(current) {
    if (next >= sentences.length) return end();
    const { text, range } = sentences[next];
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = dutchVoice();
    utterance.lang = utterance.voice?.lang ?? "nl-BE";
    utterance.onend = () => {
      if (current !== turn) return;
      next += 1;
      speak(current);
    };
    CSS.highlights?.set("read-aloud", new Highlight(range));
    range.startContainer.parentElement.scrollIntoView({ block: "nearest" });
    speechSynthesis.speak(utterance);
  }

  play.addEventListener("click", () => {
    if (!play.querySelector("[data-pause]").hidden) {
      silence();
      return label("resume");
    }
    if (next === 0) sentences = sentencesOf(root);
    label("pause");
    turn += 1;
    speak(turn);
  });
  stop.addEventListener("click", () => {
    end();
    play.focus();
  });
  window.addEventListener("pagehide", silence);
}

for (const controls of document.querySelectorAll("[data-read-aloud]")) {
  const root = document.querySelector(controls.dataset.readAloud);
  if (!root || !("speechSynthesis" in window) || !Intl.Segmenter) continue;
  const offer = () => {
    const play = controls.querySelector("[data-play]");
    if (!play.hidden || !dutchVoice()) return;
    play.hidden = false;
    reader(controls, root);
  };
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
}
