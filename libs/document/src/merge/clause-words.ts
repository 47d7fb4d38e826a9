import { assemble } from './assemble.ts';
import { nodeBlock, splitBlocks, type Block, type Blocks } from './blocks.ts';
import { mergeBlocks } from './merge-blocks.ts';
import { mergeWords } from './merge-words.ts';
import { CHILD_MARK, isHeaded, plainOpening, saysSame, type Part } from './policy-parts.ts';
import { pick, type Sides } from './sides.ts';
import { tokenise } from './tokens.ts';
import { type Piece } from './types.ts';

/** Whose own words a clause gets: the merge of both (`both` puts clashing passages one behind the other), or one side's. */
export type Wording = 'merged' | 'ours' | 'theirs' | 'both' | { readonly own: string };

export interface ClauseSetting {
  /** The part in each text, with stand-ins only for the children that the result has in it. */
  readonly parts: Sides<Part | undefined>;
  /** Of a child both sides moved, to different places: whether it stands where ours has it. */
  readonly oursPlaces: (id: string) => boolean;
}

export interface ClauseWords {
  readonly opening: readonly Piece[];
  readonly body: readonly Piece[];
  readonly closing: string;
  /** Children that both sides moved, to different places. */
  readonly displaced: readonly string[];
}

/** The words of one part with its children's places marked; a passage to choose is left as a piece of its own. */
export function clauseWords(setting: ClauseSetting, wording: Wording): ClauseWords {
  const { parts } = setting;
  const { base, ours, theirs } = parts;
  const any = (theirs ?? ours ?? base) as Part;
  const sided = sequences(parts, wording);
  const { merged, displaced } = mergeBlocks(sided, {
    oursPlaces: setting.oursPlaces,
    clashing: wording === 'both' ? 'sentence' : 'words',
  });
  const pieces = assemble(merged, sided, (id) => [CHILD_MARK + id + CHILD_MARK]);
  const preface = prefaceOf(parts, wording);
  const settle = wording === 'both' ? bothOf : (piece: Piece): Piece => piece;
  return {
    opening: openingOf(parts, wording).map(settle),
    body: [preface, ...pieces].map(settle),
    closing: any.closing,
    displaced,
  };
}

/** Puts the children's texts into a body made by `clauseWords`. */
export function fillChildren(body: string, childText: (id: string) => string): string {
  return body
    .split(CHILD_MARK)
    .map((text, at) => (at % 2 === 0 ? text : childText(text)))
    .join('');
}

/** A clash said one behind the other, ours first. */
export function bothOf(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  const { ours, theirs } = piece;
  const apart = ours === '' || theirs === '' || /\s$/.test(ours) || /^\s/.test(theirs);
  return ours + (apart ? '' : ' ') + theirs;
}

function sequences(parts: Sides<Part | undefined>, wording: Wording): Sides<readonly Block[]> {
  const all = (part: Part | undefined): readonly Block[] => part?.body.blocks ?? [];
  const children = (part: Part | undefined): readonly Block[] => all(part).filter((block) => block.kind === 'node');
  const { base, ours, theirs } = parts;
  if (wording === 'merged' || wording === 'both') return { base: all(base), ours: all(ours), theirs: all(theirs) };
  if (wording === 'ours') return { base: children(base), ours: all(ours), theirs: children(theirs) };
  if (wording === 'theirs') return { base: children(base), ours: children(ours), theirs: all(theirs) };
  return { base: children(base), ours: ownBody(parts, wording.own, children(ours)), theirs: children(theirs) };
}

/** A wording typed by a person: its blocks first, the children behind them. */
function ownBody(parts: Sides<Part | undefined>, own: string, children: readonly Block[]): Block[] {
  const { blocks } = typedBlocks(parts, own);
  const last = blocks.at(-1);
  const end = children.length > 0 ? '\n\n' : isOpenEnded(parts) ? '' : '\n';
  const closed = last === undefined ? blocks : [...blocks.slice(0, -1), { ...last, separator: end }];
  return [...closed, ...children.map((child) => nodeBlock(child.id ?? '', child.separator))];
}

function typedBlocks(parts: Sides<Part | undefined>, own: string): Blocks {
  const text = own.replaceAll(CHILD_MARK, '').trim();
  const blocks = splitBlocks(text, 'body');
  const headed = headedPart(parts) && blocks.blocks[0]?.kind === 'heading';
  return headed ? { ...blocks, blocks: blocks.blocks.slice(1) } : blocks;
}

function headedPart({ ours, theirs, base }: Sides<Part | undefined>): boolean {
  const part = theirs ?? ours ?? base;
  return part !== undefined && isHeaded(part);
}

function isOpenEnded(parts: Sides<Part | undefined>): boolean {
  const part = parts.theirs ?? parts.ours ?? parts.base;
  return part?.closing === '';
}

function prefaceOf(parts: Sides<Part | undefined>, wording: Wording): string {
  const [base, ours, theirs] = [parts.base?.body.preface, parts.ours?.body.preface, parts.theirs?.body.preface];
  if (wording === 'theirs') return theirs ?? ours ?? '';
  if (wording === 'ours') return ours ?? theirs ?? '';
  return pick(base ?? theirs ?? ours ?? '', ours ?? theirs ?? '', theirs ?? ours ?? '');
}

/** The opening line: words merged, the rule always as the newest edition has it. */
function openingOf(parts: Sides<Part | undefined>, wording: Wording): Piece[] {
  const { base, ours, theirs } = parts;
  if (theirs === undefined || ours === undefined) return [(theirs ?? ours ?? (base as Part)).opening];
  if (wording === 'theirs' || plainOpening(ours.opening) === plainOpening(theirs.opening)) return [theirs.opening];
  const plain = {
    base: plainOpening(base?.opening ?? ''),
    ours: plainOpening(ours.opening),
    theirs: plainOpening(theirs.opening),
  };
  if (base !== undefined && plain.ours === plain.base) return [theirs.opening];
  if (wording === 'ours') return [ruled(plain.ours, ours, theirs)];
  if (typeof wording === 'object') return [ruled(typedOpening(wording.own, theirs) ?? plain.ours, ours, theirs)];
  if (base !== undefined && plain.theirs === plain.base) return [ruled(plain.ours, ours, theirs)];
  const tokens = { base: tokenise(plain.base), ours: tokenise(plain.ours), theirs: tokenise(plain.theirs) };
  const pieces = mergeWords(tokens, 'prose');
  const clashes = pieces.some((piece) => typeof piece !== 'string');
  if (wording === 'merged' && clashes)
    return [{ base: base?.opening ?? '', ours: ruled(plain.ours, ours, theirs), theirs: theirs.opening }];
  return [ruled(clashes ? plain.ours : pieces.join(''), ours, theirs)];
}

function typedOpening(own: string, theirs: Part): string | undefined {
  const first = own.trim().split('\n', 1)[0] ?? '';
  if (!isHeaded(theirs) || !/^#{1,6}\s/.test(first)) return undefined;
  const attributes = /\{[^{}\n]*\}\s*$/.exec(plainOpening(theirs.opening))?.[0] ?? '';
  return `${first.replace(/[ \t]*\{[^{}\n]*\}\s*$/, '').trim()} ${attributes}`.trim();
}

function ruled(plain: string, ours: Part, theirs: Part): string {
  const lineEnd = /\s*$/.exec(ours.opening)?.[0] || '\n';
  if (plain === plainOpening(theirs.opening)) return theirs.opening;
  const rule = /\brule=(?:"[^"]*"|'[^']*'|[^\s}]+)/.exec(theirs.opening)?.[0];
  if (rule === undefined) return plain + lineEnd;
  const withRule = plain.endsWith('}') ? plain.replace(/\}$/, ` ${rule}}`) : `${plain} {${rule}}`;
  return withRule + lineEnd;
}

/** Whether a part's own words differ between two texts. */
export function saysOtherwise(a: Part | undefined, b: Part | undefined): boolean {
  return a === undefined || b === undefined ? a !== b : !saysSame(a, b);
}
