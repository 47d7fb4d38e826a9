import type { Letter } from '@ratify/policy';
import { escapeHtml } from '@ratify/print';
import type { Mail } from './mail-port.ts';

/** The same words twice, for readers of either. */
export interface LetterParts {
  readonly text: string;
  readonly html: string;
}

const STYLE = 'font:16px/1.5 Arial,Helvetica,sans-serif;color:#0b0c0c;max-width:36em';

/** A letter as text and as HTML, with its one link written out. Nothing in it is fetched from anywhere. */
export function letterParts({ to, letter, onBehalfOf }: Mail, publicOrigin: string): LetterParts {
  const { subject, link } = letter;
  const address = new URL(link.path, publicOrigin).href;
  const lines = [`Dear ${to.name},`, ...letter.lines];
  const { groups = [], after = [] } = letter;
  const foot = `Sent by Ratify${onBehalfOf === null ? '' : ` for ${onBehalfOf}`}. Nobody reads answers to this address.`;
  const paragraphs = [...lines.map(paragraph), ...groups.map(list), ...after.map(paragraph)].join('\n');
  const lists = groups.map(({ heading, items }) => [heading, ...items.map((item) => `- ${item}`)].join('\n'));
  return {
    text: `${[...lines, ...lists, ...after, `${link.words}:\n${address}`, `--\n${foot}`].join('\n\n')}\n`,
    html: `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="${STYLE}">
${paragraphs}
<p><a href="${escapeHtml(address)}">${escapeHtml(link.words)}</a></p>
<p>If the link does not open, copy this address into a browser:<br>${escapeHtml(address)}</p>
<p><small>${escapeHtml(foot)}</small></p>
</body></html>
`,
  };
}

const paragraph = (line: string): string => `<p>${escapeHtml(line)}</p>`;

function list({ heading, items }: NonNullable<Letter['groups']>[number]): string {
  return `<h2 style="font-size:18px">${escapeHtml(heading)}</h2>
<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
}
