/** A clause with its fences, or a heading with the section's own words: a part of a text told by its lines alone. */
export interface Stretch {
  readonly kind: 'section' | 'clause';
  /** Heading line or opening fence. */
  readonly opening: string;
  /** All of it; of a section without the clauses in it. */
  readonly text: string;
  /** A section's own words, cut where clauses stand between them. */
  readonly own: readonly string[];
}

/**
 * Lines whose meaning depends on more than they say: fenced code, HTML, definitions, indented headings and fences, lines that
 * may underline a heading.
 */
const DOUBTFUL =
  /^[ \t>]*(?:```|~~~|<|\[[^\]\n]+\]:)|^[ \t]+(?:#{1,6}(?:[ \t]|$)|:{3,})|^ {0,3}(?:=+|-+)[ \t]*$|\r|\u0000/m;
const CLAUSE = /^(:{3,})(clause|notice|note|duty|record)(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?[ \t]*$/;
const FENCE = /^(:{3,})[ \t]*$/;
const HEADING = /^#{1,6}[ \t]/;

/** Takes a text apart at its headings and clauses; undefined when the lines alone do not tell. */
export function stretchesOf(text: string, contentStart: number): Stretch[] | undefined {
  const content = text.slice(contentStart);
  if (DOUBTFUL.test(content)) return undefined;
  const taking = new Taking();
  for (const line of content.split('\n')) if (!taking.take(line)) return undefined;
  return taking.end();
}

class Taking {
  private readonly stretches: Stretch[] = [];
  private section: { opening: string; own: string[] } | undefined;
  private readonly before: string[] = [];
  private prose: string[] = [];
  private clause: { colons: number; lines: string[] } | undefined;
  private afterBlank = true;
  private clauses: Stretch[] = [];

  /** Takes the next line; false when its meaning is in doubt. */
  take(line: string): boolean {
    if (this.clause !== undefined) return this.takeInside(line, this.clause);
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
    const opening = CLAUSE.exec(line);
    if (opening === null || !apart || this.section === undefined) return false;
    this.endProse();
    this.clause = { colons: opening[1]?.length ?? 3, lines: [line] };
    return true;
  }

  private takeInside(line: string, clause: { readonly colons: number; readonly lines: string[] }): boolean {
    clause.lines.push(line);
    const colons = /^:{3,}/.exec(line)?.[0].length ?? 0;
    if (colons < clause.colons) return true;
    if (!FENCE.test(line) || colons > clause.colons) return false;
    const text = clause.lines.join('\n').trimEnd();
    this.clauses.push({ kind: 'clause', opening: clause.lines[0] ?? '', text, own: [] });
    this.clause = undefined;
    this.afterBlank = true;
    return true;
  }

  /** The stretches, unless a clause is still open. */
  end(): Stretch[] | undefined {
    if (this.clause !== undefined) return undefined;
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
    const { section } = this;
    if (section === undefined) {
      if (this.before.length > 0) this.stretches.push({ kind: 'section', opening: '', text: this.before.join('\n\n'), own: this.before });
    } else {
      this.stretches.push({ kind: 'section', opening: section.opening, text: [section.opening, ...section.own].join('\n\n'), own: section.own });
    }
    this.stretches.push(...this.clauses);
    this.clauses = [];
  }
}
