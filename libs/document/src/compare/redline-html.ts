import { redline, type RedlinePiece } from './redline.ts';

/**
 * A redline as HTML for screens: `ins` and `del`, each said in words as well for who does not see colour or hears the page.
 * Everything is escaped; line breaks stay as `<br>`. The class `govuk-visually-hidden` hides the words from sight only.
 */
export function redlineHtml(before: string, after: string): string {
  return redlinePiecesHtml(redline(before, after));
}

/** The same for pieces at hand. */
export function redlinePiecesHtml(pieces: readonly RedlinePiece[]): string {
  return pieces.map(pieceHtml).join('');
}

const TAGS = { added: 'ins', removed: 'del' } as const;

function pieceHtml({ kind, text }: RedlinePiece): string {
  if (kind === 'same') return escapeHtml(text);
  const lead = /^\s*/.exec(text)?.[0] ?? '';
  const said = escapeHtml(text.slice(lead.length));
  return `${escapeHtml(lead)}<${TAGS[kind]}>${hidden(`[${kind} `)}${said}${hidden(` end ${kind}]`)}</${TAGS[kind]}>`;
}

function hidden(words: string): string {
  return `<span class="govuk-visually-hidden">${words}</span>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for HTML, line ends as `<br>`. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign).replace(/\r?\n/g, '<br>\n');
}
