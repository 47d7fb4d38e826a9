import type { CopyRemark } from '@ratify/document';
import { lineOfMark } from './copy-marks.ts';
import { descendants, elementsIn, isElement, nextNode, valueOf, wordsIn } from './xml.ts';

interface Anchor {
  mark: number | null;
  quoted: string;
}

const MARKS = new Set(['bookmarkStart']);
const LONGEST_QUOTE = 300;

/** The comments of a file, each with who wrote it, the words it was put to and the line they stand in. */
export function readRemarks(document: Document, comments: Document | undefined): CopyRemark[] {
  if (!comments) return [];
  const anchors = anchorsIn(document);
  return elementsIn(comments.documentElement, 'comment').flatMap((comment) => {
    const text = wordsIn(comment);
    if (text === '') return [];
    const { mark = null, quoted = '' } = anchors.get(valueOf(comment, 'id') ?? '') ?? {};
    return [{ what: 'comment', text, author: valueOf(comment, 'author') ?? '', quoted: quoted.trim(), mark }];
  });
}

/** Where comments stand, by their id. */
function anchorsIn(document: Document): Map<string, Anchor> {
  const anchors = new Map<string, Anchor>();
  const open = new Set<string>();
  const root = document.documentElement;
  let mark: number | null = null;
  for (let node: Node | null = root.firstChild; node; node = nextNode(node, root, true)) {
    if (!isElement(node)) continue;
    const id = valueOf(node, 'id') ?? '';
    switch (node.localName) {
      case 'p':
        mark = ownMark(node) ?? mark;
        break;
      case 'bookmarkStart':
        mark = lineOfMark(valueOf(node, 'name') ?? '') ?? mark;
        break;
      case 'commentRangeStart':
        anchors.set(id, { mark, quoted: '' });
        open.add(id);
        break;
      case 'commentRangeEnd':
        open.delete(id);
        break;
      case 'commentReference':
        if (!anchors.has(id)) anchors.set(id, { mark, quoted: '' });
        break;
      case 't':
        for (const each of open) quote(anchors.get(each), node.textContent ?? '');
        break;
      default:
    }
  }
  return anchors;
}

/** The mark of a paragraph, which may stand behind the beginning of a comment in it. */
function ownMark(paragraph: Element): number | undefined {
  const names = descendants(paragraph, MARKS).map((element) => lineOfMark(valueOf(element, 'name') ?? ''));
  return names.find((each) => each !== undefined);
}

function quote(anchor: Anchor | undefined, words: string): void {
  if (anchor && anchor.quoted.length < LONGEST_QUOTE) anchor.quoted += words;
}
