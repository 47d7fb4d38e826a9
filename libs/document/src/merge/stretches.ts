/** A clause with its fences, or a heading with the section's own words: a part of a text told by its lines alone. */
export interface Stretch {
  readonly kind: 'section' | 'clause';
  /** Heading line or opening fence; nothing before the first section. */
  readonly opening: string;
  /** Of a heading, its level. */
  readonly level: number;
  /** All of it; of a section without the clauses in it. */
  readonly text: string;
  /** A section's own words, cut where clauses stand between them. */
  readonly own: readonly string[];
}

/**
 * Lines whose meaning depends on more than they say: fenced code, HTML, definitions, indented headings and fences, lines that
 * may underline a heading.
 */
const DOUBTFUL = /^[ \t>]*(?:```|~~~|<|\[[^\]\n]+\]:)|^[ \t]+(?:#{1,6}(?:[ \t]|$)|:{3,})|^ {0,3}(?:=+|-+)[ \t]*$|\r/m;
const BLOCK = /^(:{3,})(clause|notice|note|duty|record|guidance)(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?[ \t]*$/;
const FENCE = /^(:{3,})[ \t]*$/;
const HEADING = /^#{1,6}[ \t]/;

/** Takes a text apart at its headings and clauses; undefined when the lines alone do not tell. */
export function stretchesOf(text: string, contentStart: number): Stretch[] | undefined {
  const content = text.slice(contentStart);
  if (DOUBTFUL.test(content) || content.includes('\0')) return undefined;
  const taking = new Taking();
  for (const line of content.split('\n')) if (!taking.take(line)) return undefined;
  return taking.end();
}

class Taking {
  private readonly stretches: Stretch[] = [];
  private section: { opening: string; own: string[] } | undefined;
  private readonly before: string[] = [];
  private prose: string[] = [];
  private open: { readonly colons: number; readonly lines: string[]; readonly isClause: boolean } | undefined;
  private afterBlank = true;
  private clauses: Stretch[] = [];

  /** Takes the next line; false when its meaning is in doubt. */
  take(line: string): boolean {
    if (this.open !== undefined) return this.takeInside(line, this.open);
    const apart = this.afterBlank;
    this.afterBlank = line.trim() === '';
    if (HEADING.test(line)) {
      this.endSection();
      this.section = { opening: line.trimEnd(), own: [] };
      this.afterBlank = true;
      return apart;
    }
    if (!line.startsWith(':::')) {
      this.prose.push(line);
      return true;
    }
    const opening = BLOCK.exec(line);
    if (opening === null || !apart) return false;
    // Advice to the writer belongs to what it stands in; what stands before the first section is read in any case.
    const isClause = opening[2] !== 'guidance' && this.section !== undefined;
    if (isClause) this.endProse();
    this.open = { colons: opening[1]?.length ?? 3, lines: isClause ? [line] : this.prose, isClause };
    if (!isClause) this.prose.push(line);
    return true;
  }

  private takeInside(line: string, { colons, lines, isClause }: NonNullable<Taking['open']>): boolean {
    lines.push(line);
    const found = /^:{3,}/.exec(line)?.[0].length ?? 0;
    if (found < colons) return true;
    if (!FENCE.test(line) || found > colons) return false;
    const text = lines.join('\n').trimEnd();
    if (isClause) this.clauses.push({ kind: 'clause', opening: lines[0] ?? '', level: 0, text, own: [] });
    this.open = undefined;
    this.afterBlank = true;
    return true;
  }

  /** The stretches, unless a clause is still open. */
  end(): Stretch[] | undefined {
    if (this.open !== undefined) return undefined;
    this.endSection();
    return this.stretches;
  }

  private endProse(): void {
    const text = this.prose.join('\n').trim();
    this.prose = [];
    if (text !== '') (this.section?.own ?? this.before).push(text);
  }

  private endSection(): void {
    this.endProse();
    const { opening, own } = this.section ?? { opening: '', own: this.before };
    if (opening !== '' || own.length > 0) {
      const level = /^#*/.exec(opening)?.[0].length ?? 0;
      const text = [opening, ...own].join('\n\n').trimStart();
      this.stretches.push({ kind: 'section', opening, level, text, own });
    }
    this.stretches.push(...this.clauses);
    this.clauses = [];
  }
}
