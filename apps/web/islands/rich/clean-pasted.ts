interface Level {
  readonly list: HTMLElement;
  readonly depth: number;
}

const LIST_STYLE = /mso-list:\s*l\d+\s+level(\d+)/i;
const COUNTED = /^\s*(?:\(?\w{1,4}[.)])\s*$/;

/** Markup from a word processor as plain HTML: its list paragraphs become lists, and what only it understands is gone. */
export function cleanPasted(html: string): string {
  const { body } = new DOMParser().parseFromString(html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, ''), 'text/html');
  for (const element of [...body.querySelectorAll('style, script, meta, link, title, xml')]) element.remove();
  for (const element of [...body.querySelectorAll('*')])
    if (element.localName.includes(':')) element.replaceWith(...element.childNodes);
  let open: Level[] = [];
  for (const paragraph of [...body.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6')]) {
    const depth = Number(LIST_STYLE.exec(paragraph.getAttribute('style') ?? '')?.[1] ?? 0);
    const follows = open.length > 0 && paragraph.previousElementSibling === open[0]?.list;
    if (depth > 0) open = listed(paragraph, depth, follows ? open : []);
    else open = [];
  }
  return body.innerHTML;
}

/** Puts a list paragraph behind the items before it, or into a list of its own; gives the lists that are open now. */
function listed(paragraph: HTMLElement, depth: number, before: readonly Level[]): Level[] {
  const marker = takeMarker(paragraph);
  const kind = COUNTED.test(marker) ? 'ol' : 'ul';
  const open = before.filter(
    (level) => level.depth < depth || (level.depth === depth && level.list.localName === kind),
  );
  const item = document.createElement('li');
  const words = document.createElement('p');
  words.append(...paragraph.childNodes);
  item.append(words);
  const last = open.at(-1);
  if (last?.depth === depth) {
    last.list.append(item);
    paragraph.remove();
    return open;
  }
  const list = document.createElement(kind);
  list.append(item);
  if (last) {
    last.list.lastElementChild?.append(list);
    paragraph.remove();
  } else paragraph.replaceWith(list);
  return [...open, { list, depth }];
}

/** The bullet or number that was typed for the eye: the list says it by itself. */
function takeMarker(paragraph: HTMLElement): string {
  const typed = [...paragraph.querySelectorAll('span')].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
  );
  const marker = typed?.textContent ?? '';
  typed?.remove();
  return marker;
}
