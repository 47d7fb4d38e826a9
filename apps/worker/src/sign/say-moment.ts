const words = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

/** An instant as it is read in the United Kingdom, whatever the host's zone: `19 November 2026, 18:42 GMT`. */
export function sayMoment(at: Date): string {
  const part = Object.fromEntries(words.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part['day']} ${part['month']} ${part['year']}, ${part['hour']}:${part['minute']} ${part['timeZoneName']}`;
}
