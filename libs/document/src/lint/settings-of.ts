import { frontMatterLine } from './front-matter-line.ts';
import type { LintDesk } from './lint-rule.ts';
import { remembered } from './remembered.ts';

const ACADEMY = /\b(?:we are|is|as) (?:an?|part of an?) (?:[\w-]+ ){0,2}(?:academy|free school)\b|\bacademy trust\b/i;
const MAINTAINED =
  /\bmaintained (?:nursery )?schools?\b|\b(?:we are|is|as) (?:an?|our) (?:[\w-]+ ){0,2}(?:community|foundation|voluntary(?:[ -](?:aided|controlled))?) (?:[\w-]+ )?school\b/i;

/**
 * The settings that a text applies to: those of its front matter, also where they are written on one line without `settings`, or
 * else the kind of school that it says it is.
 */
export const settingsOf = remembered((desk: LintDesk): readonly string[] => {
  const { document, prose } = desk;
  const { settings = [] } = document.frontMatter?.appliesTo ?? {};
  if (settings.length > 0) return settings;
  const { start, end } = frontMatterLine(desk, 'applies-to');
  const line = /^["']?applies-to["']?[ \t]*:[ \t]*(?![ \t{])(?<words>.+)$/.exec(document.text.slice(start, end));
  if (line?.groups?.words) return line.groups.words.replace(/[[\]"']/g, '').split(/\s*,\s*/);
  if (prose.some(({ text }) => MAINTAINED.test(text))) return [];
  return prose.some(({ text }) => ACADEMY.test(text)) ? ['academies'] : [];
});
