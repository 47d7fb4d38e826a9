import {
  emptyBlanks,
  findNode,
  lawClauses,
  saidParts,
  unwrittenClauses,
  walkNodes,
  type BlankDefinition,
  type PolicyDocument,
  type PolicyNode,
  type Problem,
} from '@ratify/document';
import { setterOf, type PlainDate, type SetEdition } from '@ratify/policy';
import type { Draft, Edition, Exception, Repositories } from '@ratify/store';
import { readSetEdition } from '../shell/set-edition.ts';
import { knowOrganisation } from '../shell/organisation.ts';
import { lintStored } from '../shell/lint-stored.ts';
import { readStored } from '../shell/read-stored.ts';

export interface FilledBlank extends BlankDefinition {
  readonly value: readonly string[];
}

export interface OptionalClause {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly leftOut: boolean;
  readonly reason: string | null;
}

export interface EditableClause {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** As the edition has it: the rule of record. */
  readonly rule: string;
  readonly body: string;
  /** The edition's wording, where the school's differs. */
  readonly baseBody: string | null;
  /** The school has to write it, and nothing is written yet. */
  readonly isUnwritten: boolean;
  /** Who fixed it; null where it is not fixed. */
  readonly fixedBy: string | null;
  /** Law: no exception can be granted. */
  readonly isLaw: boolean;
  /** What was last asked about it, unless that was taken back. */
  readonly exception: Exception | null;
  /** With whom its wording was agreed; empty where with nobody. */
  readonly agreedWith: string;
}

/** A draft with everything a writer works on. */
export interface DraftView {
  readonly problems: readonly Problem[];
  readonly blanks: readonly FilledBlank[];
  readonly emptyBlanks: readonly FilledBlank[];
  readonly optionalClauses: readonly OptionalClause[];
  readonly clauses: readonly EditableClause[];
}

/** Reads a draft for its writers: what is wrong, what is empty, what may be left out, and each clause with its rule. */
export async function viewDraft(
  rows: Repositories,
  draft: Draft,
  edition: Edition | null,
  today: PlainDate,
): Promise<DraftView> {
  const document = readStored(draft.text);
  const base = edition ? readStored(edition.text) : null;
  const setting = await readSetting(rows, draft, edition, base);
  const { facts } = await knowOrganisation(rows, draft.organisationId);
  const blanks = (document.frontMatter?.blanks ?? []).map((each) => ({
    ...each,
    value: [document.frontMatter?.values[each.id] ?? []].flat(),
  }));
  const empty = new Set(emptyBlanks(document).map((each) => each.id));
  const agreed = new Map(saidParts(base ?? document).map((part) => [part.id, part.agreedWith]));
  const unwritten = new Set(base ? unwrittenClauses(document, base) : []);
  return {
    // Looked for where somebody asks for them: most pages of a draft do not.
    get problems() {
      return lintStored(document, { today, organisation: facts, ...(base ? { edition: base } : {}) });
    },
    blanks,
    emptyBlanks: blanks.filter((each) => empty.has(each.id)),
    optionalClauses: base ? optionalClauses(document, base) : [],
    clauses: clausesOf(document).map((node) => ({
      ...editable(document, base, node, setting),
      isUnwritten: unwritten.has(node.id),
      agreedWith: agreed.get(node.id) ?? '',
    })),
  };
}

function clausesOf(document: PolicyDocument): PolicyNode[] {
  return [...walkNodes(document.nodes)].filter((node) => node.kind === 'clause');
}

function optionalClauses(document: PolicyDocument, base: PolicyDocument): OptionalClause[] {
  const leftOut = new Map(document.frontMatter?.leftOut.map((each) => [each.id, each.reason]));
  return [...walkNodes(base.nodes)]
    .filter(
      (node) =>
        node.rule === 'optional' && (node.kind === 'clause' || node.kind === 'section' || node.kind === 'appendix'),
    )
    .map(({ id, number, title }) => ({ id, number, title, leftOut: leftOut.has(id), reason: leftOut.get(id) ?? null }));
}

/** What the record says of clauses beyond their text. */
interface Setting {
  readonly edition: SetEdition | null;
  readonly law: ReadonlySet<string>;
  readonly exceptions: ReadonlyMap<string, Exception>;
}

async function readSetting(
  rows: Repositories,
  { organisationId, policyId }: Draft,
  edition: Edition | null,
  base: PolicyDocument | null,
): Promise<Setting> {
  const asked = await rows.exceptions.list({ organisationId, policyId }, { order: { askedAt: 'asc' } });
  return {
    edition: edition ? await readSetEdition(rows, edition) : null,
    law: base ? lawClauses(base) : new Set(),
    exceptions: new Map(asked.filter(({ state }) => state !== 'withdrawn').map((each) => [each.clauseId, each])),
  };
}

function editable(
  document: PolicyDocument,
  base: PolicyDocument | null,
  node: PolicyNode,
  { edition, law, exceptions }: Setting,
): Omit<EditableClause, 'agreedWith' | 'isUnwritten'> {
  const body = document.text.slice(node.bodyStart, node.bodyEnd);
  const ruled = base ? findNode(base, node.id) : undefined;
  const baseBody = ruled && base ? base.text.slice(ruled.bodyStart, ruled.bodyEnd) : null;
  return {
    id: node.id,
    number: node.number,
    title: node.title,
    rule: ruled?.rule ?? 'local',
    body,
    baseBody: baseBody === body ? null : baseBody,
    fixedBy: ruled?.rule === 'fixed' && edition ? setterOf(edition, node.id).name : null,
    isLaw: law.has(node.id),
    exception: exceptions.get(node.id) ?? null,
  };
}
