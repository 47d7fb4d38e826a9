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
  const foot = `Sent by Ratify${onBehalfOf === null ? '' : ` for ${onBehalfOf}`}. Nobody reads answers to this address.`;
  const paragraphs = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');
  return {
    text: `${[...lines, `${link.words}:\n${address}`, `--\n${foot}`].join('\n\n')}\n`,
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
