import { readFileSync } from 'node:fs';
import { readPolicy, renderPolicy } from '@ratify/document';
import type { PrintJob } from '@ratify/print';

/** The two texts that are measured: an ordinary policy, and one of the longest. */
export const TEXTS = { ordinary: 'acceptable-use-of-ict', long: 'social-networking-protocol' } as const;
export type TextName = keyof typeof TEXTS;

/** A school's policy made of a template of ours; `number` goes into its words, so that no two are the same document. */
export function benchJob(name: TextName, number: number, fields: readonly { field: string; role: string }[]): PrintJob {
  const text = readFileSync(new URL(`../../../../templates/${TEXTS[name]}/template.md`, import.meta.url), 'utf8');
  const policy = readPolicy(text);
  const title = policy.frontMatter?.title ?? name;
  const school = `School number ${number}`;
  const code = `BNCH-${String(number).padStart(4, '0')}-TEST`;
  const record = {
    version: '1',
    adoptedOn: '14 September 2026',
    adoptedBy: 'Governing body',
    minuteReference: `26/${number}`,
    reviewDue: '14 September 2027',
    signatories: fields,
  };
  return {
    title,
    language: 'en-GB',
    author: school,
    html: (pages) =>
      renderPolicy(policy, { organisation: { name: school }, record, purpose: 'print', ...(pages ? { pages } : {}) })
        .html,
    cover: {
      organisation: school,
      colour: '#1f3f5b',
      facts: [
        ['Adopted on', '14 September 2026'],
        ['Next review', '14 September 2027'],
      ],
    },
    runningHead: title,
    version: 'Version 1, adopted 14 September 2026',
    signatureFields: fields,
    attachments: [
      {
        name: 'policy.md',
        mime: 'text/markdown',
        bytes: Buffer.from(text),
        description: 'The adopted text in Markdown',
        relationship: 'Source',
      },
      {
        name: 'adoption.json',
        mime: 'application/json',
        bytes: Buffer.from(JSON.stringify(record)),
        description: 'The record of the adoption',
        relationship: 'Data',
      },
    ],
    verifyUrl: `https://policies.example.org/verify?code=${code}`,
    verifyCode: code,
    madeAt: new Date(),
  };
}
