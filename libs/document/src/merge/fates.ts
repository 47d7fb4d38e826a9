import { type ChoiceAnswer, type ChoiceKind, type SideChange } from './types.ts';
import { movedIn } from './arrange.ts';
import { orderOf, ROOT, saysSame, type Part, type PartTree } from './policy-parts.ts';
import { type Sides } from './sides.ts';

/** What becomes of one part, its words apart. */
export interface Fate {
  readonly id: string;
  readonly ours: SideChange;
  readonly theirs: SideChange;
  /** It is in the result. */
  alive: boolean;
  /** Where it stands in the result. */
  parentId: string;
  /** Whether it stays is for a person to say. */
  readonly stake?: ChoiceKind;
  /** The school left it out (itself, or with what it stood in). */
  readonly leftOut: boolean;
  /** Both sides moved it, to places that are not in one order: to different sections, or apart in a new one. */
  readonly torn: boolean;
  /** Of a torn part, whose place it has. */
  readonly placedBy?: 'ours' | 'theirs';
}

export interface FateInput {
  readonly trees: Sides<PartTree>;
  readonly answers: Readonly<Record<string, ChoiceAnswer>>;
}

/** Decides for every part of the three texts whether and where it stands in the result. */
export function decideFates(input: FateInput): ReadonlyMap<string, Fate> {
  const fates = new Map<string, Fate>();
  const { trees } = input;
  const changes = { ours: changesOf(trees.base, trees.ours), theirs: changesOf(trees.base, trees.theirs) };
  const ids = new Set([...orderOf(trees.theirs), ...orderOf(trees.ours), ...orderOf(trees.base)]);
  for (const id of ids) {
    const sides = { ours: changes.ours.of(id), theirs: changes.theirs.of(id) };
    const place = placeOf(input, id, changes.ours.moved.has(id) && changes.theirs.moved.has(id));
    fates.set(id, fateOf(input, fates, { id, ...place }, sides));
  }
  for (const fate of fates.values()) if (fate.alive) raiseParents(trees, fates, fate);
  breakCircles(trees, fates);
  return fates;
}

type Changes = { readonly ours: SideChange; readonly theirs: SideChange };

function fateOf(
  input: FateInput,
  fates: ReadonlyMap<string, Fate>,
  placed: { readonly id: string } & Placed,
  changes: Changes,
): Fate {
  const { id } = placed;
  const { base, ours, theirs } = partsOf(input.trees, id);
  const fate = { ...placed, ...changes, leftOut: false };
  if (ours !== undefined && theirs !== undefined) return { ...fate, alive: true };
  if (ours !== undefined) {
    const around = fates.get(ours.parentId);
    if (around?.stake === 'removed-but-changed') return { ...fate, alive: around.alive };
    if (base === undefined) return { ...fate, alive: true };
    const touched = changes.ours === 'changed' || addedInside(input.trees, id);
    if (!touched) return { ...fate, alive: false };
    const answer = input.answers[id]?.answer;
    return { ...fate, alive: answer !== 'remove' && answer !== 'theirs', stake: 'removed-but-changed' };
  }
  if (theirs === undefined) return { ...fate, alive: false };
  const parent = fates.get(theirs.parentId);
  if (base === undefined) return addedByTheirs(input, fate, theirs, parent);
  return leftByOurs(input, fate, { base, theirs }, parent);
}

function addedByTheirs(input: FateInput, fate: Omit<Fate, 'alive'>, theirs: Part, parent: Fate | undefined): Fate {
  if (parent?.alive === false) return { ...fate, alive: false, leftOut: true };
  const asks = theirs.rule === 'optional' && parent?.stake !== 'optional-added';
  if (!asks) return { ...fate, alive: true };
  const answer = input.answers[fate.id]?.answer;
  return { ...fate, alive: answer !== 'remove' && answer !== 'ours', stake: 'optional-added' };
}

/** The school has the clause no longer: with leave (left out while optional) or without. */
function leftByOurs(
  input: FateInput,
  fate: Omit<Fate, 'alive'>,
  parts: { readonly base: Part; readonly theirs: Part },
  parent: Fate | undefined,
): Fate {
  const withParent = parent !== undefined && parent.ours === 'removed';
  if (withParent) return { ...fate, alive: parent.alive, leftOut: !parent.alive };
  const { base, theirs } = parts;
  const wasOptional = base.rule === 'optional';
  if (theirs.rule === 'fixed')
    return { ...fate, alive: true, leftOut: false, ...(wasOptional ? { stake: 'now-fixed' as const } : {}) };
  const answer = input.answers[fate.id]?.answer;
  const back = answer !== undefined && answer !== 'ours' && answer !== 'remove';
  if (wasOptional && theirs.rule !== 'optional') return { ...fate, alive: back, leftOut: !back, stake: 'now-fixed' };
  if (wasOptional || theirs.rule === 'optional' || fate.theirs !== 'changed')
    return { ...fate, alive: false, leftOut: true };
  return { ...fate, alive: back, leftOut: !back, stake: 'changed-but-removed' };
}

/** The three parts with one id. */
export function partsOf(trees: Sides<PartTree>, id: string): Sides<Part | undefined> {
  return { base: trees.base.parts.get(id), ours: trees.ours.parts.get(id), theirs: trees.theirs.parts.get(id) };
}

function addedInside(trees: Sides<PartTree>, id: string): boolean {
  return (trees.ours.children.get(id) ?? []).some((child) => {
    const [base, ours] = [trees.base.parts.get(child), trees.ours.parts.get(child) as Part];
    return base === undefined || !saysSame(base, ours) || addedInside(trees, child);
  });
}

type Placed = Pick<Fate, 'parentId' | 'torn' | 'placedBy'>;

/** The parent the result gives a part: the side's that moved it; when both did, ours unless answered otherwise. */
function placeOf({ trees, answers }: FateInput, id: string, bothMoved: boolean): Placed {
  const { base, ours, theirs } = partsOf(trees, id);
  if (theirs === undefined) return { parentId: ours?.parentId ?? ROOT, torn: false };
  if (ours === undefined || base === undefined) return { parentId: theirs.parentId, torn: false };
  const apart =
    ours.parentId !== theirs.parentId ||
    (ours.parentId !== base.parentId &&
      standsBehind(trees.ours, trees.theirs, id) !== standsBehind(trees.theirs, trees.ours, id));
  if (bothMoved && apart) {
    const placedBy = answers[id]?.answer === 'theirs' ? 'theirs' : 'ours';
    return { parentId: (placedBy === 'ours' ? ours : theirs).parentId, torn: true, placedBy };
  }
  return { parentId: theirs.parentId === base.parentId ? ours.parentId : theirs.parentId, torn: false };
}

/** The nearest part before it under the same parent that the other text has there too. */
function standsBehind(tree: PartTree, other: PartTree, id: string): string {
  const parentId = tree.parts.get(id)?.parentId ?? ROOT;
  const siblings = tree.children.get(parentId) ?? [];
  const shared = (sibling: string): boolean => other.parts.get(sibling)?.parentId === parentId;
  return siblings.slice(0, siblings.indexOf(id)).findLast(shared) ?? ROOT;
}

/** A part that stays needs what it stands in: a place in a part that is gone is taken at the nearest one that stays. */
function raiseParents(trees: Sides<PartTree>, fates: ReadonlyMap<string, Fate>, fate: Fate): void {
  const parent = fates.get(fate.parentId);
  if (fate.parentId === ROOT || parent === undefined || parent.alive) return;
  const elsewhere = [trees.theirs, trees.ours].map((tree) => tree.parts.get(fate.id)?.parentId);
  const living = elsewhere.find((id) => id === ROOT || (id !== undefined && fates.get(id)?.alive));
  if (living !== undefined && living !== ROOT) {
    fate.parentId = living;
    return;
  }
  parent.alive = true;
  raiseParents(trees, fates, parent);
}

/** Two moves may each be sound and together put two parts inside one another: then theirs hold. */
function breakCircles(trees: Sides<PartTree>, fates: ReadonlyMap<string, Fate>): void {
  for (const fate of fates.values()) {
    const seen = new Set<Fate>();
    let at: Fate | undefined = fate;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      at = fates.get(at.parentId);
    }
    if (at === undefined) continue;
    for (const circled of seen) circled.parentId = trees.theirs.parts.get(circled.id)?.parentId ?? ROOT;
  }
}

/** What a side did to each part of the base. */
function changesOf(
  base: PartTree,
  side: PartTree,
): { readonly of: (id: string) => SideChange; readonly moved: ReadonlySet<string> } {
  const moved = new Set<string>();
  for (const [parentId, children] of side.children) {
    const before = new Map((base.children.get(parentId) ?? []).map((child, at) => [child, at]));
    const sequence = children.map((child) => before.get(child) ?? -1);
    const out = movedIn(sequence, before.size);
    children.forEach((child, at) => {
      const elsewhere = base.parts.has(child) && base.parts.get(child)?.parentId !== parentId;
      if (elsewhere || out.has(sequence[at] as number)) moved.add(child);
    });
  }
  const of = (id: string): SideChange => {
    const [before, after] = [base.parts.get(id), side.parts.get(id)];
    if (after === undefined) return before === undefined ? 'unchanged' : 'removed';
    if (before === undefined) return 'added';
    if (!saysSame(before, after)) return 'changed';
    return moved.has(id) ? 'moved' : 'unchanged';
  };
  return { of, moved };
}
