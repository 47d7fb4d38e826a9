import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { cellContexts, type CellContext } from '../table-context.ts';
import { datesIn, type WrittenDate } from './dates-in.ts';

type Role = 'done' | 'due';
interface Stated extends WrittenDate {
  readonly prose: Prose;
  readonly role: Role;
}

const DUE =
  /\b(?:next review(?:ed)?|review (?:date|due|by|on)|(?:date|due) (?:for|of) review|to be reviewed|(?:will|must|should|shall|is to) (?:next |then )?be (?:next )?reviewed|reviewed (?:next|again))\b[^.]{0,40}$/i;
const DONE =
  /\b(?:adopted|approved|ratified|agreed|created|issued|last reviewed|was reviewed|reviewed on|revised)\b[^.]{0,60}$/i;

/** Review and adoption dates in the text that cannot all be true. */
export const contradictoryDates: LintRule = {
  id: 'contradictory-dates',
  check: (desk) => {
    const contexts = cellContexts(desk.tree, desk.prose);
    const stated = desk.prose.flatMap((prose) => statedDates(prose, contexts.get(prose)));
    const due = stated.filter((date) => date.role === 'due');
    const done = stated.filter((date) => date.role === 'done');
    return [...dueBeforeDone(due, done), ...twoDue(due), ...effectiveBeforeAdopted(done, desk)];
  },
};

function statedDates(prose: Prose, context: CellContext | undefined): Stated[] {
  const place = context ? `${context.column} ${context.row} ` : '';
  return datesIn(prose.text).flatMap((date): Stated[] => {
    const before = place + prose.text.slice(Math.max(0, date.index - 80), date.index);
    const due = lastIndexOf(DUE, before);
    const done = lastIndexOf(DONE, before);
    if (due < 0 && done < 0) return [];
    return [{ ...date, prose, role: due >= done ? 'due' : 'done' }];
  });
}

function lastIndexOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.index ?? -1;
}

function dueBeforeDone(due: readonly Stated[], done: readonly Stated[]): Finding[] {
  return due.flatMap((date): Finding[] => {
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

function twoDue(due: readonly Stated[]): Finding[] {
  const [first, ...others] = due;
  return others
    .filter((date) => first && (date.from > first.to || date.to < first.from))
    .map((date) => say(date, `The text gives two review dates: \`${first?.words}\` and \`${date.words}\`.`));
}

function effectiveBeforeAdopted(done: readonly Stated[], { document }: LintDesk): Finding[] {
  const effective = document.frontMatter?.effectiveFrom;
  if (!effective || !/^\d{4}-\d{2}-\d{2}$/.test(effective)) return [];
  return done
    .filter(
      (date) =>
        /\b(?:adopted|approved|ratified)\b[^.]{0,60}$/i.test(
          date.prose.text.slice(Math.max(0, date.index - 80), date.index),
        ) && date.from > effective,
    )
    .map((date) => say(date, `The text was adopted on \`${date.words}\` but is in force from ${effective}.`));
}

function say(date: Stated, message: string): Finding {
  const advice = 'Take dates of adoption and review out of the text: they are kept in the record and printed from it.';
  return findingIn(date.prose, date.index, date.words.length, { severity: 'warning', message, advice });
}
