import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { DocxRefusal } from './docx-refusal.ts';

const ELEMENT = 1;

/** Parses one XML part; a document type or anything not well formed is refused: Word writes neither. */
export function parseXml(bytes: Uint8Array, name: string): Document {
  const text = decode(bytes);
  if (/<!DOCTYPE|<!ENTITY/i.test(text))
    throw new DocxRefusal(`${name} in it declares entities, which no Word file does.`, 'Save it again in Word.');
  let wrong = '';
  const parser = new DOMParser({
    errorHandler: {
      warning: (message: string) => (wrong ||= message),
      error: (message: string) => (wrong ||= message),
      fatalError: (message: string) => (wrong ||= message),
    },
  });
  const document = parseOrUndefined(parser, text);
  if (wrong !== '' || !document?.documentElement)
    throw new DocxRefusal(`${name} in it is damaged.`, 'Save it again in Word.');
  return document;
}

function parseOrUndefined(parser: DOMParser, text: string): Document | undefined {
  try {
    return parser.parseFromString(text, 'text/xml');
  } catch {
    return undefined;
  }
}

/** XML parts are UTF-8 or, with a byte order mark, UTF-16. */
function decode(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** A document as bytes again. */
export function xmlBytes(document: Document): Uint8Array {
  return Buffer.from(new XMLSerializer().serializeToString(document), 'utf8');
}

/** The child elements of a node, by their name without its prefix. */
export function elementsIn(node: Node, name?: string): Element[] {
  const found: Element[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (isElement(child) && (name === undefined || child.localName === name)) found.push(child);
  }
  return found;
}

/** The first child element of a name, by path: `first(p, 'pPr', 'numPr')`. */
export function first(node: Node | undefined, ...path: readonly string[]): Element | undefined {
  let at: Node | undefined = node;
  for (const name of path) at = at && elementsIn(at, name)[0];
  return at as Element | undefined;
}

/** The `w:val` of an element, whatever its prefix. */
export function valueOf(element: Element | undefined, attribute = 'val'): string | undefined {
  if (!element) return undefined;
  for (let index = 0; index < element.attributes.length; index++) {
    const found = element.attributes.item(index);
    if (found && (found.localName ?? found.nodeName) === attribute) return found.value;
  }
  return undefined;
}

/** Whether a switch such as `w:vanish` is there and on. */
export function isOn(element: Element | undefined): boolean {
  return element !== undefined && !['false', '0', 'off'].includes(valueOf(element) ?? 'true');
}

/** Whether a node is an element. */
export function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT;
}

/** All descendants of some names, in the order of the document; walked without recursion. */
export function descendants(
  root: Node,
  names: ReadonlySet<string>,
  outside: ReadonlySet<string> = new Set(),
): Element[] {
  const found: Element[] = [];
  let node: Node | null = root.firstChild;
  while (node) {
    const skipped = isElement(node) && outside.has(node.localName);
    if (isElement(node) && names.has(node.localName)) found.push(node);
    node = nextNode(node, root, !skipped);
  }
  return found;
}

/** The node after another in document order, not leaving `root`. */
export function nextNode(node: Node, root: Node, into: boolean): Node | null {
  if (into && node.firstChild) return node.firstChild;
  let at: Node | null = node;
  while (at && at !== root) {
    if (at.nextSibling) return at.nextSibling;
    at = at.parentNode;
  }
  return null;
}

const SAID = new Set(['t', 'delText', 'v', 'tab', 'br', 'cr', 'p']);

/** The words in an element as they are read: text runs joined, a space for each tab, break and paragraph. */
export function wordsIn(root: Node): string {
  const pieces = descendants(root, SAID).map((element) =>
    element.localName === 't' || element.localName === 'delText' || element.localName === 'v'
      ? element.textContent
      : ' ',
  );
  return pieces.join('').replace(/\s+/g, ' ').trim();
}
