import { pathToFileURL } from 'node:url';
import { lineMapOf, type Problem, type Range, type Severity, type Splice } from '@ratify/document';

/** What was found in a file. */
export interface LintResult {
  readonly file: string;
  readonly problems: readonly Problem[];
  /** The text in which it was found; edits are told by its lines. */
  readonly text: string;
}

/** One problem a line, `path:line:column: severity rule message`, as editors and terminals make links of it, and a count. */
export function lintReport(results: readonly LintResult[]): string {
  const lines = results.flatMap(({ file, problems }) => problems.map((problem) => lineOf(file, problem)));
  const counts = (['error', 'warning', 'info'] as const).map((severity) => {
    const count = results.flatMap(({ problems }) => problems).filter((problem) => problem.severity === severity).length;
    return `${count} ${severity}${count === 1 || severity === 'info' ? '' : 's'}`;
  });
  const mendable = results.flatMap(({ problems }) => problems).filter(({ fix }) => fix !== undefined).length;
  const hint = mendable > 0 ? ` (${mendable} that --fix can mend)` : '';
  return `${[...lines, `${counts.join(', ')}${hint}`].join('\n')}\n`;
}

function lineOf(file: string, { range, severity, rule, message, advice, source, suggestions = [] }: Problem): string {
  const others = suggestions.map(({ title }) => title).filter((title) => !says(advice, title));
  const could = others.length > 0 ? `Could be: ${others.join('; ')}.` : '';
  const words = [message, advice, could, source === undefined ? '' : `(${source})`].filter(Boolean).join(' ');
  return `${file}:${range.start.line}:${range.start.column}: ${severity} ${rule} ${words}`;
}

/** `Write the Equality Act 2010.` says `Write Equality Act 2010` too: on paper, once is enough. */
function says(advice: string, title: string): boolean {
  const plain = (words: string): string =>
    words
      .toLowerCase()
      .replace(/\b(?:the|an?) |[.`]/g, '')
      .trim();
  return plain(advice) === plain(title);
}

/** Everything known of each problem; edits have the places of their ends beside their offsets. */
export function lintJson(results: readonly LintResult[]): string {
  const said = results.map(({ file, problems, text }) => {
    const lines = lineMapOf(text);
    const placed = (splice: Splice): object => ({ ...splice, range: lines.range(splice.start, splice.end) });
    return {
      file,
      problems: problems.map(({ fix, suggestions, ...problem }) => ({
        ...problem,
        ...(fix ? { fix: fix.map(placed) } : {}),
        ...(suggestions
          ? { suggestions: suggestions.map(({ title, splices }) => ({ title, edits: splices.map(placed) })) }
          : {}),
      })),
    };
  });
  return `${JSON.stringify(said, null, 2)}\n`;
}

/** LSP 3.17 DiagnosticSeverity. */
const SEVERITIES: Readonly<Record<Severity, number>> = { error: 1, warning: 2, info: 3 };

/**
 * What a language server publishes: `PublishDiagnosticsParams` of LSP 3.17, one a file. Places are 0-based and count UTF-16
 * units. The `data` of a diagnostic holds its code actions: edits that mend it, the preferred one first.
 */
export function lintDiagnostics(results: readonly LintResult[]): string {
  const said = results.map(({ file, problems, text }) => {
    const lines = lineMapOf(text);
    const editOf = ({ start, end, text: newText }: Splice): object => ({
      range: zeroBased(lines.range(start, end)),
      newText,
    });
    return {
      uri: pathToFileURL(file).href,
      diagnostics: problems.map(({ range, severity, rule, message, advice, fix, suggestions = [] }) => ({
        range: zeroBased(range),
        severity: SEVERITIES[severity],
        code: rule,
        source: 'ratify',
        message: `${message} ${advice}`,
        data: [
          ...(fix ? [{ title: advice, isPreferred: true, edits: fix.map(editOf) }] : []),
          ...suggestions.map(({ title, splices }) => ({ title, isPreferred: false, edits: splices.map(editOf) })),
        ],
      })),
    };
  });
  return `${JSON.stringify(said, null, 2)}\n`;
}

function zeroBased({ start, end }: Range): object {
  const place = ({ line, column }: Range['start']): object => ({ line: line - 1, character: column - 1 });
  return { start: place(start), end: place(end) };
}
