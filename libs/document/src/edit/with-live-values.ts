import { readPolicy } from '../read/read-policy.ts';
import type { BlankDefinition, BlankValue, PolicyDocument } from '../types.ts';
import { setValues } from './set-front-matter.ts';

/** What a keeper answered between meetings. */
export interface LiveAnswer {
  /** One, unless the blank is a list or has a row for each setting. */
  readonly items: readonly string[];
  /** `2026-10-01`; a row that a setting gave among those of others may leave the month that stands. */
  readonly asAt: string;
}

/**
 * A text in force as it reads now: with what keepers answered since it was adopted, by blank id. Only the lines of these answers in the front
 * matter change; an answer to what the text does not ask, or that cannot be written there, is left out.
 */
export function withLiveValues(document: PolicyDocument, answers: Readonly<Record<string, LiveAnswer>>): string {
  const asked = (document.frontMatter?.blanks ?? []).filter(({ id }) => Object.hasOwn(answers, id));
  const dated = Map.groupBy(asked, ({ id }) => answers[id]?.asAt ?? '');
  let current = document;
  for (const [asAt, blanks] of dated) {
    const values = blanks.map((blank): [string, BlankValue] => [blank.id, valueOf(blank, answers[blank.id])]);
    const edit = setValues(current, Object.fromEntries(values), asAt);
    if (!('problem' in edit)) current = readPolicy(edit.text);
  }
  return current.text;
}

/** Whether a blank takes several answers. */
export function takesSeveral({ type }: Pick<BlankDefinition, 'type'>): boolean {
  return type === 'list' || type === 'per-setting';
}

function valueOf(blank: BlankDefinition, answer: LiveAnswer | undefined): BlankValue {
  const items = answer?.items ?? [];
  return takesSeveral(blank) ? items : (items[0] ?? '');
}
