import type { Root, RootContent } from 'mdast';
import type { FrontMatter, NodeKind, Problem, Range, Rule } from '../types.ts';
import { foldSpace } from '../normalise-text.ts';
import { plainText } from '../fill/plain-text.ts';
import { readHeadingAttributes, withoutHeadingAttributes } from './heading-attributes.ts';
import type { LineMap } from './line-map.ts';
import { nearestKey } from './nearest-key.ts';
import { spanOf } from './parse-markdown.ts';
import {
  attributesOf,
  CONTAINER_DIRECTIVES,
  PART_KINDS,
  RULES,
  type ContainerDirective,
  type Heading,
} from './policy-directives.ts';

/** A part while the reader still builds it: no number and no inherited rule yet. */
export interface PartDraft {
  readonly kind: NodeKind;
  id: string;
  readonly ownRule: Rule | undefined;
  readonly title: string;
  /** Heading level 1-6; 0 for what is not a heading. */
  readonly level: number;
  readonly start: number;
  end: number;
  readonly bodyStart: number;
  bodyEnd: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly classes: readonly string[];
  readonly children: PartDraft[];
}

/** What every step of the reader needs at hand. */
export interface ReadingDesk {
  readonly text: string;
  readonly lines: LineMap;
  readonly frontMatter: FrontMatter | null;
  readonly problems: Problem[];
}

const LONGEST_TITLE_WORDS = 8;
const MOST_CLAUSE_LEVELS = 3;

/** Put a problem on the desk. */
export function reportTo(
  desk: ReadingDesk,
  rule: string,
  message: string,
  advice: string,
  span: { start: number; end: number },
): void {
  const range: Range = desk.lines.range(span.start, span.end);
  desk.problems.push({ rule, severity: 'error', message, advice, range });
}

/** Draft a section or appendix from its heading; its end is set when the next heading is met. */
export function draftOfHeading(heading: Heading, desk: ReadingDesk): PartDraft {
  const { start, end } = spanOf(heading);
  const words = plainText(heading, desk.frontMatter);
  const read = readHeadingAttributes(words);
  if (read.malformed) {
    reportTo(
      desk,
      'malformed-attributes',
      'The attributes of this heading cannot be read.',
      'Write `## Title {#id rule=fixed}`.',
      { start, end },
    );
  }
  const bodyStart = desk.lines.nextLine(Math.max(start, end - 1));
  return {
    kind: read.classes.includes('appendix') ? 'appendix' : 'section',
    id: read.id ?? '',
    ownRule: ruleOf(read.attributes.rule, desk, { start, end }),
    title: foldSpace(withoutHeadingAttributes(words)),
    level: heading.depth,
    start,
    end: desk.text.length,
    bodyStart,
    bodyEnd: desk.text.length,
    attributes: read.attributes,
    classes: read.classes,
    children: [],
  };
}

/** Drafts of a `:::` block and of those inside it; a guidance block gives none. */
export function draftsOfContainer(directive: ContainerDirective, desk: ReadingDesk, clauseLevels = 0): PartDraft[] {
  const span = spanOf(directive);
  const { bodyStart, bodyEnd } = bodyOf(directive, desk);
  const kind = PART_KINDS[directive.name];
  if (!CONTAINER_DIRECTIVES.includes(directive.name)) reportUnknownContainer(directive, desk);
  const levels = clauseLevels + (kind === 'clause' ? 1 : 0);
  if (levels > MOST_CLAUSE_LEVELS && kind === 'clause') {
    const advice = `Clauses nest to depth ${MOST_CLAUSE_LEVELS}: use a list for what is inside.`;
    reportTo(desk, 'clause-too-deep', 'This clause is nested too deep.', advice, openingLine(directive, desk));
  }
  const children = draftsOfBlocks(directive.children, desk, levels);
  if (directive.name === 'guidance') return [];
  if (!kind) return children;
  const attributes = attributesOf(directive);
  const id = attributes.id ?? '';
  if (kind === 'clause' && !id) {
    reportTo(
      desk,
      'clause-without-id',
      'This clause has no id.',
      'Write `:::clause{#a-short-name}`.',
      openingLine(directive, desk),
    );
  }
  checkDuty(kind, attributes, desk, openingLine(directive, desk));
  const { id: _id, class: classes = '', ...rest } = attributes;
  return [
    {
      kind,
      id,
      ownRule: ruleOf(attributes.rule, desk, openingLine(directive, desk)),
      title: titleOf(directive, desk.frontMatter),
      level: 0,
      ...span,
      bodyStart,
      bodyEnd,
      attributes: rest,
      classes: classes.split(' ').filter(Boolean),
      children,
    },
  ];
}

/** Drafts of the `:::` blocks among some blocks; one inside a list or quotation is an error, as it has no place of its own. */
export function draftsOfBlocks(blocks: readonly RootContent[], desk: ReadingDesk, clauseLevels: number): PartDraft[] {
  return blocks.flatMap((block) => {
    if (block.type === 'heading' && readHeadingAttributes(plainText(block, null)).id !== undefined) {
      const advice = 'Close the block above with its line of colons; a section cannot stand inside a clause.';
      reportTo(desk, 'heading-in-clause', 'This section heading stands inside a `:::` block.', advice, spanOf(block));
    }
    if (block.type === 'containerDirective') return draftsOfContainer(block, desk, clauseLevels);
    if (block.type === 'list' || block.type === 'blockquote') reportMisplaced(block, desk);
    return [];
  });
}

function reportMisplaced(block: Root | RootContent, desk: ReadingDesk): void {
  if (block.type === 'containerDirective') {
    const advice = 'Move it out of the list or quotation; a clause may hold a list, not the other way round.';
    reportTo(
      desk,
      'misplaced-directive',
      `A \`:::${block.name}\` stands inside a list or quotation.`,
      advice,
      openingLine(block, desk),
    );
    return;
  }
  if ('children' in block) block.children.forEach((child) => reportMisplaced(child, desk));
}

function bodyOf(directive: ContainerDirective, desk: ReadingDesk): { bodyStart: number; bodyEnd: number } {
  const { start, end } = spanOf(directive);
  const bodyStart = Math.min(desk.lines.nextLine(start), end);
  const fence = /^:+/.exec(desk.text.slice(start, start + 60))?.[0].length ?? 3;
  const lastLine = desk.lines.lineStart(end - 1);
  const closing = /^[ \t]*(:{3,})[ \t]*$/.exec(desk.text.slice(lastLine, end));
  if (lastLine >= bodyStart && closing && (closing[1]?.length ?? 0) >= fence) return { bodyStart, bodyEnd: lastLine };
  const advice = `Close it with a line of ${fence} colons; a block around it needs more colons than the blocks inside.`;
  reportTo(
    desk,
    'unclosed-directive',
    `The block \`:::${directive.name}\` is not closed.`,
    advice,
    openingLine(directive, desk),
  );
  return { bodyStart, bodyEnd: end };
}

function openingLine(directive: ContainerDirective, desk: ReadingDesk): { start: number; end: number } {
  const { start } = spanOf(directive);
  const line = desk.text.slice(start, desk.lines.nextLine(start)).trimEnd();
  return { start, end: start + line.length };
}

function reportUnknownContainer(directive: ContainerDirective, desk: ReadingDesk): void {
  const near = nearestKey(directive.name, CONTAINER_DIRECTIVES);
  const advice = near ? `Did you mean \`:::${near}\`?` : `Known blocks: ${CONTAINER_DIRECTIVES.join(', ')}.`;
  reportTo(desk, 'unknown-directive', `\`:::${directive.name}\` is not known.`, advice, openingLine(directive, desk));
}

/** What may call for a duty beside the calendar. */
const DUTY_EVENTS = ['leaver', 'child-leaves', 'permission-ended'] as const;

function checkDuty(
  kind: NodeKind,
  attributes: Readonly<Record<string, string>>,
  desk: ReadingDesk,
  span: { start: number; end: number },
): void {
  if (kind !== 'duty') return;
  const { every, on } = attributes;
  if (on !== undefined && !DUTY_EVENTS.some((event) => event === on)) {
    const near = nearestKey(on, DUTY_EVENTS);
    const advice = near ? `Did you mean \`on=${near}\`?` : `Known here: ${DUTY_EVENTS.join(', ')}.`;
    reportTo(desk, 'duty-event', `\`on=${on}\` is not known.`, advice, span);
  }
  if (every === undefined || /^P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?$/.test(every)) return;
  reportTo(
    desk,
    'duty-cycle',
    `\`every=${every}\` is not a length of time.`,
    'Write P3M for three months or P1Y for a year.',
    span,
  );
}

function ruleOf(word: string | undefined, desk: ReadingDesk, span: { start: number; end: number }): Rule | undefined {
  if (word === undefined) return undefined;
  const rule = RULES.find((known) => known === word);
  if (!rule) {
    const near = nearestKey(word, RULES);
    const advice = near ? `Did you mean \`rule=${near}\`?` : `The rules are ${RULES.join(', ')}.`;
    reportTo(desk, 'unknown-rule', `\`rule=${word}\` is not known.`, advice, span);
  }
  return rule;
}

/** A clause's label, else its leading bold words, else its first words. */
function titleOf(directive: ContainerDirective, frontMatter: FrontMatter | null): string {
  const first = directive.children[0];
  if (!first) return '';
  const text = foldSpace(plainText(first, frontMatter));
  if (first.type === 'paragraph' && first.data?.directiveLabel) return text;
  const lead = first.type === 'paragraph' ? first.children[0] : undefined;
  if (lead?.type === 'strong') return foldSpace(plainText(lead, frontMatter)).replace(/[.:]$/, '');
  if (first.type === 'containerDirective') return '';
  const words = text.split(' ');
  return words.length > LONGEST_TITLE_WORDS
    ? `${words
        .slice(0, LONGEST_TITLE_WORDS)
        .join(' ')
        .replace(/[,;:]$/, '')}…`
    : text;
}
