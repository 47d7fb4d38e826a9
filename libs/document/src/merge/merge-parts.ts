import { choiceKey } from './choice-key.ts';
import { clauseWords, fillChildren, saysOtherwise, type ClauseWords, type Wording } from './clause-words.ts';
import { partsOf, type Fate, type FateInput } from './fates.ts';
import { ownText, ROOT, type Part, type PartTree } from './policy-parts.ts';
import { type Sides } from './sides.ts';
import {
  type Choice,
  type ChoiceKind,
  type Materiality,
  type NotCarriedOver,
  type OutcomeKind,
  type Piece,
} from './types.ts';

export interface PartsInput extends FateInput {
  readonly fates: ReadonlyMap<string, Fate>;
  readonly materiality: Readonly<Record<string, Materiality>>;
  /** Clauses whose merge was found wanting: a person decides. */
  readonly doubtful: ReadonlySet<string>;
}

export interface PartOutcome {
  readonly outcome: OutcomeKind;
  readonly confirm: boolean;
}

export interface PartsMerge {
  /** The text after the front matter. */
  readonly content: string;
  readonly outcomes: ReadonlyMap<string, PartOutcome>;
  readonly choices: readonly Choice[];
  readonly notCarriedOver: readonly NotCarriedOver[];
}

/** Merges the parts that stay, each with its own words, and reports on those that do not. */
export function mergeParts(input: PartsInput): PartsMerge {
  return new PartsMerging(input).merge();
}

class PartsMerging {
  private readonly outcomes = new Map<string, PartOutcome>();
  private readonly choices: Choice[] = [];
  private readonly lost: NotCarriedOver[] = [];
  private childCounts: ReadonlyMap<string, number> | undefined;

  constructor(private readonly input: PartsInput) {}

  merge(): PartsMerge {
    const content = this.render(ROOT);
    for (const fate of this.input.fates.values()) this.reportStake(fate);
    return { content, outcomes: this.outcomes, choices: this.choices, notCarriedOver: this.lost };
  }

  private render(id: string): string {
    const words = this.words(id);
    const settled = (pieces: readonly Piece[]): string =>
      pieces.map((piece) => (typeof piece === 'string' ? piece : piece.ours)).join('');
    for (const child of words.displaced) this.askPlace(child);
    const body = fillChildren(settled(words.body), (child) => this.render(child));
    return fenced(settled(words.opening), body, words.closing);
  }

  private words(id: string): ClauseWords {
    const parts = partsOf(this.input.trees, id);
    const wording = this.wording(id, parts);
    const whole = this.doubted(id) ? undefined : this.wholeSide(id, parts, wording);
    if (whole !== undefined) {
      if (wording === 'merged') this.settle(id, parts);
      return { opening: [whole.opening], body: [whole.written], closing: whole.closing, displaced: [] };
    }
    const present = this.present(parts);
    const oursPlaces = (child: string): boolean => this.input.answers[child]?.answer !== 'theirs';
    const setting = { parts: present, oursPlaces };
    const words = clauseWords(setting, wording);
    if (wording !== 'merged') return words;
    const clashes = [...words.opening, ...words.body].some((piece) => typeof piece !== 'string');
    if (!clashes && !this.doubted(id)) {
      this.settle(id, parts);
      return words;
    }
    if (parts.theirs?.rule === 'local') {
      this.note(id, 'kept');
      return clauseWords(setting, 'ours');
    }
    this.ask(id, 'words', parts);
    return clauseWords(setting, 'ours');
  }

  private doubted(id: string): boolean {
    return this.input.doubtful.has(id);
  }

  /** The side whose part is taken as it is written: the other did nothing to it, and the same children stand in it. */
  private wholeSide(id: string, { base, ours, theirs }: Sides<Part | undefined>, wording: Wording): Part | undefined {
    const { trees } = this.input;
    const same = (a: Part | undefined, b: Part | undefined): boolean =>
      a !== undefined && a.written === b?.written && a.opening === b.opening;
    const settled = (part: Part | undefined, tree: PartTree): Part | undefined =>
      part !== undefined && this.holdsAll(id, tree.children.get(id) ?? []) ? part : undefined;
    if (wording === 'merged') {
      if (same(ours, base) || same(ours, theirs)) return settled(theirs, trees.theirs);
      return same(theirs, base) && ours?.opening === theirs?.opening ? settled(ours, trees.ours) : undefined;
    }
    const childless = (tree: PartTree): boolean => (tree.children.get(id) ?? []).length === 0;
    if (!Object.values(trees).every(childless)) return undefined;
    if (wording === 'theirs') return settled(theirs, trees.theirs);
    return wording === 'ours' && theirs === undefined ? settled(ours, trees.ours) : undefined;
  }

  /** Whether exactly these children are in the result here. */
  private holdsAll(id: string, children: readonly string[]): boolean {
    this.childCounts ??= countChildren(this.input.fates);
    if ((this.childCounts.get(id) ?? 0) !== children.length) return false;
    return children.every((child) => {
      const fate = this.input.fates.get(child);
      return fate !== undefined && fate.alive && fate.parentId === id && !fate.torn;
    });
  }

  /** The parts with stand-ins only for the children that the result puts here. */
  private present(parts: Sides<Part | undefined>): Sides<Part | undefined> {
    const here = (side: keyof Sides<unknown>): Part | undefined => {
      const part = parts[side];
      if (part === undefined) return undefined;
      const blocks = part.body.blocks.filter((block) => {
        const fate = block.kind === 'node' ? this.input.fates.get(block.id ?? '') : undefined;
        if (fate === undefined) return true;
        return fate.alive && fate.parentId === part.id && (!fate.torn || fate.placedBy === side);
      });
      const [last, end] = [blocks.at(-1), part.body.blocks.at(-1)];
      // The white space behind the last block is what ends the part, whichever block that is now.
      const ended = last !== undefined && end !== undefined && last !== end;
      const closed = ended ? [...blocks.slice(0, -1), { ...last, separator: end.separator }] : blocks;
      const { id, kind, rule, number, title, parentId, opening, written, closing, inside } = part;
      const facts = { id, kind, rule, number, title, parentId, opening, written, closing, inside };
      return { ...facts, body: { preface: part.body.preface, blocks: closed } };
    };
    return { base: here('base'), ours: here('ours'), theirs: here('theirs') };
  }

  private wording(id: string, parts: Sides<Part | undefined>): Wording {
    const { base, ours, theirs } = parts;
    const answer = this.input.answers[id];
    if (theirs?.rule === 'fixed' && id !== ROOT) {
      this.settleFixed(id, parts);
      return 'theirs';
    }
    const own = answer?.answer === 'own' && answer.text !== undefined ? { own: answer.text } : undefined;
    if (theirs === undefined || ours === undefined) {
      if (this.input.fates.get(id)?.stake === undefined) this.note(id, oneSided(base, theirs));
      return own ?? (theirs === undefined ? 'ours' : 'theirs');
    }
    const bothChanged = saysOtherwise(base, ours) && saysOtherwise(base, theirs) && saysOtherwise(ours, theirs);
    if (!bothChanged || answer === undefined) return 'merged';
    this.note(id, 'choice');
    if (own !== undefined) return own;
    return answer.answer === 'theirs' || answer.answer === 'both' ? answer.answer : 'ours';
  }

  private settleFixed(id: string, { base, ours, theirs }: Sides<Part | undefined>): void {
    const reworded = ours !== undefined && saysOtherwise(base, ours) && saysOtherwise(ours, theirs);
    if (reworded) this.lost.push({ clauseId: id, text: ownText(ours) });
    if (reworded || (ours === undefined && base !== undefined)) this.note(id, 'council-wording');
    else this.settle(id, { base, ours: ours ?? base, theirs });
  }

  private settle(id: string, { base, ours, theirs }: Sides<Part | undefined>): void {
    const [byOurs, byTheirs] = [saysOtherwise(base, ours), saysOtherwise(base, theirs)];
    const fate = this.input.fates.get(id);
    const moved = fate?.ours === 'moved' || fate?.theirs === 'moved';
    if (base === undefined) this.note(id, ours === undefined ? 'inserted' : 'same');
    else if (byOurs && byTheirs) this.note(id, saysOtherwise(ours, theirs) ? 'both' : 'same');
    else if (byOurs || byTheirs) this.note(id, byOurs ? 'kept' : 'taken');
    else this.note(id, moved ? 'moved' : 'same');
  }

  private note(id: string, outcome: OutcomeKind): void {
    const confirm = outcome === 'both' && this.input.materiality[id] !== 'editorial';
    this.outcomes.set(id, { outcome, confirm });
  }

  private ask(id: string, kind: ChoiceKind, texts: Sides<Part | undefined> | Sides<string>): void {
    const text = (side: Part | string | undefined): string => (typeof side === 'string' ? side : ownText(side));
    const [base, ours, theirs] = [text(texts.base), text(texts.ours), text(texts.theirs)];
    this.choices.push({ clauseId: id, kind, base, ours, theirs, key: choiceKey(id, base, ours, theirs) });
    this.note(id, 'choice');
  }

  /** Both sides moved a clause, to different places; its words are settled apart from that. */
  private askPlace(id: string): void {
    if (this.input.answers[id] !== undefined || this.choices.some((choice) => choice.clauseId === id)) return;
    const { trees } = this.input;
    const place = (side: keyof Sides<unknown>): string => placeIn(trees[side].children, trees[side].parts, id);
    this.ask(id, 'place', { base: place('base'), ours: place('ours'), theirs: place('theirs') });
  }

  /** Choices and outcomes about whether a part stays. */
  private reportStake(fate: Fate): void {
    const { id, stake } = fate;
    const answer = this.input.answers[id];
    if (fate.torn && fate.alive) this.askPlace(id);
    if (stake !== undefined) {
      const parts = partsOf(this.input.trees, id);
      const text = (part: Part | undefined): string => part?.inside.trim() ?? '';
      const texts = { base: text(parts.base), ours: text(parts.ours), theirs: text(parts.theirs) };
      if (answer === undefined) this.ask(id, stake, texts);
      else this.note(id, 'choice');
      if (!fate.alive && parts.ours !== undefined) this.lost.push({ clauseId: id, text: texts.ours });
      return;
    }
    if (!fate.alive) this.note(id, fate.leftOut ? 'kept-out' : 'removed');
  }
}

/** How many parts stand in each part of the result. */
function countChildren(fates: ReadonlyMap<string, Fate>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { alive, parentId } of fates.values()) if (alive) counts.set(parentId, (counts.get(parentId) ?? 0) + 1);
  return counts;
}

function oneSided(base: Part | undefined, theirs: Part | undefined): OutcomeKind {
  if (theirs === undefined) return 'kept';
  return base === undefined ? 'inserted' : 'taken';
}

function placeIn(
  children: ReadonlyMap<string, readonly string[]>,
  parts: ReadonlyMap<string, Part>,
  id: string,
): string {
  const parent = parts.get(parts.get(id)?.parentId ?? ROOT);
  const siblings = children.get(parent?.id ?? ROOT) ?? [];
  const before = parts.get(siblings[siblings.indexOf(id) - 1] ?? '');
  const named = (part: Part | undefined): string => `${part?.number ?? ''} ${part?.title ?? ''}`.trim();
  if (before !== undefined && before.id !== ROOT) return `After ${named(before)}`;
  return parent === undefined || parent.id === ROOT ? 'At the beginning' : `First in ${named(parent)}`;
}

const FENCES = /^[ \t]*(:{3,})/gm;

/** A part's text; a fence around longer or equal fences gets more colons. */
function fenced(opening: string, body: string, closing: string): string {
  const colons = /^:{3,}/.exec(opening)?.[0].length ?? 0;
  if (colons === 0) return opening + body + closing;
  const fences = body.includes(':::') ? [...body.matchAll(FENCES)] : [];
  const inside = Math.max(2, ...fences.map((match) => match[1]?.length ?? 0));
  const ended = body === '' || body.endsWith('\n') ? body : `${body}\n`;
  if (inside < colons) return opening + ended + closing;
  const fence = ':'.repeat(inside + 1);
  return opening.replace(/^:+/, fence) + ended + closing.replace(/:+/, fence);
}
