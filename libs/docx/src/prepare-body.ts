import type { NumberCounter } from './count-numbers.ts';
import { headingLevel, type ParagraphStyles } from './paragraph-styles.ts';
import { withoutMarks, writeMark } from './paragraph-mark.ts';
import type { DocxNotice, DocxNoticeKind } from './types.ts';
import { descendants, first, isElement, isOn, nextNode, valueOf, wordsIn } from './xml.ts';

export interface PrepareDesk {
  readonly document: Document;
  readonly styles: ParagraphStyles;
  readonly numbers: NumberCounter;
  readonly notices: DocxNotice[];
}

type Handler = (element: Element, desk: PrepareDesk) => Node | null;

const BOX = new Set(['txbxContent']);
const TEXTS = new Set(['t']);
const DESCRIBED = new Set(['docPr', 'cNvPr', 'imagedata']);

/**
 * Makes a body ready for mammoth, which reads what is plain: deleted text, drawings, hidden words and formulas are taken out and
 * told of, text boxes are put behind their paragraph, and each paragraph is marked with its heading level and its counted number.
 */
export function prepareBody(desk: PrepareDesk): void {
  const root = desk.document.documentElement;
  for (const text of descendants(root, TEXTS)) {
    const words = text.textContent ?? '';
    if (withoutMarks(words) !== words) text.textContent = withoutMarks(words);
  }
  let node: Node | null = root.firstChild;
  while (node) {
    const handler = isElement(node) ? HANDLERS[node.localName] : undefined;
    node = handler ? handler(node as Element, desk) : nextNode(node, root, true);
  }
}

const HANDLERS: Readonly<Record<string, Handler>> = {
  del: (element, desk) => takeOut(element, desk, 'deleted-text'),
  moveFrom: (element, desk) => takeOut(element, desk, 'deleted-text'),
  ins: (element, desk) => tellOf(element, desk, 'inserted-text'),
  moveTo: (element, desk) => tellOf(element, desk, 'inserted-text'),
  r: (element, desk) =>
    isOn(first(element, 'rPr', 'vanish')) ? takeOut(element, desk, 'hidden-text') : into(element, desk),
  drawing: takeDrawing,
  pict: takeDrawing,
  object: takeDrawing,
  AlternateContent: chooseContent,
  oMathPara: takeFormula,
  oMath: takeFormula,
  altChunk: (element, desk) => takeOut(element, desk, 'embedded-file', 'A part of another file type'),
  fldSimple: unwrap,
  dir: unwrap,
  bdo: unwrap,
  ruby: unwrap,
  rubyBase: unwrap,
  rt: (element, desk) => (wordsIn(element) === '' ? drop(element, desk) : takeOut(element, desk, 'unread')),
  cr: (element, desk) => {
    const next = after(element, desk);
    element.parentNode?.replaceChild(wordElement(element, 'br'), element);
    return next;
  },
  footnoteReference: drop,
  endnoteReference: drop,
  commentReference: drop,
  p: markParagraph,
};

function into(element: Element, desk: PrepareDesk): Node | null {
  return nextNode(element, desk.document.documentElement, true);
}

function after(element: Element, desk: PrepareDesk): Node | null {
  return nextNode(element, desk.document.documentElement, false);
}

function drop(element: Element, desk: PrepareDesk): Node | null {
  const next = after(element, desk);
  element.parentNode?.removeChild(element);
  return next;
}

function takeOut(element: Element, desk: PrepareDesk, what: DocxNoticeKind, words = wordsIn(element)): Node | null {
  // The property of a run or a row has the same name as the change itself: it holds no words.
  if (element.parentNode && /Pr$/.test((element.parentNode as Element).localName ?? '')) return after(element, desk);
  if (words !== '') addNotice(desk, { what, text: words, inText: false });
  return drop(element, desk);
}

function tellOf(element: Element, desk: PrepareDesk, what: DocxNoticeKind): Node | null {
  const words = wordsIn(element);
  if (words !== '') addNotice(desk, { what, text: words, inText: true });
  return into(element, desk);
}

/** One insertion or deletion is often many runs: neighbours of a kind are told of together. */
function addNotice({ notices }: PrepareDesk, notice: DocxNotice): void {
  const last = notices.at(-1);
  const joins = last?.what === notice.what && /^(?:deleted|inserted|hidden)-text$/.test(notice.what);
  if (joins && last) notices.splice(-1, 1, { ...last, text: `${last.text} ${notice.text}` });
  else notices.push(notice);
}

function takeDrawing(element: Element, desk: PrepareDesk): Node | null {
  const boxes = descendants(element, BOX, BOX);
  const paragraph = enclosing(element, 'p');
  let place: Node | null = paragraph?.nextSibling ?? null;
  for (const box of boxes) {
    addNotice(desk, { what: 'text-box', text: wordsIn(box), inText: paragraph !== undefined });
    while (paragraph && box.firstChild) paragraph.parentNode?.insertBefore(box.firstChild, place);
    place = paragraph ? place : null;
  }
  if (boxes.length === 0) {
    const described = descendants(element, DESCRIBED).map(
      (found) => valueOf(found, 'descr') ?? valueOf(found, 'title') ?? '',
    );
    const what = element.localName === 'object' ? 'embedded-file' : 'image';
    desk.notices.push({ what, text: described.find((words) => words.trim() !== '')?.trim() ?? '', inText: false });
  }
  return drop(element, desk);
}

/** Word writes a drawing twice, for itself and for older programs: the first is read. */
function chooseContent(element: Element, desk: PrepareDesk): Node | null {
  const chosen = first(element, 'Choice') ?? first(element, 'Fallback');
  let next: Node | null = chosen?.firstChild ?? null;
  while (chosen?.firstChild) element.parentNode?.insertBefore(chosen.firstChild, element);
  const behind = drop(element, desk);
  next ??= behind;
  return next;
}

/** A formula's signs are kept as words, in their order. */
function takeFormula(element: Element, desk: PrepareDesk): Node | null {
  const words = descendants(element, TEXTS)
    .map((text) => text.textContent ?? '')
    .join(' ')
    .trim();
  if (words !== '') {
    desk.notices.push({ what: 'equation', text: words, inText: true });
    const run = wordElement(element, 'r');
    const text = run.appendChild(wordElement(element, 't'));
    text.appendChild(desk.document.createTextNode(` ${withoutMarks(words)} `));
    element.parentNode?.insertBefore(run, element);
  }
  return drop(element, desk);
}

function unwrap(element: Element, desk: PrepareDesk): Node | null {
  const next = element.firstChild ?? after(element, desk);
  while (element.firstChild) element.parentNode?.insertBefore(element.firstChild, element);
  element.parentNode?.removeChild(element);
  return next;
}

function markParagraph(paragraph: Element, desk: PrepareDesk): Node | null {
  const heading = headingLevel(paragraph, desk.styles);
  // An empty paragraph of a list shows no number and counts none.
  const label = wordsIn(paragraph) === '' ? undefined : desk.numbers.label(paragraph);
  const mark = writeMark({ ...(heading === undefined ? {} : { heading }), ...(label === undefined ? {} : { label }) });
  if (mark !== '') {
    const run = wordElement(paragraph, 'r');
    run.appendChild(wordElement(paragraph, 't')).appendChild(desk.document.createTextNode(mark));
    paragraph.insertBefore(run, first(paragraph, 'pPr')?.nextSibling ?? paragraph.firstChild);
    return first(paragraph, 'pPr') ?? after(run, desk);
  }
  return into(paragraph, desk);
}

function enclosing(element: Element, name: string): Element | undefined {
  for (let at = element.parentNode; at; at = at.parentNode) if (isElement(at) && at.localName === name) return at;
  return undefined;
}

/** A new element of WordprocessingML, named as its neighbours are. */
function wordElement(beside: Element, name: string): Element {
  const root = beside.ownerDocument.documentElement;
  return beside.ownerDocument.createElementNS(root.namespaceURI, root.prefix ? `${root.prefix}:${name}` : name);
}
