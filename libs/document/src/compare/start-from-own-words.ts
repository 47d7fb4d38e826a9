import { wholeLines } from '../edit/leave-out-clause.ts';
import { forkText } from '../edit/fork-text.ts';
import { frontMatterPlace, setEntries } from '../edit/front-matter-place.ts';
import { type YamlValue } from '../edit/yaml-lines.ts';
import { findNode, walkNodes } from '../find-node.ts';
import { foldSpace, normaliseText } from '../normalise-text.ts';
import { readPolicy } from '../read/read-policy.ts';
import { applySplices } from '../splices.ts';
import { type PolicyDocument, type PolicyNode, type Rule, type Splice } from '../types.ts';
import { wordCarrier, type WordCarrier } from './carry-words.ts';
import { isFixed, planOwnWords, type CarriedUnit, type OwnUnit, type OwnWordsPlan } from './plan-own-words.ts';

export interface OwnWordsOptions {
  /** Template and edition that the fork is based on. */
  readonly slug: string;
  readonly edition: number;
  /** Clauses that are only about the same take a base clause's id from this likeness on; 0.3 when left out. */
  readonly leastLikeness?: number;
}

interface NamedClause {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
}

/** What became of everything, for the person who goes on with the fork. */
export interface OwnWordsReport {
  /** Clauses of the base that now say what the school said. */
  readonly carried: readonly (NamedClause & { readonly by: CarriedUnit['by']; readonly from: readonly string[] })[];
  /** Fixed clauses: the base's wording stands, the school's old wording is here. */
  readonly fixed: readonly (NamedClause & { readonly was: string })[];
  /** Clauses only the school has. */
  readonly own: readonly { readonly clauseId: string; readonly words: string; readonly after?: string }[];
  /** Clauses of the base that the school's policy lacks: to add, or, where the rule allows it, to leave out with a reason. */
  readonly missing: readonly (NamedClause & {
    readonly rule: Rule;
    readonly decision: 'add' | 'add or leave out';
    /** The clause that holds the school's words on both. */
    readonly answeredIn?: string;
    readonly reason: '';
  })[];
  /** Words of the school's text that stand nowhere in the fork: titles of its parts, lists kept in its front matter. */
  readonly notCarried: readonly {
    readonly what: 'section title' | 'clause title' | 'list' | 'reference';
    readonly words: string;
  }[];
}

export interface OwnWords {
  readonly text: string;
  readonly report: OwnWordsReport;
}

const SURE_TOPIC = 0.3;

/**
 * Turns the policy a school already has into a fork of a template: clauses that answer to one of the base's carry its id and
 * rule with the school's words, the school's other clauses become `x-` clauses at their place, fixed clauses take the base's
 * wording. Nothing is made up: what the school lacks is listed, not written.
 */
export function startFromOwnWords(base: PolicyDocument, other: PolicyDocument, options: OwnWordsOptions): OwnWords {
  const from = readPolicy(normaliseText(base.text));
  const school = readPolicy(normaliseText(other.text));
  const plan = planOwnWords(from, school, options.leastLikeness ?? SURE_TOPIC);
  const carrier = wordCarrier(from, school, (id) => plan.newIds.get(id));
  const fork = readPolicy(forkText(from, options));
  const splices = [...partSplices(fork, from, plan, carrier), ...ownSplices(fork, school, plan, carrier)];
  const body = readPolicy(applySplices(fork.text, splices));
  const text = withFacts(body, school, carrier);
  return { text, report: reportOf({ from, school, plan, carrier, made: readPolicy(text) }) };
}

function partSplices(fork: PolicyDocument, base: PolicyDocument, plan: OwnWordsPlan, carrier: WordCarrier): Splice[] {
  const splices: Splice[] = [];
  const visit = (node: PolicyNode): void => {
    if (!plan.kept.has(node.id)) return void splices.push(...removal(fork, node));
    const units = plan.carried.get(node.id);
    if (units && !isFixed(base, node.id)) splices.push(rewording(fork, node, units, carrier));
    node.children.forEach(visit);
  };
  fork.nodes.forEach(visit);
  return splices;
}

/** A part goes with its lines; generated blocks in it (signatures, contents) stay, as they are filled from the record. */
function removal(fork: PolicyDocument, node: PolicyNode): Splice[] {
  const lines = wholeLines(fork, node);
  const generated = fork.text.slice(lines.start, lines.end).match(/^::[a-z][^\n]*$/gm) ?? [];
  const tail = generated.length === 0 ? '' : `${generated.join('\n\n')}\n\n`;
  return [{ ...lines, text: tail }];
}

function rewording(
  fork: PolicyDocument,
  node: PolicyNode,
  units: readonly CarriedUnit[],
  carrier: WordCarrier,
): Splice {
  const end = node.children[0]?.start ?? node.bodyEnd;
  const old = fork.text.slice(node.bodyStart, end);
  const words = units.map(({ unit }) => unit.source.trim());
  // A clause that says the same keeps its bytes.
  if (foldSpace(words.join(' ')) === foldSpace(old)) return { start: node.bodyStart, end, text: old };
  const advice = old.match(/^:{3,}guidance[^\n]*\n[\s\S]*?^:{3,}[ \t]*$/gm) ?? [];
  const written = [...words.map((said) => carrier.carry(said)), ...advice].join('\n\n');
  return { start: node.bodyStart, end, text: `${written}\n${node.children.length > 0 ? '\n' : ''}` };
}

function ownSplices(
  fork: PolicyDocument,
  school: PolicyDocument,
  { own, kept }: OwnWordsPlan,
  carrier: WordCarrier,
): Splice[] {
  return own.map(({ unit, id, after }) => {
    const clause = `:::clause${carrier.carry(titleLabel(school, unit))}{#${id}}\n${carrier.carry(unit.source.trim())}\n:::\n`;
    const at = placeAfter(fork, after, kept);
    const before = fork.text.slice(0, at);
    const lead = before.endsWith('\n\n') || before === '' ? '' : before.endsWith('\n') ? '\n' : '\n\n';
    return { start: at, end: at, text: `${lead}${clause}${lead === '' ? '\n' : ''}` };
  });
}

/** The title of a unit as its directive writes it, `[…]`; nothing for what has none or is but a part of a clause. */
function titleLabel(school: PolicyDocument, { clauseId, isClause }: OwnUnit['unit']): string {
  const node = isClause ? findNode(school, clauseId) : undefined;
  if (!node?.title) return '';
  const opening = school.text.slice(node.start, node.bodyStart);
  return /^[ \t]*:{3,}[a-z-]+(\[.*\])[ \t]*(?:\{[^}\]]*\})?[ \t]*$/m.exec(opening)?.[1] ?? '';
}

/** Behind a clause, behind the own words of a section, or before the first clause of the first section that stays. */
function placeAfter(fork: PolicyDocument, after: string | undefined, kept: ReadonlySet<string>): number {
  const first = fork.nodes.find(({ id, kind }) => kind === 'section' && kept.has(id));
  const node = (after === undefined ? undefined : findNode(fork, after)) ?? first;
  if (!node) return fork.text.length;
  if (node.kind !== 'section' && node.kind !== 'appendix' && node.kind !== 'preamble')
    return wholeLines(fork, { ...node }).end;
  return node.children[0]?.start ?? node.end;
}

/** Blanks and answers that the school's words need, and what its document stated of itself. */
function withFacts(made: PolicyDocument, school: PolicyDocument, carrier: WordCarrier): string {
  const blanks = Object.fromEntries(
    [...carrier.blanks].map(([id, { type, label, required, keptBy }]) => [
      id,
      { type, label, ...(required ? {} : { required }), ...(keptBy ? { 'kept-by': keptBy } : {}) },
    ]),
  );
  const entries: readonly (readonly [string, Readonly<Record<string, YamlValue>>])[] = [
    ['blanks', blanks],
    ['values', Object.fromEntries(carrier.values)],
    ['stated', { ...(school.frontMatter?.stated ?? {}) }],
  ];
  return entries.reduce((document, [key, values]) => {
    const place = frontMatterPlace(document);
    if (!place || Object.keys(values).length === 0) return document;
    return readPolicy(applySplices(document.text, setEntries(document, place, [key], values)));
  }, made).text;
}

interface ReportDesk {
  readonly from: PolicyDocument;
  readonly school: PolicyDocument;
  readonly plan: OwnWordsPlan;
  readonly carrier: WordCarrier;
  readonly made: PolicyDocument;
}

function reportOf({ from, school, plan, carrier, made }: ReportDesk): OwnWordsReport {
  const present = new Map(walkNodes(made.nodes).map((node) => [node.id, node]));
  const named = (id: string): NamedClause => {
    const { number = '', title = '' } = findNode(from, id) ?? {};
    return { clauseId: id, number, title };
  };
  const carried = [...plan.carried];
  return {
    carried: carried
      .filter(([id]) => !isFixed(from, id))
      .map(([id, units]) => ({
        ...named(id),
        by: units[0]?.by ?? 'words',
        from: units.map(({ unit }) => unit.clauseId),
      })),
    fixed: carried.flatMap(([id, units]) => {
      const was = units.map(({ unit }) => unit.source.trim()).join('\n\n');
      const stands = foldSpace(fixedWords(from, id)) === foldSpace(was);
      return isFixed(from, id) && !stands ? [{ ...named(id), was }] : [];
    }),
    own: plan.own.map((unit) => ownEntry(unit)),
    missing: missingOf(from, plan, present),
    notCarried: [
      ...lostTitles(school, made),
      ...lostLists(school, carrier),
      ...carrier.lostReferences.map((words) => ({ what: 'reference' as const, words })),
    ],
  };
}

function fixedWords(from: PolicyDocument, id: string): string {
  const node = findNode(from, id);
  return node ? from.text.slice(node.bodyStart, node.children[0]?.start ?? node.bodyEnd) : '';
}

function ownEntry({ unit, id, after }: OwnUnit): OwnWordsReport['own'][number] {
  return { clauseId: id, words: unit.text, ...(after === undefined ? {} : { after }) };
}

function missingOf(
  from: PolicyDocument,
  plan: OwnWordsPlan,
  present: ReadonlyMap<string, PolicyNode>,
): OwnWordsReport['missing'] {
  const clauses = walkNodes(from.nodes).filter(({ kind }) => !/^(?:section|appendix|preamble)$/.test(kind));
  return clauses
    .filter(({ id }) => !present.has(id))
    .map(({ id, number, title, rule }) => {
      const answeredIn = plan.answeredIn.get(id);
      const decision = rule === 'optional' ? 'add or leave out' : 'add';
      return { clauseId: id, number, title, rule, decision, ...(answeredIn ? { answeredIn } : {}), reason: '' };
    });
}

/** Titles of the school's parts that no part of the fork has. */
function lostTitles(school: PolicyDocument, made: PolicyDocument): OwnWordsReport['notCarried'] {
  const known = titled(made).map(({ title }) => title.toLowerCase());
  return titled(school).flatMap(({ title, kind }) => {
    const at = known.indexOf(title.toLowerCase());
    if (at >= 0) known.splice(at, 1);
    const what = kind === 'section' || kind === 'appendix' ? ('section title' as const) : ('clause title' as const);
    return at >= 0 ? [] : [{ what, words: title }];
  });
}

function titled(document: PolicyDocument): PolicyNode[] {
  return walkNodes(document.nodes).filter(({ title }) => title !== '');
}

function lostLists(school: PolicyDocument, carrier: WordCarrier): OwnWordsReport['notCarried'] {
  return Object.entries(school.frontMatter?.values ?? {}).flatMap(([id, value]) => {
    if (carrier.values.has(id) || carrier.values.has(`own-${id}`) || value.length === 0) return [];
    return [{ what: 'list' as const, words: `${id}: ${typeof value === 'string' ? value : value.join('; ')}` }];
  });
}
