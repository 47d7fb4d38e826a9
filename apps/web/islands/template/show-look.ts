import type { Fix, Look, Part, PlacedProblem } from './look.ts';

/** What the page does in the editor for its readers. */
export interface Desk {
  readonly goTo: (from: number, to: number) => void;
  readonly goToLine: (line: number) => void;
  readonly mend: (fix: Fix) => void;
}

const SEVERITIES = {
  error: 'must be put right',
  warning: 'worth a look',
  info: 'for your information',
} as const;

/** Shows what is wrong with the text, its parts, and how a setting would see it. */
export function showLook({ problems, parts, html }: Look, desk: Desk): void {
  const [list, count, outline, preview] = ['problems', 'problem-count', 'parts', 'preview'].map((id) =>
    document.getElementById(id),
  );
  list?.replaceChildren(...problems.map((each) => problemItem(each, desk)));
  if (count) count.textContent = ` (${problems.length})`;
  outline?.replaceChildren(...parts.map((each) => partItem(each, desk)));
  if (preview) preview.innerHTML = html;
}

function problemItem(problem: PlacedProblem, desk: Desk): HTMLElement {
  const item = document.createElement('li');
  item.className = `app-problem app-problem--${problem.severity}`;
  const place = button(`Line ${problem.line}`, () => desk.goTo(problem.start, problem.end));
  item.append(place, `, ${SEVERITIES[problem.severity]}: ${problem.message} ${problem.advice} `);
  for (const fix of problem.fixes)
    item.append(
      button(fix.title, () => desk.mend(fix)),
      ' ',
    );
  return item;
}

function partItem({ number, title, kind, rule, depth, line }: Part, desk: Desk): HTMLElement {
  const item = document.createElement('li');
  item.className = `app-parts__item app-parts__item--${depth}`;
  item.append(button(`${number} ${title}`.trim() || kind, () => desk.goToLine(line)));
  if (kind === 'clause') {
    const tag = document.createElement('span');
    tag.className = 'govuk-tag govuk-tag--grey';
    tag.textContent = rule;
    item.append(' ', tag);
  }
  return item;
}

function button(words: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'app-link-button';
  made.textContent = words;
  made.addEventListener('click', press);
  return made;
}
