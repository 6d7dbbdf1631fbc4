// A Python editor: CodeMirror with what a page of ours needs of it.
import { autocompletion, completeFromList } from "@codemirror/autocomplete";
import { indentWithTab } from "@codemirror/commands";
import { python, pythonLanguage } from "@codemirror/lang-python";
import { indentUnit, syntaxHighlighting } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { basicSetup } from "codemirror";

const LEAVING = 2000; // milliseconds in which Tab leaves

/** Esc, then Tab leaves the editor, also when Esc has something else to do: closing a list, or one that was to come. */
const leave = Prec.highest(keymap.of([{ key: "Escape", run: (view) => (view.setTabFocusMode(LEAVING), false) }]));

/**
 * @param parent the element to put it into
 * @param label for people who do not see it
 * @param names to complete, beside those in the text
 * @param changed told the new text
 */
export function makeEditor(parent, label, names, changed) {
  const extensions = [
    leave,
    basicSetup,
    keymap.of([indentWithTab]),
    indentUnit.of("    "),
    python(),
    pythonLanguage.data.of({ autocomplete: completeFromList(names.map((name) => ({ label: name, type: "function" }))) }),
    syntaxHighlighting(classHighlighter),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
    EditorView.lineWrapping,
    EditorView.updateListener.of((update) => {
      if (update.docChanged) changed(update.state.doc.toString());
    }),
  ];
  const state = (text) => EditorState.create({ doc: text, extensions });
  const view = new EditorView({ parent, state: state("") });
  return {
    get text() {
      return view.state.doc.toString();
    },
    /** Another file, at the first place where something is to be written: what could be undone is forgotten. */
    open(text) {
      view.setState(state(text));
      const at = text.indexOf("# TODO");
      if (at >= 0) view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    },
    /** The same file with another text, which can be undone. */
    replace(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    /** Say something about a line, or (0) nothing. */
    mark(line, message) {
      const found = line > 0 && line <= view.state.doc.lines ? [view.state.doc.line(line)] : [];
      const said = found.map(({ from, to }) => ({ from, to, severity: "error", message }));
      view.dispatch(setDiagnostics(view.state, said));
      if (found.length) view.dispatch({ effects: EditorView.scrollIntoView(found[0].from, { y: "center" }) });
    },
    focus() {
      view.focus();
    },
  };
}
