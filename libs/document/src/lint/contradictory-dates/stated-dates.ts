import { monthsOf } from '../../recurrence/iso-duration.ts';
import { frontMatterLine } from '../front-matter-line.ts';
import type { Finding, LintDesk } from '../lint-rule.ts';
import { say } from './compare-statements.ts';
import { areApart, datesIn, type WrittenDate } from './dates-in.ts';
import { monthsBetween } from './intervals.ts';
import type { DateStatement } from './statements.ts';

const ADVICE = 'Look up which date is right before the adoption is recorded; then take the wrong one out.';
/** `1: Sept 2018; 2: Sept 2024`: an edition and its date. */
const EDITION = /(?<number>\d+(?:\.\d+)?)\s*:\s*(?<when>[^;]+)/g;

/** Dates that an older document said of itself (`stated`, written by the importer) and that cannot all be true. */
export function contradictionsInStated(desk: LintDesk): Finding[] {
  const stated = statedIn(desk);
  if (Object.keys(stated).length === 0) return [];
  const say = (key: string, message: string): Finding => ({
    severity: 'warning',
    message,
    advice: ADVICE,
    ...lineOf(desk, key),
  });
  return ['', 'template-'].flatMap((of): Finding[] => {
    const date = (key: string): WrittenDate | undefined => datesIn(stated[`${of}${key}`] ?? '')[0];
    const due = date('review-due');
    const created = date('created-on');
    const editions = editionsOf(stated[`${of}review-history`] ?? '');
    const done = ['adopted-on', 'approved-on', 'reviewed-on'].flatMap((key) => date(key) ?? []);
    const later = due && done.find((one) => one.from > due.to);
    const [first] = editions;
    const late = created && first && first.date.to < created.from ? first : undefined;
    const last = done.toSorted((one, other) => other.from.localeCompare(one.from))[0];
    const every = of === '' ? desk.document.frontMatter?.review?.every : undefined;
    const swapped = editions.find(({ date: one }, at) => one.to < (editions[at - 1]?.date.from ?? ''));
    return [
      ...(due && later
        ? [
            say(
              `${of}review-due`,
              `The review date \`${due.words}\` lies before \`${later.words}\`, when it was adopted or reviewed.`,
            ),
          ]
        : []),
      ...(due && last && !later && every !== undefined && isBeyond(every, last, due)
        ? [
            say(
              'review-due',
              `The review date \`${due.words}\` does not fit “${every}” from \`${last.words}\`, when it was adopted or reviewed.`,
            ),
          ]
        : []),
      ...(created && late
        ? [
            say(
              `${of}created-on`,
              `Created in \`${created.words}\`, but edition ${late.number} is of \`${late.date.words}\`.`,
            ),
          ]
        : []),
      ...(swapped
        ? [
            say(
              `${of}review-history`,
              `Edition ${swapped.number} of \`${swapped.date.words}\` is older than the one before it.`,
            ),
          ]
        : []),
      ...(of === '' ? [...adoptedBeforeTemplate(stated, say), ...onNoCalendar(stated, say)] : []),
    ];
  });
}

/** A committee meets when it meets. */
const LEEWAY = 6;

/** Whether a review is due longer after the last than the text's own cycle. */
function isBeyond(every: string, last: WrittenDate, due: WrittenDate): boolean {
  const months = monthsOf(every);
  return months > 0 && monthsBetween(last.from, due.to) > months + Math.min(LEEWAY, months / 2);
}

/** `2027-13-01`. */
function onNoCalendar(stated: Stated, say: (key: string, message: string) => Finding): Finding[] {
  return Object.entries(stated).flatMap(([key, words]): Finding[] => {
    const [date, month = '', day = ''] = /^\d{4}-(\d{2})-(\d{2})$/.exec(words.trim()) ?? [];
    if (date === undefined) return [];
    const isDay = Number(month) >= 1 && Number(month) <= 12 && !Number.isNaN(Date.parse(`${date}T00:00:00Z`));
    const isKept = isDay && new Date(`${date}T00:00:00Z`).getUTCDate() === Number(day);
    return isKept ? [] : [say(key, `There is no \`${date}\`.`)];
  });
}

/** A school cannot have adopted the words of an edition that was not there yet. */
function adoptedBeforeTemplate(stated: Stated, say: (key: string, message: string) => Finding): Finding[] {
  const [adopted] = datesIn(stated['adopted-on'] ?? '');
  const newest = editionsOf(stated['template-review-history'] ?? '').at(-1);
  if (!adopted || !newest || adopted.to >= newest.date.from) return [];
  return [
    say(
      'adopted-on',
      `Adopted on \`${adopted.words}\`, but edition ${newest.number} of its template is of \`${newest.date.words}\`.`,
    ),
  ];
}

/** What an older document said of itself in its head, against what it says in its words. */
export function statedUnlikeText(desk: LintDesk, statements: readonly DateStatement[]): Finding[] {
  const stated = statedIn(desk);
  return SAME_DATE.flatMap(([key, role, deed, what]): Finding[] => {
    const [known] = datesIn(stated[key] ?? '');
    const same = statements.filter((date) => date.deed === deed && date.role === role && date.row === undefined);
    // Several dates in the text are a history, of which the newest may be the one in the head.
    if (!known || same.length === 0 || !same.every((date) => areApart(date, known))) return [];
    return same
      .slice(0, 1)
      .map((date) => say(date, `The text says \`${date.words}\`, the front matter says ${what} \`${known.words}\`.`));
  });
}

type Stated = Readonly<Record<string, string>>;

function statedIn({ document }: LintDesk): Stated {
  return { ...datedKeys(document.text.slice(0, document.contentStart)), ...document.frontMatter?.stated };
}

/** Dates under keys that the dialect does not know, as people put them into a head: `adopted-on: 2026-07-09`. */
function datedKeys(head: string): Record<string, string> {
  return Object.fromEntries(
    [...head.matchAll(/^[ \t]*(?<key>[a-z][a-z_ -]*)[ \t]*:[ \t]*["']?(?<date>[^\r\n"']*\d{4}[^\r\n"']*)/gim)].flatMap(
      (line) => {
        const key = KEYS.find(([pattern]) => pattern.test(line.groups?.key ?? ''))?.[1];
        return key === undefined ? [] : [[key, line.groups?.date ?? '']];
      },
    ),
  );
}
const KEYS: readonly (readonly [RegExp, string])[] = [
  [/^(?:next[ _-]review|review[ _-](?:on|due|date|by)|(?:due|date)[ _-](?:for|of)[ _-]review)/i, 'review-due'],
  [/^(?:adopted|adoption|date[ _-]adopted)/i, 'adopted-on'],
  [/^(?:approved|approval[ _-]date|date[ _-]approved)/i, 'approved-on'],
  [/^(?:(?:last[ _-])?reviewed|last[ _-]review)/i, 'reviewed-on'],
];

const SAME_DATE = [
  ['review-due', 'due', 'review', 'review due'],
  ['adopted-on', 'done', 'adopted', 'adopted on'],
  ['approved-on', 'done', 'approved', 'approved on'],
  ['reviewed-on', 'done', 'last review', 'reviewed on'],
] as const;

function editionsOf(history: string): { number: string; date: WrittenDate }[] {
  return [...history.matchAll(EDITION)]
    .flatMap((match) => {
      const [date] = datesIn(match.groups?.when ?? '');
      return date ? [{ number: match.groups?.number ?? '', date }] : [];
    })
    .sort((one, other) => Number(one.number) - Number(other.number));
}

function lineOf(desk: LintDesk, key: string): { start: number; end: number } {
  const outer = frontMatterLine(desk, 'stated');
  const head = desk.document.text.slice(outer.start, desk.document.contentStart);
  const found = new RegExp(`^[ \\t]+${key}[ \\t]*:[^\\r\\n]*`, 'm').exec(head);
  if (!found) return keyOfHead(desk, key) ?? outer;
  const start = outer.start + found.index + (found[0].length - found[0].trimStart().length);
  return { start, end: outer.start + found.index + found[0].length };
}

/** The line of a key that the dialect does not know: `adopted_on` for `adopted-on`. */
function keyOfHead({ document }: LintDesk, key: string): { start: number; end: number } | undefined {
  const pattern = KEYS.find(([, name]) => name === key)?.[0];
  const head = document.text.slice(0, document.contentStart);
  const line = [...head.matchAll(/^[ \t]*[a-z][a-z_ -]*[ \t]*:[^\r\n]*/gim)].find(([words]) =>
    pattern?.test(words.trim()),
  );
  return line && { start: line.index + line[0].search(/\S/), end: line.index + line[0].length };
}
