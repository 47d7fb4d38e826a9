import { slugOf } from '../fill/slug-of.ts';
import { freeName } from './name-parts.ts';
import { withoutEmphasis } from './line-looks.ts';
import { note, state, type Ledger } from './ledger.ts';
import { linesOf } from './take-contents.ts';
import type { Block } from './types.ts';

const SIGNED = /^(?:signed|signature)\b(?=.*(?:_{3,}|…|\.{4,}|:)|(?: by)?$)/i;
const PART =
  /^(?:print(?:ed)? name|name(?: of signatory)?|role(?: of signatory)?|position|date|on behalf of)\b.*(?:_{3,}|…|\.{4,}|:)/i;
const ROLE =
  /^\(?\s*((?:vice[- ])?(?:chair(?:man|woman|person)?|co-chair)(?: of (?:the )?[\w ]+?)?|head ?teacher|head of (?:centre|school)|(?:executive )?(?:head|principal)|(?:nursery |pre-school )?manager|clerk(?: to .+)?|secretary|treasurer|owner|director|employee|trustee)\s*\)?$/i;
const NAME =
  /(?:print(?:ed)? name|name(?: of signatory)?)\s*:?\s*([^_…:]*?)(?=\s*(?:\(|role\b|position\b|date\b|signed\b|[_….]{3,})|\s*$)/i;
const ROLE_LABEL = /(?:role(?: of signatory)?|position)\s*:?\s*([^_…:]*?)(?=\s*(?:name\b|date\b|[_….]{3,})|\s*$)/i;

/** Beyond so many characters nobody states who signs. */
const LONGEST_PARTS = 500;

interface SignatureBlock {
  readonly line: number;
  role: string;
  name: string;
}

/** Takes signature blocks out and puts one `::signatures` in the place of the first. */
export function takeSignatures(blocks: readonly Block[], ledger: Ledger): Block[] {
  const kept: Block[] = [];
  const signatures: SignatureBlock[] = [];
  let place = -1;
  let open = false;
  for (const block of blocks) {
    const text = signatureText(block);
    const starts = SIGNED.test(text);
    if (starts) signatures.push({ line: block.line, role: '', name: '' });
    const last = signatures.at(-1);
    if (!last || !(starts || (open && (PART.test(text) || ROLE.test(text))))) {
      kept.push(block);
      open = false;
      continue;
    }
    if (place < 0) place = kept.length;
    open = true;
    readParts(text.slice(0, LONGEST_PARTS), last);
    for (const { text: words, line } of linesOf(block)) note(ledger, 'signature', words, line, '::signatures');
  }
  if (place < 0) return kept;
  const markdown = `::signatures{roles="${rolesOf(signatures, ledger).join(' ')}"}`;
  return kept.toSpliced(place, 0, { kind: 'generated', line: signatures[0]?.line ?? 0, markdown });
}

function signatureText(block: Block): string {
  if (block.kind === 'heading') return block.title;
  if (block.kind === 'table') return block.rows.flatMap(({ cells }) => cells).join(' ');
  return block.kind === 'paragraph' ? withoutEmphasis(block.text.replaceAll('*', '')) : '';
}

function readParts(text: string, signature: SignatureBlock): void {
  const [, role] = ROLE.exec(text) ?? [];
  const [, labelled] = ROLE_LABEL.exec(text) ?? [];
  const [, inBrackets] = /\(([^()]+)\)\s*$/.exec(text) ?? [];
  const bracketed = inBrackets !== undefined && ROLE.test(inBrackets) ? inBrackets : undefined;
  signature.role ||= (role ?? bracketed ?? labelled ?? '').trim();
  signature.name ||= (NAME.exec(text)?.[1] ?? '').trim();
}

/** One field name for each block; a role that is not said is `signatory`. */
function rolesOf(signatures: readonly SignatureBlock[], ledger: Ledger): string[] {
  const roles: string[] = [];
  const taken = new Map<string, number>();
  for (const { role, name } of signatures) {
    state(ledger, 'signatories', [role || 'role not stated', name].filter(Boolean).join(': '));
    roles.push(freeName(roleName(role), taken));
  }
  ledger.facts.set('signatories', roles);
  return roles;
}

function roleName(role: string): string {
  if (role === '') return 'signatory';
  if (/^vice/i.test(role)) return 'vice-chair';
  if (/^chair/i.test(role)) return 'chair';
  return /^(?:executive )?head|principal/i.test(role) ? 'head' : slugOf(role);
}
