import type { NumberCounter } from './count-numbers.ts';
import { headingLevel, type ParagraphStyles } from './paragraph-styles.ts';
import { withoutMarks, writeMark } from './paragraph-mark.ts';
import type { DocxNotice, DocxNoticeKind } from './types.ts';
import { descendants, first, isElement, isOn, nextNode, valueOf, wordsIn } from './xml.ts';

export interface PrepareDesk {
  readonly document: Document;
  readonly styles: ParagraphStyles;
  /** Styles whose words are not shown. */
  readonly hiding: ReadonlySet<string>;
  readonly numbers: NumberCounter;
  readonly notices: DocxNotice[];
}

type Handler = (element: Element, desk: PrepareDesk) => Node | null;

const BOX = new Set(['txbxContent']);
const TEXTS = new Set(['t']);
const FIELD_PARTS = new Set(['t', 'fldChar']);
const SOFT_HYPHEN = '\u00ad';
const DESCRIBED = new Set(['docPr', 'cNvPr', 'imagedata', 'textpath']);

/**
 * Makes a body ready for mammoth, which reads what is plain: deleted text, drawings, hidden words and formulas are taken out and
 * told of, text boxes are put behind their paragraph, and each paragraph is marked with its heading level and its counted number.
 */
export function prepareBody(desk: PrepareDesk): void {
  const root = desk.document.documentElement;
  for (const text of descendants(root, TEXTS)) {
    const words = text.textContent ?? '';
    const clean = withoutMarks(words).replaceAll(SOFT_HYPHEN, '');
    if (clean !== words) text.textContent = clean;
  }
  dropFieldCodes(root);
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
  r: takeRun,
  softHyphen: drop,
  noBreakHyphen: (element, desk) => {
    const next = after(element, desk);
    const text = wordElement(element, 't');
    text.appendChild(desk.document.createTextNode('-'));
    element.parentNode?.replaceChild(text, element);
    return next;
  },
  drawing: takeDrawing,
  pict: takeDrawing,
  object: takeDrawing,
  AlternateContent: chooseContent,
  oMathPara: takeFormula,
  oMath: takeFormula,
  subDoc: (element, desk) => takeOut(element, desk, 'embedded-file', 'Another document, linked into this one'),
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

/** Hidden words are taken out; struck-out ones stay, and are told of: whoever struck them out may not want them. */
function takeRun(run: Element, desk: PrepareDesk): Node | null {
  const properties = first(run, 'rPr');
  const vanish = first(properties, 'vanish');
  const byStyle = desk.hiding.has(valueOf(first(properties, 'rStyle')) ?? '') || isInHiddenParagraph(run, desk);
  if (vanish ? isOn(vanish) : byStyle) return takeOut(run, desk, 'hidden-text');
  const isStruck = isOn(first(properties, 'strike')) || isOn(first(properties, 'dstrike'));
  return isStruck ? tellOf(run, desk, 'struck-text') : into(run, desk);
}

function isInHiddenParagraph(run: Element, { hiding }: PrepareDesk): boolean {
  const paragraph = hiding.size === 0 ? undefined : enclosing(run, 'p');
  return hiding.has(valueOf(first(paragraph, 'pPr', 'pStyle')) ?? '');
}

/** What a field is made by, such as a number that it compares, is not shown: only what it comes to is. */
function dropFieldCodes(root: Element): void {
  const open: ('code' | 'result')[] = [];
  for (const element of descendants(root, FIELD_PARTS)) {
    if (element.localName === 't') {
      if (open.includes('code')) element.parentNode?.removeChild(element);
      continue;
    }
    const kind = valueOf(element, 'fldCharType');
    if (kind === 'begin') open.push('code');
    else if (kind === 'separate') open.splice(-1, 1, 'result');
    else if (kind === 'end') open.pop();
  }
}

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
  const joins = last?.what === notice.what && /^(?:deleted|inserted|hidden|struck)-text$/.test(notice.what);
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
      (found) => valueOf(found, 'descr') ?? valueOf(found, 'title') ?? valueOf(found, 'string') ?? '',
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
