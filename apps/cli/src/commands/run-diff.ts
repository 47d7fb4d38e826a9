import {
  comparePolicies,
  readPolicy,
  redline,
  type ComparedClause,
  type ComparisonRow,
  type PolicyDocument,
  type RedlinePiece,
} from '@ratify/document';
import { EXIT } from '../shell/exit-codes.ts';
import { readTextFile, writeResult } from '../shell/read-file.ts';

interface Change {
  readonly kind: 'changed' | 'removed' | 'added' | 'renumbered';
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  /** The number it has in the newer text, when that is another one. */
  readonly newNumber?: string;
  readonly pieces: readonly RedlinePiece[];
}

export async function diffFiles(before: string, after: string, options: { json?: true }): Promise<void> {
  const [older, newer] = [readPolicy(await readTextFile(before)), readPolicy(await readTextFile(after))];
  const changes = [...frontMatterChange(older, newer), ...comparePolicies(older, newer).rows.flatMap(changesIn)];
  await writeResult(undefined, options.json ? `${JSON.stringify(changes, null, 2)}\n` : changes.map(lineOf).join(''));
  process.exitCode = EXIT.clean;
}

function frontMatterChange(older: PolicyDocument, newer: PolicyDocument): Change[] {
  const [before, after] = [older, newer].map(({ text, contentStart }) => text.slice(0, contentStart));
  if (before === undefined || after === undefined || before === after) return [];
  return [
    { kind: 'changed', clauseId: 'front-matter', number: '', title: 'Front matter', pieces: redline(before, after) },
  ];
}

function changesIn({ kind, base, here }: ComparisonRow): Change[] {
  if (base === undefined)
    return here.map((clause) => changeOf('added', clause, [{ kind: 'added', text: clause.words }]));
  const [nearest] = here;
  if (kind === 'missing here' || nearest === undefined)
    return [changeOf('removed', base, [{ kind: 'removed', text: base.words }])];
  const moved = nearest.number === base.number ? {} : { newNumber: nearest.number };
  const pieces = redline(base.words, here.map(({ words }) => words).join(' '));
  if (pieces.some((piece) => piece.kind !== 'same')) return [{ ...changeOf('changed', base, pieces), ...moved }];
  return nearest.number === base.number ? [] : [{ ...changeOf('renumbered', base, []), ...moved }];
}

function changeOf(
  kind: Change['kind'],
  { clauseId, number, title }: ComparedClause,
  pieces: readonly RedlinePiece[],
): Change {
  return { kind, clauseId, number, title, pieces };
}

/** `[-taken out-]` and `{+put in+}`, as word diffs are written in terminals. */
function lineOf({ kind, number, newNumber, title, pieces }: Change): string {
  const name = [newNumber === undefined ? number : `${number} -> ${newNumber}`, title].filter(Boolean).join(' ');
  const words = pieces.map((piece) => {
    if (piece.kind === 'same') return piece.text;
    return piece.kind === 'removed' ? `[-${piece.text}-]` : `{+${piece.text}+}`;
  });
  return `${kind}: ${name}\n${words.length === 0 ? '' : `${words.join('').replace(/^/gm, '    ')}\n`}\n`;
}
