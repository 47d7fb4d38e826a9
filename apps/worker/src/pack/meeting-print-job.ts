import type { MeetingPapers } from '@ratify/journey';
import { materialityText, sayDate, type PlainDate } from '@ratify/policy';
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
    html: (pages) => `${agendaHtml(papers, pages)}\n${membersHtml(papers)}\n${texts}`,
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
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  const decided = papers.flatMap(({ title, decision }) =>
    decision ? [`<li>${escapeHtml(title)}: ${escapeHtml(sayOutcome(decision))}</li>`] : [],
  );
  return `<h2 id="agenda">Agenda</h2>
<table><thead><tr>${['Item', 'Policy', 'Version', 'What it weighs', 'Changes', 'Page'].map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>
${decided.length > 0 ? `<h3 id="decided">What was decided</h3><ul>${decided.join('')}</ul>` : ''}`;
}

/** Who is to sign in; nothing where nobody is recorded. */
function membersHtml({ members, body, meeting }: MeetingPapers): string {
  if (members.length === 0) return '';
  const present = meeting.attendance === null ? '' : `<p>Present: ${meeting.attendance}.</p>`;
  const rows = members.map(
    ({ name, offices }) =>
      `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(offices.map((each) => officeWords(each, body.kind)).join(', '))}</td><td>☐</td></tr>`,
  );
  return `<h2 id="attendance">Attendance</h2>${present}
<table><thead><tr><th scope="col">Name</th><th scope="col">Office</th><th scope="col">Present</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
