import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { cellContextOf, type CellContext } from '../table-context.ts';
import { datesIn, type WrittenDate } from './dates-in.ts';
import { faultOf } from './impossible-date.ts';
import { contradictionsInStated } from './stated-dates.ts';
import { versionsOutOfOrder } from './version-table.ts';

type Role = 'done' | 'due' | 'effective';
interface Stated extends WrittenDate {
  readonly prose: Prose;
  readonly role: Role;
  /** What stands before the date. */
  readonly before: string;
  /** A row of a table whose columns are dates of what the row is about: another text, or another version of this one. */
  readonly row: Prose | undefined;
}

const PATTERNS: Readonly<Record<Role, RegExp>> = {
  due: /\b(?:next review(?:ed)?|review (?:date|due|by|on)|(?:date|due) (?:for|of) (?:the )?(?:next )?review|(?:to|due to) be (?:next )?reviewed|(?:will|must|should|shall|is|due) (?:next |then )?(?:to |due to )?(?:next )?be (?:next )?(?:reviewed|revisited|reconsidered|looked at)|reviewed (?:next|again))\b[^.]{0,40}$/i,
  done: /\b(?:adopted|approved|ratified|agreed|created|issued|date of (?:adoption|approval|ratification|issue)|(?:adoption|approval|ratification) date|last reviewed|was reviewed|(?<!\b(?:be|next) )reviewed on|revised)\b[^.]{0,60}$/i,
  effective:
    /\b(?:takes? effect|comes? into (?:force|effect|operation)|in force|effective|effective date)(?: (?:on|from|with effect from))?:?\s*$/i,
};
/** Law comes into force too. */
const OF_LAW = /\b(?:Act|Regulations?|Order|law|guidance|Code of Practice)\b/i;
const ADOPTED = /\b(adopted|approved|ratified)\b[^.]{0,60}$/i;
/** A step on the way, or a date of an earlier edition. */
const NOT_THE_ADOPTION = /\b(?:first|originally|initially|previous\w*|last|committee|template|edition|version)\b/i;

/** Dates of adoption, review and coming into force that cannot all be true, and dates that are on no calendar. */
export const contradictoryDates: LintRule = {
  id: 'contradictory-dates',
  checkBlock: impossible,
  check: (desk) => {
    const stated = desk.prose.flatMap(statedDates);
    const groups = [...new Set(stated.map(({ row }) => row))].map((row) => stated.filter((date) => date.row === row));
    return [
      ...groups.flatMap((group) => [...dueBeforeDone(group), ...twoDue(group)]),
      ...twoAdopted(stated),
      ...effectiveBeforeAdopted(stated, desk),
      ...versionsOutOfOrder(desk.tree, desk.prose),
      ...contradictionsInStated(desk),
    ];
  },
};

const known = new WeakMap<Prose, readonly Stated[]>();

function statedDates(prose: Prose): readonly Stated[] {
  const stated = known.get(prose) ?? findStatedDates(prose, cellContextOf(prose));
  known.set(prose, stated);
  return stated;
}

function findStatedDates(prose: Prose, context: CellContext | undefined): Stated[] {
  const byColumn = context !== undefined && roleOf(`${context.column} `) !== undefined;
  const row = byColumn ? context.rowOfSeveral : undefined;
  const place = context ? `${context.column} ${context.row} ` : '';
  return datesIn(prose.text).flatMap((date): Stated[] => {
    const before = place + prose.text.slice(Math.max(0, date.index - 80), date.index);
    const role = roleOf(before);
    return role ? [{ ...date, prose, role, before, row }] : [];
  });
}

/** What the words before a date say that it is the date of: the nearest counts. */
function roleOf(before: string): Role | undefined {
  const roles: readonly Role[] = ['due', 'done', 'effective'];
  let nearest: { role: Role; at: number } | undefined;
  for (const role of roles) {
    const at = PATTERNS[role].exec(before)?.index ?? -1;
    if (at > (nearest?.at ?? -1)) nearest = { role, at };
  }
  return nearest?.role;
}

function dueBeforeDone(group: readonly Stated[]): Finding[] {
  const done = group.filter(({ role }) => role === 'done');
  return group
    .filter(({ role }) => role === 'due')
    .flatMap((date): Finding[] => {
      const later = done.find((other) => other.from > date.to);
      if (!later) return [];
      return [
        say(
          date,
          `The review date \`${date.words}\` lies before \`${later.words}\`, when the text was adopted or reviewed.`,
        ),
      ];
    });
}

function twoDue(group: readonly Stated[]): Finding[] {
  const [first, ...others] = group.filter(({ role }) => role === 'due');
  return others
    .filter((date) => first && areApart(date, first))
    .map((date) => say(date, `The text gives two review dates: \`${first?.words}\` and \`${date.words}\`.`));
}

/** Said twice, on the first page and above the signature, and not the same. More than two are a history. */
function twoAdopted(stated: readonly Stated[]): Finding[] {
  const adopted = stated.flatMap((date) => {
    const verb = ADOPTED.exec(date.before)?.[1]?.toLowerCase();
    return date.role === 'done' && date.row === undefined && verb ? [{ date, verb }] : [];
  });
  const [first, second, ...more] = adopted;
  if (!first || !second || more.length > 0 || first.verb !== second.verb) return [];
  // In one paragraph they are two steps that somebody tells in order.
  if (first.date.prose === second.date.prose || !areApart(first.date, second.date)) return [];
  if ([first, second].some(({ date }) => NOT_THE_ADOPTION.test(date.before))) return [];
  const message = `The text says \`${first.verb}\` of two dates: \`${first.date.words}\` and \`${second.date.words}\`.`;
  return [say(second.date, message)];
}

function effectiveBeforeAdopted(stated: readonly Stated[], { document }: LintDesk): Finding[] {
  const written = document.frontMatter?.effectiveFrom;
  const known = written && /^\d{4}-\d{2}-\d{2}$/.test(written) ? written : undefined;
  const adopted = stated.filter((date) => date.role === 'done' && ADOPTED.test(date.before));
  const inText = stated.filter(({ role, before }) => role === 'effective' && !OF_LAW.test(before));
  return [
    ...adopted
      .filter((date) => known !== undefined && date.from > known)
      .map((date) => say(date, `The text was adopted on \`${date.words}\` but is in force from ${known}.`)),
    ...inText
      .filter((date) => known !== undefined && (date.to < known || date.from > known))
      .map((date) => say(date, `The text says \`${date.words}\`, the front matter says in force from ${known}.`)),
  ];
}

function impossible(prose: Prose): Finding[] {
  return datesIn(prose.text).flatMap((date) => {
    const fault = faultOf(date, prose.text.slice(Math.max(0, date.index - 20), date.index));
    if (fault === undefined) return [];
    const advice = 'Look up which date was meant.';
    return [findingIn(prose, date.index, date.words.length, { severity: 'warning', message: fault, advice })];
  });
}

function areApart(one: WrittenDate, other: WrittenDate): boolean {
  return one.from > other.to || one.to < other.from;
}

function say(date: Stated, message: string): Finding {
  const advice = 'Take dates of adoption and review out of the text: they are kept in the record and printed from it.';
  return findingIn(date.prose, date.index, date.words.length, { severity: 'warning', message, advice });
}
