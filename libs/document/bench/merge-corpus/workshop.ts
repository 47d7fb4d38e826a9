import { type Chance } from './chance.ts';
import { drop, insert, placesIn, reword, type Edit } from './edits.ts';
import { type Clause, type Policy, type Prose, type Row, type Said } from './model.ts';

export type Side = 'ours' | 'theirs';

/** Hands out clauses and spare words for one case, each once, so that edits meet only where a row of the table wants them to. */
export class Workshop {
  readonly policy: Policy;
  private readonly free: Clause[];
  private readonly spare: Record<keyof Prose['spares'], string[]>;
  private made = 0;

  constructor(
    readonly chance: Chance,
    readonly prose: Prose,
    readonly dialect: boolean,
  ) {
    const { policy, spares } = prose;
    const chosen = new Set(chance.shuffled(policy.sections).slice(0, 3));
    this.policy = structuredClone({ ...policy, sections: policy.sections.filter((section) => chosen.has(section)) });
    this.free = chance.shuffled(this.policy.sections.flatMap((section) => section.clauses));
    this.spare = {
      sentences: chance.shuffled(spares.sentences),
      items: chance.shuffled(spares.items),
      rows: chance.shuffled(spares.rows),
      clauses: chance.shuffled(spares.clauses),
      sections: chance.shuffled(spares.sections),
    };
  }

  /** A clause nobody has touched yet. */
  clause(fits: (clause: Clause) => boolean = () => true): Clause {
    const at = this.free.findIndex(fits);
    if (at < 0) throw new NothingFits();
    return this.free.splice(at, 1)[0] as Clause;
  }

  words(kind: keyof Prose['spares']): string {
    const text = this.spare[kind].pop();
    if (text === undefined) throw new NothingFits();
    return text;
  }

  /** A name for something a side puts in; clauses a school makes start with `x-`. */
  name(side: Side): string {
    this.made++;
    return `${side === 'ours' ? 'x-' : ''}new-${this.made}`;
  }

  /** Two wordings of one place of a clause, other than the first and than each other. */
  rivals(clause: Clause): { ours: Edit; theirs: Edit } {
    const places = phrasesOf(clause).flatMap((said) =>
      placesIn(said)
        .filter(({ options }) => options > 2)
        .map(({ slot }) => ({ said, slot })),
    );
    if (places.length === 0) throw new NothingFits();
    const { said, slot } = this.chance.pick(places);
    return { ours: reword(said.uid, slot, 1), theirs: reword(said.uid, slot, 2) };
  }

  /** Some change inside a clause. */
  change(clause: Clause, side: Side): Edit {
    const roll = this.chance.below(10);
    if (roll === 0 && clause.sentences.length > 1)
      return drop('sentences', clause.uid, this.chance.pick(clause.sentences).uid);
    if (roll < 3)
      return insert(
        'sentences',
        clause.uid,
        this.chance.pick(clause.sentences).uid,
        this.words('sentences'),
        this.name(side),
      );
    if (roll < 5 && clause.items.length > 0) return this.itemChange(clause, side);
    if (roll < 6 && clause.rows.length > 1) return this.rowChange(clause, side);
    return this.wording(this.chance.pick(phrasesOf(clause)));
  }

  /** Another wording at one or two places of a phrase. */
  wording(said: Said): Edit {
    const places = this.chance.shuffled(placesIn(said));
    if (places.length === 0) throw new NothingFits();
    const edits = places
      .slice(0, 1 + this.chance.below(2))
      .map(({ slot, options }) => reword(said.uid, slot, 1 + this.chance.below(options - 1)));
    return (policy) => edits.forEach((edit) => edit(policy));
  }

  itemChange(clause: Clause, side: Side): Edit {
    const item = this.chance.pick(clause.items);
    if (this.chance.below(3) === 0 && clause.items.length > 2) return drop('items', clause.uid, item.uid);
    return insert('items', clause.uid, item.uid, this.words('items'), this.name(side));
  }

  rowChange(clause: Clause, side: Side): Edit {
    const row = this.chance.pick(clause.rows.slice(1));
    if (this.chance.below(3) === 0 && clause.rows.length > 3) return drop('rows', clause.uid, row.uid);
    if (this.chance.below(2) === 0) return insert('rows', clause.uid, row.uid, this.words('rows'), this.name(side));
    const cells = cellsOf(row);
    if (cells.length === 0) throw new NothingFits();
    return this.wording(this.chance.pick(cells));
  }

  /** Changes of each side to clauses of its own, beside what the case is about. */
  quiet(): Record<Side, Edit[]> {
    const some = (side: Side): Edit[] =>
      this.free.length < 2 || this.chance.below(4) === 0 ? [] : [this.change(this.clause(), side)];
    return { ours: some('ours'), theirs: some('theirs') };
  }
}

/** A case cannot be made of these sections: draw others. */
export class NothingFits extends Error {}

/** Sentences, items and cells of a clause with other wordings. */
export function phrasesOf(clause: Clause): Said[] {
  return [...clause.sentences, ...clause.items, ...clause.rows.flatMap(cellsOf)].filter(
    (said) => placesIn(said).length > 0,
  );
}

function cellsOf(row: Row): Said[] {
  return row.cells
    .map((phrase, column) => ({ uid: `${row.uid}.${column}`, phrase }))
    .filter((said) => placesIn(said).length > 0);
}
