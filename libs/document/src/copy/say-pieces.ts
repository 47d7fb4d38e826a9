import type { PhrasingContent, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { sayDirective, type FillDesk } from '../fill/say-directive.ts';
import { fitArticle } from '../fill/say-term.ts';
import { spanOf } from '../read/parse-markdown.ts';
import type { Look, Piece, Span } from './types.ts';

const SAFE_LINK = /^(?:https?:|mailto:|tel:|#)/i;

interface SayingPieces {
  readonly desk: FillDesk;
  readonly pieces: Piece[];
  parents: number;
}

/** The words of a line with terms, blanks and facts said, each with its place in the text. */
export function sayPieces(children: readonly PhrasingContent[], desk: FillDesk): Piece[] {
  const saying: SayingPieces = { desk, pieces: [], parents: 0 };
  sayInto(children, {}, saying);
  return saying.pieces;
}

/** Where the words of a line stand, its emphasis marks with them; null where there are none. */
export function contentOf(children: readonly PhrasingContent[]): Span | null {
  const [first, last] = [children[0], children.at(-1)];
  return first && last ? { start: spanOf(first).start, end: spanOf(last).end } : null;
}

function sayInto(children: readonly PhrasingContent[], look: Look, saying: SayingPieces): void {
  const parent = saying.parents++;
  children.forEach((child, at) => {
    const span = spanOf(child);
    const whole = (text: string, more: Partial<Piece> = {}): void => {
      saying.pieces.push({ ...look, text, span, offsets: null, parent, ...more });
    };
    switch (child.type) {
      case 'text':
        for (const said of saidText(child, children[at + 1], saying.desk))
          saying.pieces.push({ ...look, ...said, parent });
        break;
      case 'textDirective': {
        const said = sayDirective(child, saying.desk);
        whole(said.text, {
          ...(said.target === undefined ? {} : { href: `#${said.target}` }),
          ...(child.name === 'blank' ? { blankId: toString(child).trim() } : {}),
        });
        break;
      }
      case 'strong':
        sayInto(child.children, { ...look, bold: true }, saying);
        break;
      case 'emphasis':
        sayInto(child.children, { ...look, italic: true }, saying);
        break;
      case 'delete':
        sayInto(child.children, { ...look, struck: true }, saying);
        break;
      case 'link':
        sayInto(child.children, SAFE_LINK.test(child.url) ? { ...look, href: child.url } : look, saying);
        break;
      case 'linkReference':
        sayInto(child.children, look, saying);
        break;
      case 'break':
        whole('\n');
        break;
      case 'footnoteReference':
        whole(`[${child.label ?? child.identifier}]`);
        break;
      case 'inlineCode':
        whole(child.value);
        break;
      case 'image':
      case 'imageReference':
        whole(child.alt ?? '');
        break;
      default:
        whole('');
    }
  });
}

/**
 * A run of plain words: its line ends are spaces, and an article before a term fits the term. Such an article is a piece of
 * its own: words changed before it leave the one that the text has.
 */
function saidText(node: Text, next: PhrasingContent | undefined, desk: FillDesk): Omit<Piece, 'parent'>[] {
  const span = spanOf(node);
  const { value } = node;
  const before = next?.type === 'textDirective' && next.name === 'term' ? next : undefined;
  const fitted = before ? fitArticle(value, sayDirective(before, desk).text) : value;
  const offsets = offsetsOf(value, desk.document.text, span);
  if (fitted === value || offsets === null) return [{ text: folded(fitted), span, offsets }];
  const [from, to] = [value.search(/an?\s+$/i), value.search(/\s+$/)];
  const plain = (start: number, end: number): Omit<Piece, 'parent'> => ({
    text: folded(value.slice(start, end)),
    span: { start: offsets[start] ?? span.start, end: offsets[end] ?? span.end },
    offsets: offsets.slice(start, end + 1),
  });
  const article = { ...plain(from, to), text: fitted.slice(from).trimEnd(), offsets: null };
  return [...(from > 0 ? [plain(0, from)] : []), article, plain(to, value.length)];
}

const folded = (text: string): string => text.replace(/\n/g, ' ');

/** Where each character of a parsed text stands; null where an entity or the like stands for it. */
export function offsetsOf(value: string, source: string, { start, end }: Span): number[] | null {
  const offsets: number[] = [];
  let at = start;
  for (let index = 0; index < value.length; index++) {
    const sign = value[index];
    if (sign === '\n') {
      // Line ends lose the white space on both their sides, and CRLF is read as LF.
      const line = /^[ \t]*\r?\n[ \t]*/.exec(source.slice(at, end));
      if (!line) return null;
      offsets.push(at);
      at += line[0].length;
      continue;
    }
    if (source[at] === '\\' && source[at + 1] === sign && /[!-/:-@[-`{-~]/.test(sign ?? '')) {
      offsets.push(at);
      at += 2;
      continue;
    }
    if (source[at] !== sign) return null;
    offsets.push(at);
    at += 1;
  }
  return at === end ? [...offsets, end] : null;
}
