import type { InspectionContents, PackedConfirmation, PackedPolicy } from '@ratify/journey';
import { policyStatusText, sayDate, type PlainDate } from '@ratify/policy';
import { escapeHtml } from '@ratify/print';
import { sayLevel, type PackFacts, type WrittenFile } from './inspection-files.ts';

const STYLE = `body{font:1rem/1.5 Arial,Helvetica,sans-serif;margin:0 auto;max-width:70rem;padding:1rem;color:#0b0c0c;background:#fff}
h1{line-height:1.2}h2{margin-top:2rem}a{color:#1d70b8}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}table:has(th:nth-child(4)){min-width:40rem}
th,td{border-bottom:1px solid #505a5f;padding:.5rem .75rem .5rem 0;text-align:left;vertical-align:top}
caption{text-align:left;font-weight:bold;padding:.5rem 0}a:focus,.wide:focus{outline:3px solid #0b0c0c;outline-offset:2px}`;

/** The page that is opened first: what is in the pack, for people. It needs nothing from elsewhere. */
export function indexPage(contents: InspectionContents, lists: readonly WrittenFile[], facts: PackFacts): string {
  const { setting, policies, missing, reviews } = contents;
  const title = `Inspection pack of ${setting.name}`;
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>
<style>${STYLE}</style></head>
<body><main>
<h1>${escapeHtml(title)}</h1>
${aboutHtml(contents, facts)}
${policiesHtml(policies)}
${decisionsHtml(contents.decisions)}
${missingHtml(missing)}
${confirmationsHtml(contents)}
<h2>Reviews</h2>
<p>${reviews.length === 0 ? 'No review has been recorded.' : `${count(reviews.length, 'review is', 'reviews are')} recorded; they are in <a href="reviews.csv">reviews.csv</a>.`}</p>
<h2>What is in this pack</h2>
<ul>
${lists.map(({ path }) => `<li><a href="${path}">${path}</a>: ${ABOUT[path] ?? ''}</li>`).join('\n')}
<li><a href="manifest-sha256.txt">manifest-sha256.txt</a>: the SHA-256 of every file. <code>sha256sum --check manifest-sha256.txt</code> says whether one was changed.</li>
</ul>
</main></body></html>
`;
}

const ABOUT: Readonly<Record<string, string>> = {
  'register.csv': 'every policy and where it stands, for a spreadsheet.',
  'decisions.csv':
    'by which decision each policy came into force: who was there, how many were needed, interests and votes. It may name people: treat it as personal data.',
  'missing.csv': 'policies that are expected here and are not held: missing, only a draft, or not decided on.',
  'reviews.csv': 'each recorded look at a policy.',
  'confirmations.csv':
    'who confirmed that they read and understood each policy. It names people: treat it as personal data.',
};

function aboutHtml({ policies }: InspectionContents, { pack, publicOrigin }: PackFacts): string {
  const made = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' });
  const verify = `${publicOrigin.replace(/\/+$/, '')}/verify`;
  const held = policies.filter(({ document }) => document).length;
  return `<p>Asked for by ${escapeHtml(pack.askedByName)} on ${escapeHtml(made.format(pack.askedAt))}, and true of that moment. It holds ${count(held, 'document', 'documents')} of ${count(policies.length, 'policy', 'policies')}.</p>
<p>Each document that was made here can be checked at <a href="${escapeHtml(verify)}">${escapeHtml(verify)}</a>, by its code or by dropping the file there.</p>`;
}

function sayKind(path: string): string {
  return path.endsWith('.pdf') ? 'PDF' : 'picture';
}

function policiesHtml(policies: readonly PackedPolicy[]): string {
  const rows = policies.map((each) => {
    const { document, title } = each;
    const name = document
      ? `<a href="${escapeHtml(document.path)}">${escapeHtml(title)} (${sayKind(document.path)})</a>`
      : escapeHtml(title);
    const adopted = [each.adopted, each.adoptedBy, each.minuteReference && `minute ${each.minuteReference}`];
    const cells = [
      [policyStatusText[each.status], each.remark].filter(Boolean).join('. '),
      adopted.filter(Boolean).join(', '),
      each.reviewDue,
      sayLevel(document).replace(/^Sealed .*/, 'Sealed'), // how is for the list, and for who checks it
      document?.verifyCode ?? '',
    ];
    return `<tr><th scope="row">${name}</th>${cells.map((cell) => `<td>${escapeHtml(cell) || '–'}</td>`).join('')}</tr>`;
  });
  return table(
    'Policies',
    ['Policy', 'Where it stands', 'Adopted', 'Next review', 'Document', 'Verification code'],
    rows,
  );
}

/** How many could vote and how many had to be there; the names are in the list. */
function decisionsHtml(decisions: InspectionContents['decisions']): string {
  if (decisions.length === 0) return '<h2>Decisions</h2>\n<p>No policy in force was decided on in this record.</p>';
  const rows = decisions.map((each) => {
    const cells = [
      [each.body, say(each.decidedOn), each.minuteReference && `minute ${each.minuteReference}`]
        .filter(Boolean)
        .join(', '),
      each.attendance === null ? '' : String(each.attendance),
      each.quorum === null ? '' : String(each.quorum),
      each.votes,
      each.interests.length === 0 ? '' : count(each.interests.length, 'interest', 'interests'),
    ];
    return `<tr><th scope="row">${escapeHtml(each.policy)}</th>${cells.map((cell) => `<td>${escapeHtml(cell) || '–'}</td>`).join('')}</tr>`;
  });
  return `${table('Decisions', ['Policy', 'Decided', 'Present who could vote', 'Quorum', 'Votes', 'Declared'], rows)}
<p>Who was there, by name where the setting shows it, is in <a href="decisions.csv">decisions.csv</a>. The quorum is the body’s rule today.</p>`;
}

function missingHtml(missing: InspectionContents['missing']): string {
  if (missing.length === 0) return '<h2>What is missing</h2>\n<p>Nothing that its publishers expect is missing.</p>';
  const rows = missing.map(
    ({ title, status, basis }) =>
      `<tr><th scope="row">${escapeHtml(title)}</th><td>${policyStatusText[status]}</td><td>${escapeHtml(basis) || '–'}</td></tr>`,
  );
  return table('What is missing', ['Policy', 'Where it stands', 'Why it is expected'], rows);
}

/** How many of those who are to read each policy have: the names are in the list. */
function confirmationsHtml({ confirmations }: InspectionContents): string {
  if (!confirmations)
    return '<h2>Read and understood</h2>\n<p>Who confirmed which policy is known to the setting, which is their employer or answers to it. Ask its head or its clerk.</p>';
  const byPolicy = new Map<string, PackedConfirmation[]>();
  for (const each of confirmations)
    if (each.roles.length > 0) byPolicy.set(each.policy, [...(byPolicy.get(each.policy) ?? []), each]);
  if (byPolicy.size === 0) return '<h2>Read and understood</h2>\n<p>Nobody is asked to read a policy yet.</p>';
  const rows = [...byPolicy].map(([policy, all]) => {
    const stands = all.filter(({ state }) => state === 'confirmed').length;
    return `<tr><th scope="row">${escapeHtml(policy)}</th><td>${stands} of ${all.length}</td></tr>`;
  });
  return table('Read and understood', ['Policy', 'Confirmed by'], rows);
}

/** A table under its own heading; wide ones scroll by themselves, with the keyboard too. */
function table(title: string, head: readonly string[], rows: readonly string[]): string {
  const heads = head.map((cell) => `<th scope="col">${cell}</th>`).join('');
  return `<h2>${title}</h2>
<div class="wide" role="region" aria-label="${title}" tabindex="0"><table><thead><tr>${heads}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

function count(number: number, one: string, many: string): string {
  return number === 1 ? `one ${one}` : `${number} ${many}`;
}

function say(date: string): string {
  return sayDate(date as PlainDate);
}
