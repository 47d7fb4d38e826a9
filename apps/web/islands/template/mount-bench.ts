import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { forceLinting, lintGutter, lintKeymap, linter, type Action, type Diagnostic } from '@codemirror/lint';
import { searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { keepDraft } from '../kept-draft.ts';
import { highlighted } from './highlight.ts';
import { lookAt, type Fix, type PlacedProblem } from './look.ts';
import { showLook } from './show-look.ts';

const PAUSE_MS = 700;

/** Puts an editor in the place of the text area, which goes on holding the text: the form is the same as without it. */
export function mountBench(field: HTMLTextAreaElement): void {
  const { form, id } = field;
  const label = document.querySelector<HTMLLabelElement>(`label[for="${CSS.escape(id)}"]`);
  if (!form || !label) return;
  const status = document.getElementById('look-status');
  const host = document.createElement('div');
  host.className = 'app-text-editor';
  // Styles that a script makes may be adopted by a shadow root; written into the page they would be inline.
  const root = host.attachShadow({ mode: 'open' });
  const base = field.value.replace(/\r\n?/g, '\n');
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const text = (): string => view.state.doc.toString();
  const drafts = keepDraft({ key: field.dataset['keep'], base, place: form }, (typed) => replaceAll(view, typed));
  const look = async (looked: EditorView): Promise<Diagnostic[]> => {
    const { doc } = looked.state;
    const found = await lookAt(form, doc.toString());
    if (typeof found === 'string') {
      if (status) status.textContent = found;
      return [];
    }
    if (status) status.textContent = '';
    // Places are those of the text that was sent: mended is only a text that is still the same.
    const mend = (fix: Fix): void => {
      if (!view.state.doc.eq(doc)) return;
      view.dispatch({ changes: fix.splices.map(({ start: from, end: to, text: insert }) => ({ from, to, insert })) });
      view.focus();
    };
    showLook(found, { mend, goTo: (from, to) => goTo(view, from, to), goToLine: (line) => goToLine(view, line) });
    return found.problems.map((problem) => diagnostic(problem, mend, doc.length));
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: base,
      extensions: [
        lineNumbers(),
        highlightActiveLine(),
        history(),
        highlighted,
        EditorView.lineWrapping,
        lintGutter(),
        linter(look, { delay: PAUSE_MS }),
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
        EditorView.contentAttributes.of({
          'aria-label': label.textContent?.trim() ?? '',
          lang: 'en-GB',
          tabindex: '0',
          spellcheck: 'true',
        }),
        looks,
        EditorView.updateListener.of(({ docChanged }) => {
          if (!docChanged) return;
          field.value = text();
          clearTimeout(waiting);
          waiting = setTimeout(() => drafts.keep(text()), 400);
        }),
      ],
    }),
  });
  label.addEventListener('click', () => view.focus());
  form.addEventListener('submit', () => {
    clearTimeout(waiting);
    field.value = text();
    drafts.send(text());
  });
  form.querySelector('select[name="as"]')?.addEventListener('change', () => void look(view));
  field.id = `${id}-source`;
  field.hidden = true;
  host.id = id;
  host.tabIndex = -1;
  host.addEventListener('focus', (event) => event.target === host && view.focus());
  field.after(host);
  forceLinting(view);
}

function diagnostic(
  { start, end, severity, rule, message, advice, fixes }: PlacedProblem,
  mend: (fix: Fix) => void,
  length: number,
): Diagnostic {
  const from = Math.min(start, length);
  return {
    ...{ from, to: Math.min(Math.max(end, from), length), severity, source: rule },
    message: `${message} ${advice}`,
    actions: fixes.map((fix): Action => ({ name: fix.title, apply: () => mend(fix) })),
  };
}

function replaceAll(view: EditorView, text: string): void {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  view.focus();
}

function goTo(view: EditorView, from: number, to: number): void {
  const { length } = view.state.doc;
  const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
  view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: 'center' }) });
  view.focus();
}

function goToLine(view: EditorView, number: number): void {
  const { doc } = view.state;
  const { from } = doc.line(Math.min(Math.max(number, 1), doc.lines));
  goTo(view, from, from);
}

const looks = EditorView.theme({
  '&': { height: '36rem', maxHeight: '80vh', border: '2px solid #0b0c0c', backgroundColor: '#fff', color: '#0b0c0c' },
  '&.cm-focused': { outline: '3px solid #fd0', boxShadow: 'inset 0 0 0 2px #0b0c0c' },
  '.cm-scroller': { overflow: 'auto', fontFamily: 'ui-monospace, monospace', fontSize: '1rem', lineHeight: '1.5' },
  '.cm-content': { caretColor: '#0b0c0c' },
  '.cm-gutters': { backgroundColor: '#f4f4f4', color: '#484949' },
  '.cm-activeLine': { backgroundColor: '#f4f8fb' },
  '.cm-tooltip': { maxWidth: '90vw' },
});
