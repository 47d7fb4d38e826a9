import type { BlankDefinition, BlankValue, PolicyDocument } from '../types.ts';
import { readPolicy } from '../read/read-policy.ts';
import type { Edit } from './edit.ts';
import { setFrontMatterKey, setValues } from './set-front-matter.ts';

/** What stands where people are not named. */
const WITHHELD = '[not shown here]';

/**
 * The text of a policy without the people whom its facts name: its owner, and what blanks say of persons, lists, rows of settings
 * and everything that a keeper changes between meetings. Names that were typed into its clauses stay: whoever shows the text looks at it first. Throws where the
 * front matter cannot be edited: rather nothing than a name.
 */
export function withholdPeople(document: PolicyDocument): string {
  const { blanks = [], values = {} } = document.frontMatter ?? {};
  const answers: Record<string, BlankValue> = {};
  for (const blank of blanks) {
    const value = values[blank.id];
    if (value !== undefined && namesPeople(blank))
      answers[blank.id] = typeof value === 'string' ? WITHHELD : [WITHHELD];
  }
  const text = textOf(setValues(document, answers));
  return document.frontMatter?.owner ? textOf(setFrontMatterKey(readPolicy(text), 'owner', WITHHELD)) : text;
}

function textOf(edit: Edit): string {
  if ('problem' in edit) throw new Error(`people cannot be withheld: ${edit.problem.message}`);
  return edit.text;
}

function namesPeople({ type, keptBy }: BlankDefinition): boolean {
  return type === 'person' || type === 'list' || type === 'per-setting' || keptBy !== undefined;
}
