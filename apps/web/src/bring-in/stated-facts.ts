import { readPolicy, setFrontMatterKey } from '@ratify/document';
import { isDated, parseStatedDate, sayStatedDate } from '@ratify/policy';

/** Facts that a clerk checks first, in the order of the page; the title is one of the policy itself. */
const FIELDS = [
  { id: 'policy-title', label: 'Title', isDate: false },
  { id: 'adopted-on', label: 'Adopted on', isDate: true },
  { id: 'adopted-by', label: 'Adopted by', isDate: false },
  { id: 'reviewed-on', label: 'Last reviewed on', isDate: true },
  { id: 'review-due', label: 'Next review due', isDate: true },
] as const;
type FieldId = (typeof FIELDS)[number]['id'];

/** One fact, as the page asks for it. */
export interface FactField {
  readonly id: FieldId;
  readonly label: string;
  readonly value: string;
  /** How it is read, or why it is in doubt. */
  readonly hint: string;
}

/** The facts that can be put right, with how each is read. */
export function factFields(text: string): FactField[] {
  const { frontMatter } = readPolicy(text);
  return FIELDS.map(({ id, label, isDate }) => {
    const value = (id === 'policy-title' ? frontMatter?.title : frontMatter?.stated?.[id]) ?? '';
    return { id, label, value, hint: isDate ? sayHow(value) : value ? '' : NOT_FOUND };
  });
}

const NOT_FOUND = 'Not found in the document. Leave this empty if you do not know.';

function sayHow(value: string): string {
  if (value === '') return NOT_FOUND;
  const stated = parseStatedDate(value);
  if (!isDated(stated)) return 'This cannot be read as a date. Write it like 5 July 2018, June 2017 or Spring 2020.';
  const said = sayStatedDate(stated);
  return said === value ? '' : `Read as ${said}.`;
}

const LABELS: Readonly<Record<string, string>> = {
  'reviewed-by': 'Reviewed by',
  committee: 'Committee',
  signatories: 'Signed by',
  organisation: 'Organisation',
  council: 'Council',
  version: 'Version',
  owner: 'Owner',
};

/** What else the document said of itself: shown, and changed in the text. */
export function otherFacts(
  text: string,
): { readonly key: { readonly text: string }; readonly value: { readonly text: string } }[] {
  const { frontMatter } = readPolicy(text);
  const own = new Set<string>(FIELDS.map(({ id }) => id));
  const { version, owner, statutory } = frontMatter ?? {};
  const facts = [
    ...(version ? [['version', version] as const] : []),
    ...(owner ? [['owner', owner] as const] : []),
    ...(statutory === undefined ? [] : [['Statutory', statutory ? 'Yes' : 'No'] as const]),
    ...Object.entries(frontMatter?.stated ?? {}).filter(([key]) => !own.has(key)),
  ];
  return facts.map(([key, value]) => ({ key: { text: LABELS[key] ?? named(key) }, value: { text: value } }));
}

function named(key: string): string {
  const words = key.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The text with the facts as they were put right, other lines untouched; or what is wrong with them, by field. */
export function withFacts(
  text: string,
  given: Readonly<Record<string, string>>,
): { readonly text: string } | { readonly wrong: readonly (readonly [string, string])[] } {
  const title = (given['policy-title'] ?? '').trim();
  if (title === '') return { wrong: [['policy-title', 'Enter the title of the policy']] };
  const { frontMatter } = readPolicy(text);
  const stated: Record<string, string> = { ...frontMatter?.stated };
  for (const { id } of FIELDS) {
    const value = (given[id] ?? '').trim().replace(/\s+/g, ' ');
    if (id === 'policy-title') continue;
    if (value === '') delete stated[id];
    else stated[id] = value;
  }
  const changes = [
    ...(title === frontMatter?.title ? [] : [['title', title] as const]),
    ...(sameFacts(stated, frontMatter?.stated ?? {}) ? [] : [['stated', stated] as const]),
  ];
  let changed = text;
  for (const [key, value] of changes) {
    const edit = setFrontMatterKey(readPolicy(changed), key, value);
    if ('problem' in edit) return { wrong: [[key === 'title' ? 'policy-title' : 'adopted-on', edit.problem.message]] };
    changed = edit.text;
  }
  return { text: changed };
}

function sameFacts(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
