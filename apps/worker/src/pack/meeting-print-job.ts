import type { MeetingPapers } from '@ratify/journey';
import {
  materialityText,
  presenceText,
  sayAnswer,
  sayDate,
  sayDecidedBetween,
  sayHours,
  sayInterest,
  type PlainDate,
} from '@ratify/policy';
import { escapeHtml, type PageNumbers, type PrintJob } from '@ratify/print';
import { officeWords } from '../print/office-words.ts';
import { COLOUR } from '../print/print-job-of.ts';
import { paperHtml, sayOutcome } from './paper-html.ts';

/** The papers of a meeting for the printer: the agenda with who belongs to the body, then each policy with what it changes and its text. */
export function meetingPrintJob(
  papers: MeetingPapers,
  { madeAt, madeOn, logo }: { readonly madeAt: Date; readonly madeOn: PlainDate; readonly logo: Uint8Array | null },
): PrintJob {
  const { meeting, body, organisation } = papers;
  const day = sayDate(meeting.heldOn as PlainDate);
  const texts = papers.papers.map(paperHtml).join('\n');
  const isAdopted = papers.papers.every(({ revision }) => revision.state === 'adopted');
  return {
    title: `Papers for the meeting of ${day}`,
    language: 'en-GB',
    author: organisation.name,
    html: (pages) =>
      `${agendaHtml(papers, pages)}\n${membersHtml(papers)}\n${betweenHtml(papers)}\n${changedHtml(papers)}\n${texts}`,
    cover: {
      organisation: organisation.name,
      colour: organisation.colour ?? COLOUR,
      ...(logo ? { logo } : {}),
      subtitle: body.name,
      facts: coverFacts(papers, day, madeOn),
    },
    runningHead: body.name,
    version: `Meeting of ${day}`,
    signatureFields: [],
    attachments: [],
    policies: papers.papers.length,
    ...(isAdopted ? {} : { watermark: 'DRAFT' }),
    madeAt,
  };
}

function coverFacts({ meeting, body, papers }: MeetingPapers, day: string, madeOn: PlainDate): [string, string][] {
  const { place, attendance } = meeting;
  return [
    ['Body', body.name],
    ['Meeting', day],
    ...(meeting.startsAt ? [['Time', capital(sayHours(meeting))] as [string, string]] : []),
    ...(place ? [['Place', place] as [string, string]] : []),
    ...(body.quorum ? [['Quorum', String(body.quorum)] as [string, string]] : []),
    ...(attendance === null ? [] : [['Present', String(attendance)] as [string, string]]),
    ['Policies', String(papers.length)],
    ['Papers made on', sayDate(madeOn)],
  ];
}

function agendaHtml({ papers }: MeetingPapers, pages: PageNumbers | undefined): string {
  const rows = papers.map((paper, at) => {
    const { title, revision, changes } = paper;
    const cells = [
      String(at + 1),
      `<a href="#paper-${at + 1}">${escapeHtml(title)}</a>`,
      String(revision.number),
      escapeHtml(changes === null ? 'New here' : materialityText[revision.materiality.level]),
      changes === null ? '&#160;' : String(changes.length),
      String(pages?.[`paper-${at + 1}`] ?? '&#160;'),
    ];
    return cells;
  });
  const decided = papers.flatMap(({ title, decision }) =>
    decision ? [`<li>${escapeHtml(title)}: ${escapeHtml(sayOutcome(decision))}</li>`] : [],
  );
  return `<h2 id="agenda">Agenda</h2>${tableHtml(['Item', 'Policy', 'Version', 'What it weighs', 'Changes', 'Page'], rows)}
${decided.length > 0 ? `<h3 id="decided">What was decided</h3><ul>${decided.join('')}</ul>` : ''}`;
}

/** What somebody decided for the body since, with the reason that was recorded: the members read it before they are told. */
function betweenHtml({ decidedBetween }: MeetingPapers): string {
  if (decidedBetween.length === 0) return '';
  const told = decidedBetween.map((each) => {
    const reason = each.note ? ` “${each.note}”` : '';
    return `<li>${escapeHtml(`${sayDecidedBetween(each)}.${reason}`)}</li>`;
  });
  return `<h2 id="between">Decided between meetings</h2><p>What was decided without a meeting, to be reported to this one.</p><ul>${told.join('')}</ul>`;
}

/** What keepers changed since the last meeting: told, and nothing to be decided. */
function changedHtml({ changedAnswers }: MeetingPapers): string {
  if (changedAnswers.length === 0) return '';
  const rows = changedAnswers.map(({ policyTitle, settingName, question, items, asAt, setByName }) => [
    escapeHtml(settingName ? `${policyTitle}, ${settingName}` : policyTitle),
    ...[escapeHtml(question), escapeHtml(sayAnswer(items)), sayDate(asAt as PlainDate), escapeHtml(setByName)],
  ]);
  return `<h2 id="changed">Changed since the last meeting</h2><p>Answers that a policy leaves to a keeper. Nothing is to be decided on them.</p>${tableHtml(['Policy', 'What changed', 'It reads now', 'As at', 'By'], rows)}`;
}

/** Who was there, once it is recorded; until then who is to sign in, and nothing where nobody is known. */
function membersHtml(papers: MeetingPapers): string {
  const { members, body, meeting, attendances } = papers;
  if (attendances.length > 0) return attendedHtml(papers);
  if (members.length === 0) return '';
  const present = meeting.attendance === null ? '' : `<p>Present: ${meeting.attendance}.</p>`;
  const rows = members.map(({ name, offices }) => [
    ...[escapeHtml(name), escapeHtml(offices.map((each) => officeWords(each, body.kind)).join(', ')), '☐'],
  ]);
  return `<h2 id="attendance">Attendance</h2>${present}${tableHtml(['Name', 'Office', 'Present'], rows)}`;
}

function attendedHtml({ attendances, interests, papers, meeting }: MeetingPapers): string {
  const rows = attendances.map(({ personName, office, votes, presence }) => [
    ...[escapeHtml(personName), escapeHtml(office) || '&#160;', votes ? 'Yes' : 'No', presenceText[presence]],
  ]);
  const titleOf = (revisionId: string | null): string | null =>
    papers.find(({ revision }) => revision.id === revisionId)?.title ?? null;
  const declared = interests.map((each) => `<li>${escapeHtml(sayInterest(each, titleOf(each.revisionId)))}</li>`);
  return `<h2 id="attendance">Attendance</h2><p>Members with a vote present: ${meeting.attendance ?? 0}.</p>${tableHtml(['Name', 'Office', 'Vote', 'Attendance'], rows)}
<h3 id="interests">Interests declared</h3>${declared.length > 0 ? `<ul>${declared.join('')}</ul>` : '<p>None.</p>'}`;
}

/** Cells are HTML. */
function tableHtml(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `
<table><thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
