import {
  addClause,
  addSection,
  drop,
  insert,
  moveClause,
  moveSection,
  placesIn,
  removeClause,
  rename,
  reword,
  setRule,
  type Edit,
} from './edits.ts';
import { type Clause, type Matter } from './model.ts';
import { NothingFits, phrasesOf, type Side, type Workshop } from './workshop.ts';

/** What the two sides do in one case. Edits that only a person can settle stand apart. */
export interface Plan {
  readonly prepare?: readonly Edit[];
  readonly ours?: readonly Edit[];
  readonly theirs?: readonly Edit[];
  /** What the school does that the council's rules undo. */
  readonly overruled?: readonly Edit[];
  readonly clash?: Readonly<Record<Side, readonly Edit[]>>;
  /** What choosing ours or theirs comes to, where it is not just what that side did. */
  readonly chosen?: Readonly<Record<Side, readonly Edit[]>>;
}
export interface TableRow {
  readonly name: string;
  /** In which texts it can be: the dialect, plain Markdown. */
  readonly kinds: readonly ('policy' | 'markdown')[];
  readonly plan: (workshop: Workshop) => Plan;
}

const BOTH = ['policy', 'markdown'] as const;
const POLICY = ['policy'] as const;

const wordy = (clause: Clause): boolean => clause.sentences.length > 1;
const listed = (clause: Clause): boolean => clause.items.length > 2;
const tabled = (clause: Clause): boolean => clause.rows.length > 3;

/** A clause that shares its section with others, so that its section stays when it goes. */
function removable(shop: Workshop): Clause {
  return shop.clause((clause) =>
    shop.policy.sections.some(({ clauses }) => clauses.length > 1 && clauses.some(({ uid }) => uid === clause.uid)),
  );
}

function sectionOf(shop: Workshop, clause: Clause): string {
  return shop.policy.sections.find(({ clauses }) => clauses.some(({ uid }) => uid === clause.uid))?.uid ?? '';
}

/** Both change one clause, in different sentences, items, cells or rows. */
function apart(shop: Workshop): Plan {
  const roll = shop.chance.below(4);
  if (roll === 0) {
    const clause = shop.clause(listed);
    const [first, second] = shop.chance.shuffled(clause.items);
    return {
      ours: [insert('items', clause.uid, first?.uid ?? '', shop.words('items'), shop.name('ours'))],
      theirs: [insert('items', clause.uid, second?.uid ?? '', shop.words('items'), shop.name('theirs'))],
    };
  }
  if (roll === 1) {
    const clause = shop.clause(tabled);
    const [first, second] = shop.chance.shuffled(clause.rows.slice(1));
    return {
      ours: [insert('rows', clause.uid, first?.uid ?? '', shop.words('rows'), shop.name('ours'))],
      theirs: [insert('rows', clause.uid, second?.uid ?? '', shop.words('rows'), shop.name('theirs'))],
    };
  }
  const clause = shop.clause((each) => wordy(each) && phrasesOf(each).length > 1);
  const [mine, yours] = shop.chance.shuffled(phrasesOf(clause));
  if (mine === undefined || yours === undefined) throw new NothingFits();
  // Cells of one row are one line to git, but two facts to a reader.
  const other = shop.chance.pick(clause.sentences);
  const extra = roll === 2 && other.uid !== mine.uid && other.uid !== yours.uid;
  return {
    ours: [shop.wording(mine)],
    theirs: [
      shop.wording(yours),
      ...(extra ? [insert('sentences', clause.uid, other.uid, shop.words('sentences'), shop.name('theirs'))] : []),
    ],
  };
}

/** Both change the same words, or the same sentence in two places, or one heading. */
function sameWords(shop: Workshop): Plan {
  const roll = shop.chance.below(5);
  const clause = shop.clause((each) =>
    phrasesOf(each).some((said) => placesIn(said).some(({ options }) => options > 2)),
  );
  if (roll === 0) {
    const section = sectionOf(shop, clause);
    return {
      clash: { ours: [rename(section, 'What we ask of everyone')], theirs: [rename(section, 'Duties and care')] },
    };
  }
  if (roll === 1) {
    const long = shop.clause((each) => each.sentences.some((said) => placesIn(said).length > 1));
    const said = shop.chance.pick(long.sentences.filter((each) => placesIn(each).length > 1));
    const [first, second] = shop.chance.shuffled(placesIn(said));
    return {
      clash: { ours: [reword(said.uid, first?.slot ?? 0, 1)], theirs: [reword(said.uid, second?.slot ?? 1, 1)] },
    };
  }
  const { ours, theirs } = shop.rivals(clause);
  return { clash: { ours: [ours], theirs: [theirs] } };
}

function removed(shop: Workshop): Plan {
  const roll = shop.chance.below(5);
  if (roll === 0) {
    const clause = shop.clause(listed);
    return { theirs: [drop('items', clause.uid, shop.chance.pick(clause.items).uid)] };
  }
  if (roll === 1) {
    const clause = shop.clause(tabled);
    return { theirs: [drop('rows', clause.uid, shop.chance.pick(clause.rows.slice(1)).uid)] };
  }
  if (roll === 2) {
    const clause = shop.clause(wordy);
    return { theirs: [drop('sentences', clause.uid, shop.chance.pick(clause.sentences).uid)] };
  }
  return { theirs: [removeClause(removable(shop).uid)] };
}

/** One side takes out what the other rewords. */
function removedAgainstChanged(shop: Workshop): Plan {
  const roll = shop.chance.below(4);
  if (roll === 0) {
    const clause = shop.clause((each) => listed(each) && each.items.some((item) => placesIn(item).length > 0));
    const item = shop.chance.pick(clause.items.filter((each) => placesIn(each).length > 0));
    return { clash: { ours: [shop.wording(item)], theirs: [drop('items', clause.uid, item.uid)] } };
  }
  if (roll === 1) {
    const clause = shop.clause((each) => wordy(each) && each.sentences.some((said) => placesIn(said).length > 0));
    const said = shop.chance.pick(clause.sentences.filter((each) => placesIn(each).length > 0));
    return { clash: { ours: [shop.wording(said)], theirs: [drop('sentences', clause.uid, said.uid)] } };
  }
  const clause = removable(shop);
  const edits = { changed: [shop.change(clause, 'ours')], gone: [removeClause(clause.uid)] };
  const swap = !shop.dialect && roll === 2;
  return { clash: swap ? { ours: edits.gone, theirs: edits.changed } : { ours: edits.changed, theirs: edits.gone } };
}

function added(shop: Workshop): Plan {
  const roll = shop.chance.below(6);
  const clause = shop.clause();
  if (roll === 0) return { theirs: [addSection(sectionOf(shop, clause), shop.words('sections'), shop.name('theirs'))] };
  if (roll === 1 || roll === 2) {
    // Both at one place: either order is right.
    return {
      ours: [addClause(clause.uid, shop.words('clauses'), shop.name('ours'))],
      theirs: [addClause(clause.uid, shop.words('clauses'), shop.name('theirs'))],
    };
  }
  if (roll === 3) {
    const other = shop.clause();
    return {
      ours: [addClause(other.uid, shop.words('clauses'), shop.name('ours'))],
      theirs: [addClause(clause.uid, shop.words('clauses'), shop.name('theirs'))],
    };
  }
  if (roll === 4) {
    const list = shop.clause(listed);
    return {
      theirs: [insert('items', list.uid, shop.chance.pick(list.items).uid, shop.words('items'), shop.name('theirs'))],
    };
  }
  return { theirs: [addClause(clause.uid, shop.words('clauses'), shop.name('theirs'))] };
}

/** The council moves a clause or section; the school changes what stands in it. */
function moved(shop: Workshop): Plan {
  const clause = shop.clause();
  const ours = [shop.change(clause, 'ours')];
  if (shop.chance.below(2) === 0) {
    const section = sectionOf(shop, clause);
    const first = shop.policy.sections[0]?.uid === section;
    return { ours, theirs: [moveSection(section, first ? 'last' : 'first')] };
  }
  const target = shop.clause((each) => distance(shop, clause, each) > 1);
  return { ours, theirs: [moveClause(clause.uid, target.uid)] };
}

function distance(shop: Workshop, one: Clause, other: Clause): number {
  const order = shop.policy.sections.flatMap(({ clauses }) => clauses.map(({ uid }) => uid));
  return Math.abs(order.indexOf(one.uid) - order.indexOf(other.uid));
}

/** Both move one clause, to places that are neither beside it nor beside each other. */
function movedApart(shop: Workshop): Plan {
  const clause = removable(shop);
  // Two clauses past each other: either may be the one that moved.
  const far = (one: Clause, other: Clause): boolean => distance(shop, one, other) > 2;
  const mine = shop.clause((each) => far(clause, each));
  const yours = shop.clause((each) => far(clause, each) && distance(shop, mine, each) > 1);
  return { clash: { ours: [moveClause(clause.uid, mine.uid)], theirs: [moveClause(clause.uid, yours.uid)] } };
}

/** The school fills in what the council asks, and the council calls the question, or the words around it, something else. */
function renamed(shop: Workshop): Plan {
  const clause = shop.clause((each) => each.sentences.some((said) => placesIn(said).length > 0));
  const said = shop.chance.pick(clause.sentences.filter((each) => placesIn(each).length > 0));
  const asks = insert(
    'sentences',
    clause.uid,
    said.uid,
    shop.prose.placeholder + ' keeps a list of names.',
    'asks-name',
  );
  if (!shop.dialect) {
    const other = shop.clause();
    const later = insert(
      'sentences',
      other.uid,
      other.sentences[0]?.uid ?? '',
      `Write to ${shop.prose.placeholder} first.`,
      'later',
    );
    return {
      prepare: [asks],
      ours: [(policy) => void (policy.name = 'Larch Lane Centre')],
      theirs: [shop.wording(said), later],
    };
  }
  const directives = [
    insert('sentences', clause.uid, said.uid, 'Questions go to @blank.', 'asks-blank'),
    insert('sentences', clause.uid, said.uid, 'The @term decides in case of doubt.', 'asks-term'),
  ];
  const blank = shop.chance.below(2) === 0;
  return {
    prepare: [...directives, asks],
    ours: [
      ({ matter }) => {
        matter.values = { [matter.blank]: 'Jo Bell' };
        matter.termValues = { [matter.term]: 'warden' };
      },
    ],
    theirs: [({ matter }) => (blank ? renameBlank(matter, 'first-contact') : renameTerm(matter, 'person-in-charge'))],
  };
}

function renameBlank(matter: Matter, name: string): void {
  matter.values = withKeys(matter.values, name);
  matter.blank = name;
}

function renameTerm(matter: Matter, name: string): void {
  matter.termValues = withKeys(matter.termValues, name);
  matter.term = name;
}

function withKeys(answers: Readonly<Record<string, string>>, name: string): Record<string, string> {
  return Object.fromEntries(Object.values(answers).map((said) => [name, said]));
}

function frontMatter(shop: Workshop): Plan {
  const roll = shop.chance.below(5);
  const owner = (name: string): Edit[] => [({ matter }) => void (matter.owner = name)];
  if (roll === 0) return { clash: { ours: owner('Bursar'), theirs: owner('People team') } };
  if (roll === 1) return { ours: owner('Bursar'), theirs: [({ matter }) => void (matter.every = 'P1Y')] };
  if (roll === 2) return { theirs: owner('People team') };
  if (roll === 3) return { overruled: [({ matter }) => void (matter.every = 'P5Y')], theirs: owner('People team') };
  return {
    ours: owner('Bursar'),
    theirs: [
      ({ matter }) => void matter.legislation.push('Data Protection Act 2018'),
      shop.change(shop.clause(), 'theirs'),
    ],
  };
}

function optional(uid: string): Edit {
  return setRule(uid, 'optional');
}

/** The table of outcomes, a line each, with how a case of it is made. */
export const TABLE_ROWS: readonly TableRow[] = [
  { name: 'taken', kinds: BOTH, plan: (shop) => ({ theirs: [shop.change(shop.clause(), 'theirs')] }) },
  { name: 'kept', kinds: BOTH, plan: (shop) => ({ ours: [shop.change(shop.clause(), 'ours')] }) },
  { name: 'both-apart', kinds: BOTH, plan: apart },
  { name: 'same-words', kinds: BOTH, plan: sameWords },
  { name: 'removed', kinds: BOTH, plan: removed },
  { name: 'removed-against-changed', kinds: BOTH, plan: removedAgainstChanged },
  {
    name: 'left-out-and-changed',
    kinds: POLICY,
    plan: (shop) => {
      const clause = removable(shop);
      return {
        prepare: [optional(clause.uid)],
        ours: [removeClause(clause.uid, true)],
        theirs: [shop.change(clause, 'theirs')],
      };
    },
  },
  {
    name: 'left-out-and-bound',
    kinds: POLICY,
    plan: (shop) => {
      const { uid } = removable(shop);
      const bound = setRule(uid, 'adaptable');
      const put = setRule(uid, 'fixed');
      const clash = { ours: [removeClause(uid, true)], theirs: [bound] };
      const fixed = shop.chance.below(2) === 0;
      if (!fixed) return { prepare: [optional(uid)], clash };
      // A fixed clause comes back whatever the school would rather have.
      return { prepare: [optional(uid)], clash: { ...clash, theirs: [put] }, chosen: { ours: [put], theirs: [put] } };
    },
  },
  {
    name: 'made-fixed',
    kinds: POLICY,
    plan: (shop) => {
      const clause = shop.clause();
      return { overruled: [shop.change(clause, 'ours')], theirs: [setRule(clause.uid, 'fixed')] };
    },
  },
  { name: 'added', kinds: BOTH, plan: added },
  {
    name: 'optional-added',
    kinds: POLICY,
    plan: (shop) => {
      const uid = shop.name('theirs');
      const theirs = [addClause(shop.clause().uid, shop.words('clauses'), uid, 'optional')];
      return { clash: { ours: [], theirs }, chosen: { ours: [({ matter }) => void matter.leftOut.push(uid)], theirs } };
    },
  },
  { name: 'moved', kinds: BOTH, plan: moved },
  { name: 'moved-apart', kinds: BOTH, plan: movedApart },
  { name: 'renamed-and-filled', kinds: BOTH, plan: renamed },
  { name: 'front-matter', kinds: POLICY, plan: frontMatter },
];
