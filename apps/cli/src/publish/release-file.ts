import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { parsePlainDate, type Materiality } from '@ratify/policy';

/** What stands in the way, where somebody can mend it. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly words: string;
}

/** What its publisher says of the next edition of a template. */
export interface Release {
  /** The number of the edition that it is about: what was written for an earlier one is never used again. */
  readonly edition: number;
  readonly summary: string;
  readonly adoptBy: string | null;
  readonly materiality: readonly { readonly clauseId: string; readonly level: Materiality; readonly reason: string }[];
}

const level = z.enum(['editorial', 'substantive', 'legal'], 'is none of editorial, substantive and legal');
const shape = z.strictObject({
  edition: z.int('is not the number of an edition'),
  summary: z.string('is not a text').min(1, 'is empty'),
  'adopt-by': z
    .string()
    .refine((text) => parsePlainDate(text) !== undefined, 'is not a date such as 2027-03-31')
    .optional(),
  materiality: z
    .record(z.string(), z.union([level, z.strictObject({ level, reason: z.string().optional() })]))
    .optional(),
});

/** Reads `release.yaml`: the release, or each thing in it that cannot be used, with its line. */
export function readRelease(file: string, text: string): Release | readonly Fault[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core' });
  if (document.errors.length > 0)
    return document.errors.map(({ pos, message }) => ({
      ...{ file, line: lines.linePos(pos[0]).line },
      words: `is not YAML: ${message.split('\n')[0] ?? ''}`,
    }));
  const read = shape.safeParse(document.toJS());
  if (!read.success)
    return read.error.issues.map(({ path, message }) => ({
      ...{ file, line: lineOf(path) },
      words: `${path.length > 0 ? `“${path.join('.')}” ` : ''}${message}`,
    }));
  const { edition, summary, materiality = {}, 'adopt-by': adoptBy = null } = read.data;
  return {
    ...{ edition, summary, adoptBy },
    materiality: Object.entries(materiality).map(([clauseId, given]) =>
      typeof given === 'string' ? { clauseId, level: given, reason: '' } : { clauseId, reason: '', ...given },
    ),
  };

  function lineOf(path: readonly PropertyKey[]): number {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true) as { readonly range?: readonly number[] } | undefined;
      if (node?.range?.[0] !== undefined) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}
