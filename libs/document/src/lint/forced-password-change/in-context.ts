import type { List } from 'mdast';
import { walkNodes } from '../../find-node.ts';
import { lengthsIn } from '../../recurrence/recurrences-in.ts';
import type { PolicyDocument } from '../../types.ts';
import { allMatches } from '../all-matches.ts';
import { leadInsOf } from '../list-lead-ins.ts';
import type { LintDesk } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';
import { blockOf, type Prose } from '../prose.ts';
import { cellContextOf } from '../table-context.ts';
import { holdsAny } from '../words-of.ts';
import { calendarIn, type Words } from './by-calendar.ts';
import { CHANGE, CREDENTIAL, holdsNoObject, mayBeOfCredentials } from './credentials.ts';

/** What only a password is made of. */
const MADE_OF = /\b(?:characters|(?:three|random) words|(?:upper|lower)[- ]case|capital letters?|special symbols?)\b/i;
const ofItsMaking = holdsAny('characters random case capital');
const mayBeOfTime = holdsAny(
  'every each once twice after day days week weeks month months term terms termly year years weekly monthly yearly annually quarterly fortnightly regularly periodically daily frequently',
);
const TAKEN_BACK = /\b(?:not|never|nobody|n['’]t|no)\b(?! (?:less|later|more|longer|older))/i;

/** Changes by the calendar in words that name no password, for it is named around them: items of a list, cells of a table. */
export function changesInContext({ document, tree, prose }: LintDesk): (readonly [Prose, Words])[] {
  if (!prose.some((block) => mayBeOfCredentials(block) || ofItsMaking(block))) return [];
  return [...inLists(tree), ...prose.flatMap(inCell), ...belowHeadings(prose), ...inDuties(document, prose)];
}

/** `:::duty{every=P3M}`: how often something is done stands in its head, and what is done in its words. */
function inDuties({ nodes }: PolicyDocument, prose: readonly Prose[]): (readonly [Prose, Words])[] {
  const duties = walkNodes(nodes).filter(({ kind, attributes }) => kind === 'duty' && attributes.every !== undefined);
  return duties.flatMap(({ bodyStart, bodyEnd }) =>
    prose.filter(({ start, end }) => start >= bodyStart && end <= bodyEnd).flatMap(changeInDuty),
  );
}

/** `are changed`, `changes the`: what a duty says is done. */
const IS_DONE =
  /\b(?:(?:is|are|be|get) (?:\w+ly )?(?:changed|renewed|reset|replaced|rotated|updated|altered|refreshed)|(?:chang|renew|reset|replac|rotat|updat|alter|refresh)(?:e|es|s)(?= (?:[\w’'-]+ ){0,4}pass[- ]?\w+))\b/i;
/** A reason, what is only looked at, and what only holds passwords. */
const NO_CHANGE = /\b(?:when|if|after|once|whether|that|how|lists?|registers?|records?|sheets?)\b/i;

function changeInDuty(block: Prose): (readonly [Prose, Words])[] {
  const { text } = block;
  if (!mayBeOfCredentials(block) || calendarIn(text).length > 0) return [];
  const password = CREDENTIAL.exec(text);
  const change = IS_DONE.exec(text);
  if (!password || !change || TAKEN_BACK.test(text) || NO_CHANGE.test(text)) return [];
  const from = Math.min(password.index, change.index);
  const to = Math.max(password.index + password[0].length, change.index + change[0].length);
  return /[.;:]|\band\b/i.test(text.slice(from, to)) ? [] : [[block, { index: from, length: to - from }]];
}

function inLists(tree: LintDesk['tree']): (readonly [Prose, Words])[] {
  const leads = leadInsOf(tree);
  return nodesOf(tree, 'list').flatMap((list) => {
    const items = itemsOf(list);
    if (!items.some(mayBeOfTime)) return [];
    const [first] = items;
    const around = [first && leads.get(first), ...items].map((block) => block?.text).join(' ');
    if (!CREDENTIAL.test(around) && !MADE_OF.test(around)) return [];
    return items.flatMap(changeAtFirst);
  });
}

function itemsOf(list: List): Prose[] {
  return list.children.flatMap(({ children: [first] }) => {
    const block = first && blockOf(first);
    return block ? [block] : [];
  });
}

/** `changed every 42 days`, with nothing else that could be changed: the list says what. */
function changeAtFirst(block: Prose): (readonly [Prose, Words])[] {
  const { text } = block;
  if (CREDENTIAL.test(text) || !mayBeOfTime(block)) return [];
  const [change] = allMatches(CHANGE, text);
  if (!change || TAKEN_BACK.test(text) || !holdsNoObject(text.slice(0, change.index))) return [];
  const end = change.index + change[0].length;
  const when = calendarIn(text).find(({ index }) => index >= end && holdsNoObject(text.slice(end, index)));
  return when ? [[block, { index: change.index, length: when.index + when.length - change.index }]] : [];
}

/** A row or a column says that passwords are changed, and the cell says how often. */
function inCell(cell: Prose): (readonly [Prose, Words])[] {
  if (cell.kind !== 'cell' || !mayBeOfTime(cell) || CREDENTIAL.test(cell.text)) return [];
  const context = cellContextOf(cell);
  if (!context) return [];
  const around = `${context.row} ${context.column}`;
  // `Maximum password age | 90 days`: a bare length is how old one may get.
  if (CREDENTIAL.test(context.row) && OLDEST.test(context.row)) {
    const [age] = lengthsIn(cell.text);
    if (age && age.index <= LEAD_OF_AGE && !TAKEN_BACK.test(cell.text))
      return [[cell, { index: age.index, length: age.words.length }]];
  }
  if (!CREDENTIAL.test(around) || allMatches(CHANGE, `${around} ${cell.text}`).length === 0) return [];
  const [when] = TAKEN_BACK.test(cell.text) ? [] : calendarIn(cell.text);
  return when ? [[cell, when]] : [];
}

/** How long a password lasts, and not how long it is in use at least. */
const OLDEST =
  /^(?!.*\bmin(?:imum)?\b)(?=.*(?:\bmax(?:imum)?\b.*\b(?:age|use)\b|\bage limit\b|\b(?:life(?:time|span)?|validity|expir\w+)\b))/i;
/** `up to `, `at most `. */
const LEAD_OF_AGE = 10;

/** `## Rules for passwords` over a table with a row `Change | Every six months`. */
function changeInRow(cell: Prose): (readonly [Prose, Words])[] {
  const row = cellContextOf(cell)?.row ?? '';
  const [change] = mayBeOfTime(cell) && row !== '' && !CREDENTIAL.test(row) ? allMatches(CHANGE, row) : [];
  if (!change || TAKEN_BACK.test(cell.text)) return [];
  if (!holdsNoObject(row.replace(change[0], '').replace(/\b(?:how often|frequency(?: of)?|when)\b/i, ''))) return [];
  const [when] = calendarIn(cell.text);
  return when ? [[cell, when]] : [];
}

/** `## Passwords` and below it `They are changed each term.` or `Changed each term.` */
function belowHeadings(prose: readonly Prose[]): (readonly [Prose, Words])[] {
  let isBelow = false;
  return prose.flatMap((block) => {
    if (block.kind === 'heading') isBelow = CREDENTIAL.test(block.text);
    if (!isBelow || block.kind === 'heading') return [];
    return block.kind === 'cell' ? changeInRow(block) : changeAtFirst(block);
  });
}
