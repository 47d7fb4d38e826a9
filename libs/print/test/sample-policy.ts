import { type PageNumbers, type PrintJob } from '../src/index.ts';
import { SAMPLE_CLAUSES } from './sample-clauses.ts';

const SECTIONS = [
  { id: 'purpose', title: 'Why we have this policy' },
  { id: 'scope', title: 'Who it applies to' },
  { id: 'conduct', title: 'What we expect of one another online' },
  { id: 'privacy', title: 'Privacy and account settings' },
  { id: 'concerns', title: 'Raising a concern' },
] as const;

const APPENDIX = { id: 'checklist', title: 'A checklist for new staff' };

/** A school's policy in the HTML that libs/document writes for print: sections, clauses to depth 3, tables, an appendix. */
export function sampleBody(pages?: PageNumbers): string {
  return [
    contents(pages),
    SECTIONS.map((section, index) => sectionHtml(section, index + 1)).join('\n'),
    appendixHtml(),
    signaturesHtml(),
  ].join('\n');
}

/** A job for the sample policy; `overrides` say what a test is about. */
export function samplePrintJob(overrides: Partial<PrintJob> = {}): PrintJob {
  return {
    title: 'Social Networking Policy',
    language: 'en-GB',
    author: 'Hillside Primary School',
    html: sampleBody,
    cover: {
      organisation: 'Hillside Primary School',
      colour: '#0b5d4e',
      subtitle: 'How staff, governors and volunteers use social media',
      facts: [
        ['Adopted by', 'Full governing body'],
        ['Adopted on', '19 November 2026, minute 26/41'],
        ['Effective from', '1 December 2026'],
        ['Next review', '30 November 2027'],
        ['Based on', 'Northshire County Council, edition 4'],
      ],
    },
    runningHead: 'Social Networking Policy',
    version: 'Version 3, adopted 19 November 2026',
    signatureFields: [
      { field: 'chair', role: 'Chair of Governors', name: 'Siân Llŷr-Óconnor' },
      { field: 'head', role: 'Headteacher', name: 'Łukasz Żółć' },
    ],
    attachments: [
      {
        name: 'policy.md',
        mime: 'text/markdown',
        bytes: new TextEncoder().encode('# Social Networking Policy\n'),
        description: 'Markdown source of this policy',
        relationship: 'Source',
      },
      {
        name: 'adoption.json',
        mime: 'application/json',
        bytes: new TextEncoder().encode('{"adoptedOn":"2026-11-19"}'),
        description: 'Record of the adoption',
        relationship: 'Data',
      },
    ],
    verifyUrl: 'https://ratify.example/verify/K7QM-3XTD-9PHW',
    madeAt: new Date('2026-11-19T18:42:00Z'),
    ...overrides,
  };
}

function contents(pages?: PageNumbers): string {
  const numbered = SECTIONS.map(({ id, title }, index) => ({ id, number: `${index + 1}`, title }));
  const entries = [...numbered, { id: APPENDIX.id, number: 'Appendix 1:', title: APPENDIX.title }].map(
    ({ id, number, title }) =>
      `<li><a href="#${id}"><span class="number">${number}</span> ${title}</a> <span class="page">${pages?.[id] ?? '\u00a0'}</span></li>`,
  );
  return `<h2 id="contents" class="contents-heading">Contents</h2><div class="contents"><ul class="contents-list">${entries.join('')}</ul></div>`;
}

function sectionHtml({ id, title }: { id: string; title: string }, number: number): string {
  const clauses = SAMPLE_CLAUSES.map((words, index) =>
    clauseHtml(`${id}-${index + 1}`, `${number}.${index + 1}`, words),
  );
  const heading = `<h2 id="${id}" class="section"><span class="number">${number}</span> ${title}</h2>`;
  return `${heading}${clauses.join('')}${number === 3 ? tableHtml() : ''}`;
}

function clauseHtml(id: string, number: string, words: string): string {
  const deeper =
    words.length % 2 === 0
      ? `<div class="clause depth-3" id="${id}-a"><p><span class="number">${number}.1</span> Ask the headteacher first, and keep a note of the answer.</p></div>`
      : '<ul><li>never share a pupil’s picture without consent<ul><li>written consent is kept for one year</li></ul></li><li>use the school’s own devices</li></ul>';
  return `<div class="clause depth-2" id="${id}"><p><span class="number">${number}</span> ${words}</p>${deeper}</div>`;
}

function tableHtml(): string {
  const rows = Array.from(
    { length: 34 },
    (_, index) => `<tr><td>Duty ${index + 1}</td><td>Checked by the online-safety lead</td><td>Each term</td></tr>`,
  );
  return `<table><caption>Who checks what</caption><thead><tr><th scope="col">Duty</th><th scope="col">How</th><th scope="col">How often</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function appendixHtml(): string {
  const heading = `<h2 id="${APPENDIX.id}" class="appendix"><span class="number">Appendix 1:</span> ${APPENDIX.title}</h2>`;
  return `${heading}<ol><li>Set every account to friends only.</li><li>Read this policy and say that you have read it.</li></ol><p>Further reading: <a href="https://www.gov.uk/">guidance for schools</a>.</p>`;
}

function signaturesHtml(): string {
  const boxes = [
    ['chair', 'Chair of Governors', 'Siân Llŷr-Óconnor'],
    ['head', 'Headteacher', 'Łukasz Żółć'],
  ].map(
    ([field, role, name]) =>
      `<div class="signature-box"><p>${role}</p><p class="signature-name">${name}</p><a class="signature-field" href="https://signature.invalid/${field}"></a></div>`,
  );
  return `<h2 id="signatures" class="section">Signatures</h2>${boxes.join('\n')}`;
}
