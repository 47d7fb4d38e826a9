import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  leaveOutClause,
  forkText,
  readPolicy,
  replaceClauseBody,
  setTermValues,
  setValues,
  type BlankValue,
  type Edit,
  type OrganisationFacts,
  type PolicyDocument,
} from '@ratify/document';

/** A setting's answers, as `examples/*.json` hold them. */
export interface Example {
  readonly template: string;
  readonly edition: number;
  readonly organisation: OrganisationFacts;
  readonly values: Readonly<Record<string, BlankValue>>;
  readonly termValues: Readonly<Record<string, string>>;
  readonly adaptedClauses: readonly { readonly id: string; readonly body: string }[];
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
  readonly expect: readonly Expectation[];
}

/** What the rendered policy says, or never says: anywhere, or in the part with the id `where`. */
export interface Expectation {
  readonly says?: string;
  readonly never?: string;
  readonly where?: string;
}

/** What a publisher says of a new edition, as `edition-N.changes.json` holds it. */
export interface EditionChanges {
  readonly slug: string;
  readonly from: number;
  readonly to: number;
  readonly summary: string;
  readonly changes: Readonly<Record<'reworded' | 'added' | 'moved' | 'removed', readonly string[]>>;
  readonly materiality: Readonly<Record<string, { readonly level: string; readonly reason: string }>>;
}

const folder = new URL('../', import.meta.url);

/** The text of a file under `templates/`. */
export function textOf(path: string): string {
  return readFileSync(new URL(path, folder), 'utf8');
}

/** A JSON file under `templates/`; its shape is what the tests then hold it to. */
export function jsonOf<T>(path: string): T {
  return JSON.parse(textOf(path)) as T;
}

/** The folder of each template. */
export function templateSlugs(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['test', 'src', 'node_modules'].includes(entry.name))
    .map((entry) => entry.name);
}

/** Every edition of every template: paths under `templates/`. */
export function editionPaths(): string[] {
  return templateSlugs()
    .flatMap((slug) => readdirSync(new URL(slug, folder)).map((file) => `${slug}/${file}`))
    .filter((path) => /\/(?:template|edition-\d+)\.md$/.test(path));
}

/** The worked examples of a template: paths under `templates/`. */
export function examplePaths(slug: string): string[] {
  const examples = new URL(`${slug}/examples/`, folder);
  if (!existsSync(examples)) return [];
  return readdirSync(examples)
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${slug}/examples/${file}`);
}

/** The text of an edition of a template. */
export function editionText(slug: string, edition: number): string {
  return textOf(edition === 1 ? `${slug}/template.md` : `${slug}/edition-${edition}.md`);
}

/** The policy that a setting makes of an edition by giving these answers. */
export function policyOf(edition: PolicyDocument, example: Example): PolicyDocument {
  let policy = readPolicy(forkText(edition, { slug: example.template, edition: example.edition }));
  const take = (edit: Edit): void => {
    if (!('text' in edit)) throw new Error(edit.problem.message);
    policy = readPolicy(edit.text);
  };
  take(setValues(policy, example.values));
  take(setTermValues(policy, example.termValues));
  for (const { id, body } of example.adaptedClauses) take(replaceClauseBody(policy, id, body));
  for (const { id, reason } of example.leftOut) take(leaveOutClause(policy, id, reason));
  return policy;
}
