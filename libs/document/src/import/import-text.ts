import { walkNodes } from '../find-node.ts';
import { readPolicy } from '../read/read-policy.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { findOrganisationNames } from './organisation-name.ts';
import { propose } from './propose.ts';
import { readBlocks } from './read-blocks.ts';
import { readLines } from './read-lines.ts';
import { shapeParts, type ShapedText } from './shape-parts.ts';
import { linesOf, takeContents } from './take-contents.ts';
import { findCover, takeCover } from './take-cover.ts';
import { takeDuties } from './take-duties.ts';
import { keepFacts } from './keep-facts.ts';
import { takeFrontMatter } from './take-front-matter.ts';
import { takeNotes } from './take-notes.ts';
import { takePeople } from './take-people.ts';
import { takeSignatures } from './take-signatures.ts';
import { takeStatements } from './take-statements.ts';
import { takeTables } from './take-tables.ts';
import { findTerms } from './take-terms.ts';
import type { Block, Imported } from './types.ts';
import { writeBody, writeFrontMatter } from './write-policy.ts';

/**
 * Makes policy Markdown from a plain text or Markdown document. Every word of the source is in the body or, word for
 * word, in the report; nothing is invented in the text: what a person should decide is a proposal.
 */
export function importText(source: string, { fileName }: { readonly fileName: string }): Imported {
  const ledger = openLedger();
  const front = takeFrontMatter(readLines(source), ledger);
  const noted = takeNotes(readBlocks(front.lines, ledger));
  const { blocks: uncontained, appendixTitles } = takeContents(noted, ledger);
  const cover = findCover(uncontained, fileName, front.title);
  const onCover = new Set(uncontained.slice(0, cover.end));
  const bare = takeCover(uncontained, cover, ledger);
  const signed = takeSignatures(
    takeStatements(bare, ledger, (block) => onCover.has(block)),
    ledger,
  );
  const blocks = withoutRepeats(takePeople(takeTables(signed, ledger), ledger));
  propose(blocks, ledger);
  keepFacts(ledger);
  const shaped = shapeParts(takeDuties(blocks, ledger), ledger, appendixTitles);
  const desk = inlineDesk(shaped, blocks, ledger);
  const body = writeBody(shaped.parts, desk);
  const text = `${writeFrontMatter(cover.title, shaped, ledger, desk.terms.definitions)}\n${body}`;
  proposeRenumbered(text, shaped, ledger);
  const entries = ledger.entries.toSorted((a, b) => a.line - b.line);
  return { text, report: { fileName, entries, proposals: ledger.proposals.toSorted((a, b) => a.line - b.line) } };
}

/** One document control, one review history: the first keeps its place. */
function withoutRepeats(blocks: readonly Block[]): Block[] {
  const seen = new Set<string>();
  return blocks.filter((block) => {
    if (block.kind !== 'generated') return true;
    const isFirst = !seen.has(block.markdown);
    seen.add(block.markdown);
    return isFirst;
  });
}

function inlineDesk(shaped: ShapedText, blocks: readonly Block[], ledger: Ledger) {
  const lines = blocks.filter(({ kind }) => kind !== 'heading').flatMap(linesOf);
  const sections = shaped.parts.flatMap((part) => (part.kind === 'heading' && !part.appendix ? [part.id] : []));
  return {
    ledger,
    organisationNames: findOrganisationNames(lines.map(({ text }) => text).join('\n'), ledger),
    terms: findTerms(lines),
    targets: shaped.targets,
    sections: new Set(sections),
  };
}

/** Says where the structure counts otherwise than the document did. */
function proposeRenumbered(text: string, shaped: ShapedText, ledger: Ledger): void {
  const numbers = new Map(walkNodes(readPolicy(text).nodes).map(({ id, number }) => [id, number]));
  const lines = new Map(
    ledger.entries.flatMap(({ what, became, line }) => (what === 'number' ? [[became, line]] : [])),
  );
  for (const [id, typed] of shaped.typed) {
    const number = numbers.get(id) ?? '';
    if (number !== typed) {
      ledger.proposals.push({
        what: 'renumbered',
        text: typed,
        line: lines.get(id) ?? 1,
        suggestion: `${id} is now ${number || 'without a number'}.`,
      });
    }
  }
}
