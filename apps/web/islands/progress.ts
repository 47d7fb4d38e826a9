interface Progress {
  readonly words: string;
  readonly value: number;
  readonly max: number;
}

/** A reader who has just followed a link or sent a form is let go for this long before the page is thought to stay. */
const LEAVING_MS = 10_000;

/** Follows what the page waits for: shows how far it is, says it aloud at each quarter, and loads the page when it is over. */
function follow(watching: HTMLElement, address: string): void {
  const bar = document.querySelector('progress');
  const words = document.getElementById('progress');
  const aloud = document.createElement('p');
  aloud.className = 'govuk-visually-hidden';
  aloud.setAttribute('role', 'status');
  watching.append(aloud);
  let quarter = bar ? Math.floor((bar.value / (bar.max || 1)) * 4) : 0;
  let leftAt = -LEAVING_MS;
  window.addEventListener('beforeunload', () => (leftAt = performance.now()));
  const events = new EventSource(address);
  events.addEventListener('progress', ({ data }: MessageEvent<string>) => {
    const progress = JSON.parse(data) as Progress;
    if (words && progress.words) words.textContent = progress.words;
    if (bar && progress.max > 0) [bar.max, bar.value] = [progress.max, progress.value];
    const now = progress.max > 0 ? Math.floor((progress.value / progress.max) * 4) : 0;
    if (now > quarter) aloud.textContent = progress.words;
    quarter = now;
  });
  // Loading the page anew would call off a link that was followed or a form that was sent meanwhile.
  const load = (): void => {
    const leaving = leftAt + LEAVING_MS - performance.now();
    if (leaving > 0) setTimeout(load, leaving);
    else location.reload();
  };
  for (const name of ['over', 'ended'])
    events.addEventListener(name, () => {
      events.close();
      load();
    });
}

const watching = document.querySelector<HTMLElement>('[data-progress]');
if (watching) follow(watching, watching.dataset['progress'] ?? '');
