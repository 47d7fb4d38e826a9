import { baseKeymap, chainCommands, exitCode, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { inputRules, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { Node } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { EditorState, type Command } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { keepDraft } from '../kept-draft.ts';
import { cleanPasted } from './clean-pasted.ts';
import { schema } from './schema.ts';
import { createToolbar, toggleList, type Toolbar } from './toolbar.ts';

const { nodes, marks } = schema;

/** Puts an editor in the place of a text area. What the text area holds stays in it: the server writes the edit over it. */
export function mountEditor(field: HTMLTextAreaElement): void {
  const first = Node.fromJSON(schema, JSON.parse(field.dataset['rich'] ?? 'null'));
  const { form, id, name } = field;
  const label = document.querySelector<HTMLLabelElement>(`label[for="${CSS.escape(id)}"]`);
  if (!form || !label) return;
  label.id ||= `${id}-label`;
  let view: EditorView | null = null;
  const editor = (): EditorView => view as EditorView;
  const toolbar = createToolbar(`Formatting of: ${label.textContent?.trim() ?? ''}`, editor);
  const frame = document.createElement('div');
  frame.className = 'app-rich';
  frame.append(toolbar.element);
  const plain = JSON.stringify(first.toJSON());
  const typed = (): string => JSON.stringify(editor().state.doc.toJSON());
  const drafts = keepDraft(
    { key: field.dataset['keep'], base: plain, place: label.closest('.govuk-form-group') ?? label },
    (kept) => {
      const doc = Node.fromJSON(schema, JSON.parse(kept));
      doc.check();
      const { state } = editor();
      editor().dispatch(state.tr.replaceWith(0, state.doc.content.size, doc.content));
      editor().focus();
    },
  );
  let waiting: ReturnType<typeof setTimeout> | undefined;
  view = new EditorView(
    { mount: frame.appendChild(document.createElement('div')) },
    {
      state: EditorState.create({ doc: first, plugins: plugins(toolbar) }),
      attributes: {
        id,
        class: 'app-rich__words govuk-textarea',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': label.id,
        ...(field.getAttribute('aria-describedby')
          ? { 'aria-describedby': field.getAttribute('aria-describedby') ?? '' }
          : {}),
        spellcheck: 'true',
        lang: 'en-GB',
      },
      transformPastedHTML: cleanPasted,
      dispatchTransaction: (transaction) => {
        editor().updateState(editor().state.apply(transaction));
        toolbar.update(editor().state);
        if (!transaction.docChanged) return;
        clearTimeout(waiting);
        waiting = setTimeout(() => drafts.keep(typed()), 400);
      },
    },
  );
  toolbar.update(view.state);
  label.addEventListener('click', () => editor().focus());
  field.id = `${id}-source`;
  field.hidden = true;
  const hint = document.querySelector(`[id="${CSS.escape(id)}-hint"]`);
  if (hint && field.dataset['richHint']) hint.textContent = field.dataset['richHint'];
  field.after(frame);
  form.addEventListener('submit', () => {
    clearTimeout(waiting);
    drafts.send(typed());
    const sent =
      form.querySelector<HTMLInputElement>(`input[name="${CSS.escape(`rich.${name}`)}"]`) ??
      document.createElement('input');
    sent.type = 'hidden';
    sent.name = `rich.${name}`;
    sent.value = typed();
    if (sent.value !== plain) form.append(sent);
  });
}

function plugins(toolbar: Toolbar) {
  const breakLine: Command = (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
    return true;
  };
  return [
    inputRules({
      rules: [
        wrappingInputRule(/^\s*[-*•]\s$/, nodes.bullet_list),
        wrappingInputRule(/^\s*1[.)]\s$/, nodes.ordered_list),
      ],
    }),
    keymap({
      'Mod-z': undo,
      'Mod-y': redo,
      'Shift-Mod-z': redo,
      'Mod-b': toggleMark(marks.strong),
      'Mod-i': toggleMark(marks.em),
      'Mod-k': () => toolbar.askForLink(),
      'Shift-Ctrl-8': toggleList(nodes.bullet_list),
      'Shift-Ctrl-7': toggleList(nodes.ordered_list),
      'Mod-]': sinkListItem(nodes.list_item),
      'Mod-[': liftListItem(nodes.list_item),
      Enter: splitListItem(nodes.list_item),
      'Shift-Enter': chainCommands(exitCode, breakLine),
    }),
    keymap(baseKeymap),
    history(),
  ];
}
