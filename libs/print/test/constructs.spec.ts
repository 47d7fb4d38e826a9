import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OpenPdf } from '../src/finish/open-pdf.ts';
import { createPrinter, type Printer } from '../src/index.ts';
import { conformanceFaults } from './conformance.ts';
import { samplePrintJob } from './sample-policy.ts';

const PICTURE = `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="teal"/></svg>').toString('base64')}`;

/** What policies hold, and what comes of it when somebody pastes; each broke something in a browser's raw output. */
const CONSTRUCTS: readonly (readonly [name: string, html: string])[] = [
  ['an empty cell', table('')],
  ['a cell with a no-break space', table('&#160;')],
  [
    'nested lists with paragraphs',
    '<ul><li>one</li><li>two<ul><li>nested</li></ul></li><li><p>first</p><p>second</p></li></ul>',
  ],
  ['a list from another number', '<ol start="7"><li>seven</li><li>eight</li></ol>'],
  ['ticked boxes as text', '<ul><li>☑ done</li><li>☐ to do</li></ul>'],
  ['definitions', '<dl><dt>Term</dt><dd>Meaning</dd></dl>'],
  ['a rule', '<p>a</p><hr><p>b</p>'],
  ['code', '<pre><code>let a = 1;\n  b</code></pre>'],
  [
    'inline marks',
    '<p><del>del</del> <mark>mark</mark> <sup>sup</sup> <sub>sub</sub> <em>em</em> <strong>st</strong> <kbd>k</kbd> <abbr title="x">abbr</abbr> <q>quote</q> <u>u</u></p>',
  ],
  [
    'cells that span',
    '<table><thead><tr><th colspan="2">A</th><th rowspan="2">B</th></tr><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td></td><td>3</td></tr></tbody></table>',
  ],
  ['a table without heads', '<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>'],
  [
    'a table over many pages',
    `<table><caption>Long</caption><thead><tr><th scope="col">H1</th><th scope="col">H2</th></tr></thead><tbody>${Array.from({ length: 120 }, (_, index) => `<tr><td>${index}</td><td>text ${index}</td></tr>`).join('')}</tbody></table>`,
  ],
  ['a picture with words', `<p><img src="${PICTURE}" alt="A diagram"></p>`],
  ['a picture for show', `<p><img src="${PICTURE}" alt=""> x</p>`],
  ['a picture without words', `<p><img src="${PICTURE}"> x</p>`],
  ['a figure', `<figure><img src="${PICTURE}" alt="A diagram"><figcaption>Figure 1</figcaption></figure>`],
  [
    'a figure around a table',
    '<figure><table><tr><th>a</th></tr><tr><td>b</td></tr></table><figcaption>T</figcaption></figure>',
  ],
  ['a picture that is a link', `<p><a href="https://x.example/"><img src="${PICTURE}" alt="logo"></a></p>`],
  [
    'links of all kinds',
    '<p><a href="mailto:a@b.example">mail</a> <a href="tel:+441">call</a> <a>none</a> <a href="#nowhere">dead</a></p>',
  ],
  [
    'a link over several lines',
    `<p>${'word '.repeat(14)}<a href="https://x.example/long">${'link text '.repeat(30)}</a></p>`,
  ],
  ['Arabic', '<p dir="rtl" lang="ar">سياسة السلامة على الإنترنت</p>'],
  ['words in another language', '<p><span lang="cy">Polisi diogelwch</span> <em lang="fr">bonjour</em></p>'],
  [
    'footnotes',
    '<p>x<sup><a href="#fn1" id="r1">1</a></sup></p><section class="footnotes"><h2>Notes</h2><ol><li id="fn1">note <a href="#r1">↩</a></li></ol></section>',
  ],
  [
    'transparency',
    '<div style="opacity:.5;box-shadow:2px 2px 6px #888;border-radius:8px;padding:8px">see-through</div>',
  ],
  ['a filter', '<p style="filter:blur(.3px)">blurred</p>'],
  [
    'a drawing with and without words',
    '<svg width="40" height="40"><circle cx="20" cy="20" r="18" fill="red"/></svg><svg role="img" aria-label="icon" width="40" height="40"><circle cx="20" cy="20" r="18"/></svg>',
  ],
  ['an aside in an article', '<aside><h2>A</h2><p>x</p></aside><article><address>ad</address></article>'],
  ['words off the page', '<p><span style="position:absolute;left:-9999px">away</span> visible</p><p hidden>hidden</p>'],
  [
    'soft hyphens and spaces',
    '<p>super&shy;cali&shy;fragi&nbsp;x \u200bzero \u2011 hyphen \u2003 wide \u202f thin</p>',
  ],
  ['nothing at all', '<p></p><div></div><ul></ul><table></table>'],
  ['generated content', '<p class="b">x</p><style>.b::before{content:"§ "} .b::after{content:" ¶"}</style>'],
  ['columns', `<div style="columns:2">${'<p>one two three</p>'.repeat(9)}</div>`],
  ['form controls', '<button>press</button><input value="v"><textarea>t</textarea><select><option>o</option></select>'],
];

let printer: Printer;
beforeAll(async () => {
  printer = await createPrinter({ timeLimitMs: 60_000 });
});
afterAll(async () => printer.close());

describe('awkward constructs keep to the standards', () => {
  it.each(CONSTRUCTS)('%s', async (_name, html) => {
    const { bytes } = await printer.print(samplePrintJob({ html: () => `<h2>Heading</h2>${html}` }));
    expect(conformanceFaults(await OpenPdf.load(bytes))).toEqual([]);
  });
});

function table(cell: string): string {
  return `<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>${cell}</td></tr></tbody></table>`;
}
