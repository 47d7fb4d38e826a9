import type { Root } from 'mdast';
import type { NodeKind, PolicyNode, Rule } from '../types.ts';
import { slugOf } from '../fill/slug-of.ts';
import {
  draftOfHeading,
  draftsOfBlocks,
  draftsOfContainer,
  reportTo,
  type PartDraft,
  type ReadingDesk,
} from './part-drafts.ts';
import { numberParts } from './number-parts.ts';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Sections, clauses and the other parts of a parsed text, numbered, with ids and effective rules. */
export function readParts(tree: Root, contentStart: number, desk: ReadingDesk): PolicyNode[] {
  const top = draftParts(tree, contentStart, desk);
  giveIds(top, desk);
  const numbers = numberParts(top, desk.frontMatter);
  const finish = (draft: PartDraft, inherited: Rule, depth: number): PolicyNode => {
    const rule = draft.ownRule ?? inherited;
    const { kind, id, title, start, end, bodyStart, bodyEnd, attributes } = draft;
    const children = draft.children.map((child) => finish(child, rule, kind === 'preamble' ? depth : depth + 1));
    const line = desk.lines.placeAt(start).line;
    return {
      kind,
      id,
      rule,
      number: numbers.get(draft) ?? '',
      title,
      depth,
      start,
      end,
      bodyStart,
      bodyEnd,
      line,
      attributes,
      children,
    };
  };
  return top.map((draft) => finish(draft, 'adaptable', 1));
}

function draftParts(tree: Root, contentStart: number, desk: ReadingDesk): PartDraft[] {
  const title = titleHeading(tree);
  const preamble = preambleDraft(contentStart, desk.text.length);
  const top: PartDraft[] = [preamble];
  let open: PartDraft[] = [];
  for (const block of tree.children) {
    if (block.type === 'heading' && block !== title) {
      const draft = draftOfHeading(block, desk);
      const kept = draft.kind === 'appendix' ? [] : open.filter((section) => section.level < draft.level);
      for (const section of [preamble, ...open]) {
        if (!kept.includes(section) && section.end === desk.text.length) section.end = section.bodyEnd = draft.start;
      }
      (kept.at(-1)?.children ?? top).push(draft);
      open = [...kept, draft];
      continue;
    }
    const drafts =
      block.type === 'containerDirective' ? draftsOfContainer(block, desk) : draftsOfBlocks([block], desk, 0);
    (open.at(-1) ?? preamble).children.push(...drafts);
  }
  const silent = desk.text.slice(preamble.start, preamble.end).trim() === '';
  return silent ? top.slice(1) : top;
}

/** `# Title` at the top is the document's title when no other section stands on its level. */
export function titleHeading(tree: Root): Root['children'][number] | undefined {
  const headings = tree.children.filter((block) => block.type === 'heading');
  const first = headings[0];
  if (first?.depth !== 1) return undefined;
  const peers = headings.slice(1).filter((heading) => heading.depth === 1 && !endsWithAttributes(heading));
  return peers.length === 0 && !endsWithAttributes(first) ? first : undefined;
}

function endsWithAttributes(heading: Extract<Root['children'][number], { type: 'heading' }>): boolean {
  const last = heading.children.at(-1);
  return last?.type === 'text' && /\{[#.][^{}]*\}\s*$/.test(last.value);
}

function preambleDraft(start: number, end: number): PartDraft {
  const nothing = { title: '', level: 0, attributes: {}, classes: [], ownRule: undefined };
  return { kind: 'preamble', id: 'preamble', start, end, bodyStart: start, bodyEnd: end, children: [], ...nothing };
}

/** Ids as written, checked; a slug for a heading without one; a name by kind and place for a note or notice. */
function giveIds(top: readonly PartDraft[], desk: ReadingDesk): void {
  const taken = new Map<string, number>();
  const all: { draft: PartDraft; parent: string }[] = [];
  const collect = (drafts: readonly PartDraft[], parent: string): void => {
    for (const draft of drafts) {
      all.push({ draft, parent });
      collect(draft.children, draft.id || parent);
    }
  };
  collect(top, '');
  for (const { draft } of all) {
    if (!draft.id) continue;
    const span = { start: draft.start, end: desk.lines.nextLine(draft.start) };
    if (!ID.test(draft.id)) {
      reportTo(
        desk,
        'bad-id',
        `The id \`${draft.id}\` cannot be used.`,
        `Use lower-case letters, digits and hyphens: \`${slugOf(draft.id)}\`.`,
        span,
      );
    }
    const first = taken.get(draft.id);
    if (first === undefined) {
      taken.set(draft.id, draft.start);
      continue;
    }
    const line = desk.lines.placeAt(first).line;
    reportTo(
      desk,
      'duplicate-id',
      `The id \`${draft.id}\` is already used on line ${line}.`,
      'Give this one another id; the first keeps its own.',
      span,
    );
    draft.id = '';
  }
  for (const { draft, parent } of all) {
    if (!draft.id) draft.id = freeId(wantedId(draft, parent), taken, draft.start);
  }
}

const TYPED_NUMBER = /^(?:\d+[.)]?)(?:\d+[.)]?)*\s+/;
const UNNAMED: readonly NodeKind[] = ['notice', 'note', 'duty', 'record', 'clause'];

function wantedId(draft: PartDraft, parent: string): string {
  if (!UNNAMED.includes(draft.kind)) return slugOf(draft.title.replace(TYPED_NUMBER, ''));
  return parent && parent !== 'preamble' ? `${parent}-${draft.kind}` : draft.kind;
}

function freeId(wanted: string, taken: Map<string, number>, start: number): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  taken.set(id, start);
  return id;
}
