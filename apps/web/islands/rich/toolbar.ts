import { toggleMark } from 'prosemirror-commands';
import type { MarkType, NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { isSafe, schema } from './schema.ts';

const { nodes, marks } = schema;

/** Makes a list of the chosen paragraphs, the other kind of list of a list, and paragraphs again of a list of this kind. */
export function toggleList(type: NodeType): Command {
  return (state, dispatch) => {
    const around = listAround(state);
    if (!around) return wrapInList(type)(state, dispatch);
    if (around.type === type) return liftListItem(nodes.list_item)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(around.at, type));
    return true;
  };
}

function listAround({ selection: { $from } }: EditorState): { readonly type: NodeType; readonly at: number } | null {
  for (let depth = $from.depth; depth > 0; depth--) {
    const { type } = $from.node(depth);
    if (type === nodes.bullet_list || type === nodes.ordered_list) return { type, at: $from.before(depth) };
  }
  return null;
}

function isMarked({ selection, storedMarks, doc }: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = selection;
  return empty ? type.isInSet(storedMarks ?? $from.marks()) !== undefined : doc.rangeHasMark(from, to, type);
}

interface Tool {
  readonly words: string;
  readonly keys: string;
  readonly run: Command;
  readonly isOn: (state: EditorState) => boolean;
}

const TOOLS: readonly Tool[] = [
  { words: 'Bold', keys: 'Control+B', run: toggleMark(marks.strong), isOn: (state) => isMarked(state, marks.strong) },
  { words: 'Emphasis', keys: 'Control+I', run: toggleMark(marks.em), isOn: (state) => isMarked(state, marks.em) },
  {
    words: 'Bullets',
    keys: 'Control+Shift+8',
    run: toggleList(nodes.bullet_list),
    isOn: (state) => listAround(state)?.type === nodes.bullet_list,
  },
  {
    words: 'Numbers',
    keys: 'Control+Shift+7',
    run: toggleList(nodes.ordered_list),
    isOn: (state) => listAround(state)?.type === nodes.ordered_list,
  },
];

export interface Toolbar {
  readonly element: HTMLElement;
  /** Shows which of its buttons are on where the cursor stands. */
  readonly update: (state: EditorState) => void;
  /** Asks for the address of a link. */
  readonly askForLink: () => boolean;
}

/** The buttons over an editor: one row, one stop of the tabulator, arrows between them. */
export function createToolbar(name: string, editor: () => EditorView): Toolbar {
  const element = document.createElement('div');
  const row = document.createElement('div');
  row.className = 'app-rich__tools';
  row.setAttribute('role', 'toolbar');
  row.setAttribute('aria-label', name);
  const buttons = TOOLS.map(({ words, keys, run }) =>
    button(words, keys, () => {
      run(editor().state, editor().dispatch, editor());
      editor().focus();
    }),
  );
  const link = button('Link', 'Control+K', () => void askForLink());
  row.append(...buttons, link);
  const asking = linkForm(editor, () => link.setAttribute('aria-expanded', 'false'));
  link.setAttribute('aria-expanded', 'false');
  const askForLink = (): boolean => {
    link.setAttribute('aria-expanded', 'true');
    asking.open();
    return true;
  };
  element.append(row, asking.element);
  roveBetween([...buttons, link]);
  return {
    element,
    askForLink,
    update: (state) => {
      TOOLS.forEach(({ isOn }, at) => buttons[at]?.setAttribute('aria-pressed', String(isOn(state))));
      link.classList.toggle('app-rich__tool--on', isMarked(state, marks.link));
    },
  };
}

function button(words: string, keys: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'app-rich__tool';
  made.textContent = words;
  if (keys) made.setAttribute('aria-keyshortcuts', keys);
  made.addEventListener('click', press);
  return made;
}

function roveBetween(buttons: readonly HTMLButtonElement[]): void {
  buttons.forEach((each, at) => {
    each.tabIndex = at === 0 ? 0 : -1;
    each.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1, Home: -at, End: buttons.length - 1 - at }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const next = buttons[(at + step + buttons.length) % buttons.length];
      for (const other of buttons) other.tabIndex = other === next ? 0 : -1;
      next?.focus();
    });
  });
}

/** A row under the buttons, in the page and not over it. */
function linkForm(
  editor: () => EditorView,
  closed: () => void,
): { readonly element: HTMLElement; readonly open: () => void } {
  const element = document.createElement('div');
  element.className = 'app-rich__link';
  element.hidden = true;
  const id = `link-${Math.random().toString(36).slice(2, 8)}`;
  const label = document.createElement('label');
  label.className = 'govuk-label';
  label.htmlFor = id;
  label.textContent = 'Where the link leads, such as https://www.gov.uk';
  const error = document.createElement('p');
  error.className = 'govuk-error-message';
  error.id = `${id}-error`;
  error.hidden = true;
  const address = document.createElement('input');
  address.className = 'govuk-input';
  address.id = id;
  address.setAttribute('autocomplete', 'off');
  address.setAttribute('aria-describedby', error.id);
  const close = (): void => {
    element.hidden = true;
    closed();
    editor().focus();
  };
  const set = (): void => {
    const href = completed(address.value.trim());
    error.hidden = isSafe(href);
    if (!isSafe(href)) {
      error.textContent = 'Write a whole address: https://…, mailto:… or tel:…';
      address.focus();
      return;
    }
    const { state, dispatch } = editor();
    const { from, to } = linkedRange(state);
    const mark = marks.link.create({ href });
    const words =
      from === to
        ? state.tr.insertText(href, from).addMark(from, from + href.length, mark)
        : state.tr.addMark(from, to, mark);
    dispatch(words.removeStoredMark(marks.link));
    close();
  };
  const remove = (): void => {
    const { state, dispatch } = editor();
    const { from, to } = linkedRange(state);
    dispatch(state.tr.removeMark(from, to, marks.link));
    close();
  };
  address.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      set();
    } else if (event.key === 'Escape') close();
  });
  const row = document.createElement('div');
  row.className = 'app-rich__tools';
  row.append(button('Set the link', '', set), button('No link', '', remove), button('Leave it', '', close));
  element.append(label, error, address, row);
  return {
    element,
    open: () => {
      const { state } = editor();
      const { href } = linkedRange(state);
      address.value = href;
      error.hidden = true;
      element.hidden = false;
      address.focus();
    },
  };
}

function completed(address: string): string {
  if (/^[^\s@:/]+@[^\s@/]+$/.test(address)) return `mailto:${address}`;
  return /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(address) ? `https://${address}` : address;
}

/** What is chosen, or all of the link that the cursor stands in. */
function linkedRange({ selection, doc }: EditorState): {
  readonly from: number;
  readonly to: number;
  readonly href: string;
} {
  const { $from, from, to, empty } = selection;
  let found: { from: number; to: number; href: string } | null = null;
  doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, at) => {
    const link = marks.link.isInSet(node.marks);
    if (link && node.isInline && at <= $from.pos && at + node.nodeSize >= $from.pos)
      found ??= { from: at, to: at + node.nodeSize, href: link.attrs['href'] as string };
    return true;
  });
  const { href, ...range } = found ?? { from, to, href: '' };
  return empty ? { ...range, href } : { from, to, href };
}
