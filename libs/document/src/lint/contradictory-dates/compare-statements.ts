import { findingIn, type Finding } from '../lint-rule.ts';
import { areApart } from './dates-in.ts';
import type { DateStatement } from './statements.ts';

const ADVICE = 'Take dates of adoption and review out of the text: they are kept in the record and printed from it.';
const ADOPTED = /^(?:adopted|approved|ratified)$/;
/** A step on the way, or a date of an earlier edition. */
const NOT_THE_ADOPTION =
  /\b(?:first|originally|initially|previous\w*|last|committee|template|edition|version|re-?adopted)\b/i;
const EARLIER_EDITION = /\b(?:first|originally|initially|previous\w*|last|template|edition|version|re-?adopted)\b/i;
const COMMITTEE = /(?:(?!(?:the|a|our|by|of|at|in|meeting)\b)\b[\p{L}-]+ (?:and )?){1,3}(?:sub-)?committee\b/iu;
/** Pay is often settled months after the day from which it is due. */
const BACKDATED = /\bback-?dated|\bretrospective(?:ly)?\b/i;
/** A start of something in the policy, not of the policy. */
const FOR_SOMEBODY =
  /\b(?:for|applies to) (?:new|existing|all)? ?(?:staff|employees|pupils|teachers|entrants|children)\b/i;

/** What the statements of one text say that cannot all be true. Each pair is shown at the later of the two in the text. */
export function contradictionsAmong(
  statements: readonly DateStatement[],
  effectiveFrom: string | undefined,
): Finding[] {
  const groups = [...Map.groupBy(statements, ({ row }) => row).values()];
  const single = statements.filter(({ row }) => row === undefined);
  const found = [
    ...groups.flatMap((group) => [...dueBeforeDone(group), ...twoDue(group), ...doneBeforeFirst(group)]),
    ...twoOfOneDeed(single),
    ...startAndAdoption(single, effectiveFrom),
  ];
  // One date is wrong once, however many others it contradicts.
  return [...new Map(found.toReversed().map((finding) => [finding.start, finding])).values()];
}

function dueBeforeDone(group: readonly DateStatement[]): Finding[] {
  const done = group.filter(({ role }) => role !== 'due');
  const due = group.filter(({ role }) => role === 'due');
  return due.flatMap((date): Finding[] => {
    const later = done.find((other) => other.from > date.to);
    if (!later) return [];
    if (due.some((other) => isHistory(done, date, other))) return [];
    const what =
      later.role === 'effective' ? 'from which the text is in force' : 'when the text was adopted or reviewed';
    return isAfter(date, later)
      ? [say(date, `The review date \`${date.words}\` lies before \`${later.words}\`, ${what}.`)]
      : [say(later, `\`${later.words}\`, ${what}, lies after the review date \`${date.words}\`.`)];
  });
}

/** The record of a policy that was adopted, reviewed and adopted again: each review lies after its own adoption. */
function isHistory(done: readonly DateStatement[], first: DateStatement, second: DateStatement): boolean {
  return done.some(({ to }) => to <= first.from) && done.some(({ from, to }) => from > first.to && to < second.from);
}

function twoDue(group: readonly DateStatement[]): Finding[] {
  const [first, ...others] = group.filter(({ role, deed }) => role === 'due' && deed === 'review');
  if (!first) return [];
  const done = group.filter(({ role }) => role === 'done');
  return others
    .filter((date) => areApart(date, first))
    .filter((date) => !isHistory(done, first, date))
    .map((date) => say(date, `The text gives two review dates: \`${first.words}\` and \`${date.words}\`.`));
}

/** A text cannot have been reviewed before it was first made. */
function doneBeforeFirst(group: readonly DateStatement[]): Finding[] {
  const first = group.find(({ role }) => role === 'first');
  if (!first) return [];
  return group
    .filter(({ role, to }) => role === 'done' && to < first.from)
    .slice(0, 1)
    .map((date) =>
      isAfter(date, first)
        ? say(date, `\`${date.words}\` lies before \`${first.words}\`, when the text was first made.`)
        : say(first, `The text was first made on \`${first.words}\`, after \`${date.words}\`.`),
    );
}

/** Said twice, on the first page and above the signature, and not the same. More than two are a history. */
function twoOfOneDeed(statements: readonly DateStatement[]): Finding[] {
  return [...Map.groupBy(statements, ({ deed }) => deed)].flatMap(([deed, all]): Finding[] => {
    const { role } = all[0] ?? {};
    if (role !== 'done' || deed === 'review' || deed === 'signed') return [];
    const first = all[0];
    const second = first && all.find((other) => areApart(first, other));
    if (!first || !second) return [];
    if (all.some((other) => areApart(other, first) && areApart(other, second))) return [];
    // In one paragraph they are two steps that somebody tells in order.
    if (first.prose === second.prose && !isTheSameLine(first, second)) return [];
    if (first.by !== '' && second.by !== '' && first.by !== second.by) return [];
    if (deed !== 'last review' && !areOfOneCommittee(first, second) && [first, second].some(isAStep)) return [];
    return [say(second, `The text says \`${deed}\` of two dates: \`${first.words}\` and \`${second.words}\`.`)];
  });
}

/** `Ratified by the board: 10 December. Ratified by the board: 17 December`: word for word, and too near for another year's. */
function isTheSameLine(one: DateStatement, other: DateStatement): boolean {
  const apart = Math.abs(Date.parse(one.from) - Date.parse(other.from));
  return apart <= NEAR && one.before.length > 20 && one.before.toLowerCase() === other.before.toLowerCase();
}

const NEAR = 60 * 86_400_000;

function isAStep({ before }: DateStatement): boolean {
  return NOT_THE_ADOPTION.test(before);
}

/** One committee approves a text once. */
function areOfOneCommittee(...statements: readonly DateStatement[]): boolean {
  const [one, other] = statements.map(({ before }) => COMMITTEE.exec(before)?.[0].toLowerCase());
  return one !== undefined && one === other && !statements.some(({ before }) => EARLIER_EDITION.test(before));
}

function startAndAdoption(statements: readonly DateStatement[], known: string | undefined): Finding[] {
  const adopted = statements.filter(({ deed }) => ADOPTED.test(deed));
  const inForce = statements.filter(
    ({ role, before, sentence }) => role === 'effective' && !FOR_SOMEBODY.test(before) && !BACKDATED.test(sentence),
  );
  if (known !== undefined)
    return [
      ...adopted
        .filter(({ from }) => from > known)
        .map((date) => say(date, `The text was adopted on \`${date.words}\` but is in force from ${known}.`)),
      ...inForce
        .filter((date) => date.to < known || date.from > known)
        .map((date) => say(date, `The text says \`${date.words}\`, the front matter says in force from ${known}.`)),
    ];
  const [first, ...others] = inForce;
  const second = first && others.find((other) => areApart(first, other));
  return [
    ...(first && second
      ? [say(second, `The text says that it is in force from \`${first.words}\` and from \`${second.words}\`.`)]
      : []),
    ...(first && adopted.length > 0 && adopted.every(({ from }) => from > first.to)
      ? adopted.slice(0, 1).map((date) => {
          const last = isAfter(date, first) ? date : first;
          return say(last, `The text is in force from \`${first.words}\` but was adopted on \`${date.words}\`.`);
        })
      : []),
  ];
}

function isAfter(one: DateStatement, other: DateStatement): boolean {
  return one.prose === other.prose ? one.index > other.index : one.prose.start > other.prose.start;
}

export function say(date: DateStatement, message: string): Finding {
  return findingIn(date.prose, date.index, date.words.length, { severity: 'warning', message, advice: ADVICE });
}
