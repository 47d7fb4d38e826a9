import type { PolicyDocument, PolicyNode } from '../../types.ts';
import type { Prose } from '../prose.ts';
import { cellContextOf } from '../table-context.ts';
import { remembered } from '../remembered.ts';
import { gapsIn, type Gap } from './gaps.ts';

/** What a part is called that is filled in by hand, each time it is used. */
const FORM_TITLE =
  /^(?:appendix|annexe?)\b|\b(?:forms?|slips?|declarations?|acknowledge?ments?|checklists?|pro-?formas?|(?:incident|accident|visitor|medicine|medication|attendance|training|visit|concern)s? (?:record|log|sheet|report)|(?:record|log|sign(?:ing)?[- ](?:in|out)|report|recording|observation|monitoring) (?:sheet|form|book|card)|(?:model|sample|standard|template|specimen) (?:letter|form|agreement|notice)s?|letter to|loan agreement|receipt|questionnaire|body map|timesheet)\b/i;
/** Somebody who fills in a form speaks of herself. */
const FIRST_PERSON =
  /\bI(?:\/we)? (?:have|agree|give|confirm|understand|consent|declare|do|would|wish|enclose|am|will|accept|acknowledge|hereby|certify|authori[sz]e|request|undertake|object|hold)\b|\bI, ?[_.…]|\b[Mm]y (?:child|son|daughter)\b|\bthe undersigned\b/;
/** What stands before a line in a form that people fill in. */
const THEIR_LABEL =
  /\b(?:child|pupil|student|parent|carer|guardian|employee|staff member|member of staff|volunteer|visitor|applicant|witness|line manager|borrower|driver|candidate|claimant|class|tutor group|date of birth|dob|relationship|home address|postcode|reason|medicine|dose|dosage|allerg\w+|doctor|emergency contact|time (?:in|out|of)|vehicle|registration number|item|print name|amount claimed|injury|destination)\b/i;
/** What stands before a gap in the policy's own words, wherever it stands. */
const OWN_LABEL =
  /\b(?:(?:policy|procedure|document|plan)\b.{0,40}\b(?:adopted|approved|ratified|reviewed|agreed|review)|(?:adopted|approved|ratified) (?:by|on|at)|next review|review date|date of (?:adoption|approval|next review)|chair of (?:governors|trustees)|governing (?:body|board)|board of trustees|minute(?: number)?)\b/i;
/** Words in brackets that only the organisation can fill in, even in a form. */
const OF_THE_ORGANISATION =
  /\b(?:schools?|setting|academy|nursery|trust|council|local authority|organisation|logo|headteacher|principal|governors?|governing|insert|add|delete|policy)\b/i;
const RECORD_HEADER =
  /\b(?:date|time|signature|signed|initials|pupil|child|parent|item|reason|comments?|action taken|outcome)\b/i;
const ROLE_HEADER = /\b(?:role|post|telephone|contact|responsible|name of lead)\b/i;

/** Where in a text forms stand, in order. */
export function formsIn(document: PolicyDocument, prose: readonly Prose[]): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  const visit = (part: PolicyNode): void => {
    if (part.kind === 'appendix' || FORM_TITLE.test(part.title)) found.push([part.start, part.end]);
    else part.children.forEach(visit);
  };
  document.nodes.forEach(visit);
  return [...found, ...spokenForms(document, prose)].sort(([one], [other]) => one - other);
}

/** Parts in which whoever fills them in says `I`, or writes a child's name on a line. */
function spokenForms(document: PolicyDocument, prose: readonly Prose[]): (readonly [number, number])[] {
  return prose.filter(isOfAForm).map(({ start }): readonly [number, number] => {
    const part = sectionAt(document, start);
    // Without headings the form is what stands near by.
    return part ? [part.start, part.end] : [start - NEAR, start + NEAR];
  });
}

const NEAR = 500;

function sectionAt(document: PolicyDocument, offset: number): PolicyNode | undefined {
  let parts = document.nodes;
  let inner: PolicyNode | undefined;
  for (;;) {
    const next = parts.find((part) => part.start <= offset && offset < part.end);
    if (next?.kind !== 'section' && next?.kind !== 'appendix') return inner;
    inner = next;
    parts = next.children;
  }
}

const isOfAForm = remembered((prose: Prose): boolean => speaksInFirstPerson(prose) || asksForNames(prose));

function speaksInFirstPerson({ kind, text }: Prose): boolean {
  return (
    kind !== 'heading' && /\b(?:I|[Mm]y|undersigned)\b/.test(text) && !/["“]/.test(text) && FIRST_PERSON.test(text)
  );
}

function asksForNames(prose: Prose): boolean {
  return gapsIn(prose).some(
    ({ kind, index }) =>
      kind === 'line' && (THEIR_LABEL.test(lineBefore(prose.text, index)) || isTheirs(prose.text, index)),
  );
}

/** `Signed: …… (parent)`: whose line it is stands behind it. */
function isTheirs(text: string, index: number): boolean {
  const label = /^[_.…\s]*\((?<label>[^()\n]{2,40})\)/u.exec(text.slice(index, index + 300))?.groups?.label;
  return label !== undefined && THEIR_LABEL.test(label);
}

/** What stands on the line before a gap, as far as it is a label and not a sentence. */
function lineBefore(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - 120), index);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const label = line.split(/[_.…]{3,}/).at(-1) ?? '';
  return label.trim().split(/\s+/).length > 7 ? '' : line;
}

/** Whether a gap is there to be filled in by hand by whoever uses the form that it stands in. */
export function isForTheReader({ kind, words, index }: Gap, prose: Prose, isInForm: boolean): boolean {
  if (kind === 'order' || kind === 'to come') return false;
  const before = prose.text.slice(Math.max(0, index - 120), index);
  const line = lineBefore(prose.text, index);
  const context = cellContextOf(prose);
  if (kind === 'bracket')
    return /delete as/i.test(words) ? isInForm || THEIR_LABEL.test(line) : isInForm && !OF_THE_ORGANISATION.test(words);
  const label = context ? `${context.row} ${context.column} ${line}` : line;
  if (OWN_LABEL.test(label)) return false;
  if (kind === 'pattern')
    return (
      isInForm ||
      (/\($/.test(before) &&
        /\b(?:date|birth)\b[^.;:]{0,20}\($/i.test(before) &&
        /^\s*\)/.test(prose.text.slice(index + words.length)))
    );
  if (isInForm || THEIR_LABEL.test(label) || isInSlip(prose, label)) return true;
  return context !== undefined && RECORD_HEADER.test(context.header) && !ROLE_HEADER.test(context.header);
}

/** Rows of a table that lost its head, `| Time | ____ |`: two or more of them are a slip to write on. */
function isInSlip({ text }: Prose, label: string): boolean {
  return (
    /^\s*\|/.test(label) &&
    !ROLE_HEADER.test(label) &&
    (text.match(/^\s*\|[^|\n]*\|\s*[_.…]{3,}\s*\|/gm)?.length ?? 0) > 1
  );
}
